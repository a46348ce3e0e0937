import Compression
import Descriptions
import Foundation

/// A classification set that needs no file: Gaussian inputs, labelled by a random network, some labels replaced.
///
/// The inputs are independent N(0, 1) numbers. A two-layer tanh network with random weights gives each its class; then,
/// with probability `labelNoise`, the label is replaced by a class drawn uniformly from all (the same one included).
/// The set is a function of these numbers only. More examples leave the earlier ones as they are, and the label noise
/// does not touch inputs or weights.
public struct TeacherSource: DataSource {
  /// The number of test examples, 1…1 000 000.
  public var testExamples: Int

  /// The number of features, 1…4096.
  public var features: Int

  /// The number of classes, 2…256.
  public var classes: Int

  /// The number of the teacher's hidden units, 2…4096. With one alone, only two classes could ever be chosen.
  public var hidden: Int

  /// The probability that a label is replaced, 0…1.
  public var labelNoise: Double

  /// The seed of the whole set, 0…2⁵³.
  public var seed: UInt64

  /// Ten classes of 20 features, a tenth of whose labels are replaced, unless told.
  public init(
    testExamples: Int = 10_000, features: Int = 20, classes: Int = 10, hidden: Int = 32, labelNoise: Double = 0.1,
    seed: UInt64 = 1
  ) {
    (self.testExamples, self.features, self.classes) = (testExamples, features, classes)
    (self.hidden, self.labelNoise, self.seed) = (hidden, labelNoise, seed)
  }

  public static let name = "teacher"
  public static let meaning = "Gaussian inputs, labelled by a random network, some labels replaced. It needs no file."
  public static let template = TeacherSource()
  public static let fields: [Field<Self>] = [
    Field("test-examples", \.testExamples, .integer(from: 1, to: 1_000_000), "The number of test examples."),
    Field("features", \.features, .integer(from: 1, to: 4096), "The number of features."),
    Field("classes", \.classes, .integer(from: 2, to: 256), "The number of classes."),
    Field("teacher-hidden", \.hidden, .integer(from: 2, to: 4096), "The number of the teacher's hidden units."),
    Field(
      "label-noise", \.labelNoise, .number(Interval(from: 0, to: 1)),
      "The probability that a label is replaced by a random class."),
    Field("seed", \.seed, .integer(from: 0, to: 1 << 53), "The seed of the whole set."),
  ]

  public static let mostExamples = 1_000_000

  public func bytes(examples: Int) -> Double? { Double(examples + testExamples) * Double(features) * 4 }

  public func seconds(examples: Int) -> Double {
    Double(examples + testExamples + TeacherNetwork.calibrationCount) * Double(features)
      * (40e-9 + 0.5e-9 * Double(hidden))
  }

  /// Generates both parts; no folder is read. The checksums are those of the arrays' bytes.
  ///
  /// - Throws: `DataSetError.unusedClass` if the teacher never chooses one of the classes.
  public func make(examples: Int, directory: URL?) throws(DataSetError) -> DataSplit {
    var weights = stream(.weights)
    var calibration = stream(.calibration)
    let teacher = TeacherNetwork(
      features: features, hidden: hidden, classes: classes, weights: &weights, calibration: &calibration)
    if let unused = teacher.unusedClass {
      throw DataSetError.unusedClass(dataSet: Self.name, label: unused, inputs: TeacherNetwork.calibrationCount)
        .blamed(on: "classes")
    }
    let train = part(of: teacher, count: examples, inputs: .trainInputs, noise: .trainNoise)
    let test = part(of: teacher, count: testExamples, inputs: .testInputs, noise: .testNoise)
    return DataSplit(
      name: Self.name, train: train, test: test,
      checksums: [
        FileChecksum(file: "train-inputs", CRC32(of: train.inputs)),
        FileChecksum(file: "train-labels", CRC32(of: train.labels)),
        FileChecksum(file: "test-inputs", CRC32(of: test.inputs)),
        FileChecksum(file: "test-labels", CRC32(of: test.labels)),
      ])
  }

  /// What a stream of random numbers is for. The numbers are part of every generated set: never change one.
  private enum Purpose: UInt64 {
    case weights = 1
    case calibration = 2
    case trainInputs = 3
    case trainNoise = 4
    case testInputs = 5
    case testNoise = 6
  }

  private func stream(_ purpose: Purpose) -> RandomStream {
    RandomStream(seed: seed, purpose: purpose.rawValue)
  }

  private func part(
    of teacher: TeacherNetwork, count: Int, inputs: Purpose, noise: Purpose
  ) -> LabelledData {
    var inputStream = stream(inputs)
    let values = (0..<(count * features)).map { _ in Float(inputStream.normal()) }
    var noiseStream = stream(noise)
    let labels = (0..<count).map { example -> UInt8 in
      // Both numbers are drawn for every example, so that the probability does not move the later ones.
      let isReplaced = noiseStream.uniform() < labelNoise
      let replacement = UInt8(noiseStream.integer(below: classes))
      return isReplaced ? replacement : teacher.label(values[(example * features)..<((example + 1) * features)])
    }
    return LabelledData(inputs: values, labels: labels, featureCount: features, classCount: classes)
  }
}

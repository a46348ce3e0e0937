import Foundation

/// A classification set that needs no file: Gaussian inputs, labelled by a random network, some labels replaced.
///
/// The inputs are independent N(0, 1) numbers. A two-layer tanh network with random weights gives each its class; then,
/// with probability `labelNoise`, the label is replaced by a class drawn uniformly from all (the same one included).
/// The set is a function of these numbers only. More examples leave the earlier ones as they are, and the label noise
/// does not touch inputs or weights.
public struct TeacherData: Sendable, Equatable {
  /// The number of training examples, 1…1 000 000.
  public var examples: Int

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

  /// The seed, 0…2⁵³.
  public var seed: UInt64

  /// Describes a set.
  public init(
    examples: Int = 10_000, testExamples: Int = 10_000, features: Int = 20, classes: Int = 10, hidden: Int = 32,
    labelNoise: Double = 0.1, seed: UInt64 = 1
  ) {
    self.examples = examples
    self.testExamples = testExamples
    self.features = features
    self.classes = classes
    self.hidden = hidden
    self.labelNoise = labelNoise
    self.seed = seed
  }

  /// Generates both parts. The checksums are those of the arrays' bytes.
  ///
  /// - Throws: `DataSetError.invalidParameter`, or `.unusedClass` if the teacher never chooses one of the classes.
  public func generate() throws -> DataSplit {
    for (parameter, value) in zip(Self.parameters, values) { try parameter.check(.number(value)) }
    var weights = stream(.weights)
    var calibration = stream(.calibration)
    let teacher = try TeacherNetwork(
      features: features, hidden: hidden, classes: classes, weights: &weights, calibration: &calibration)
    let train = part(of: teacher, count: examples, inputs: .trainInputs, noise: .trainNoise)
    let test = part(of: teacher, count: testExamples, inputs: .testInputs, noise: .testNoise)
    return DataSplit(
      name: "teacher", train: train, test: test,
      checksums: [
        FileChecksum(file: "train-inputs", crc32: Checksum.text(Checksum.crc32(train.inputs))),
        FileChecksum(file: "train-labels", crc32: Checksum.text(Checksum.crc32(train.labels))),
        FileChecksum(file: "test-inputs", crc32: Checksum.text(Checksum.crc32(test.inputs))),
        FileChecksum(file: "test-labels", crc32: Checksum.text(Checksum.crc32(test.labels))),
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

  /// In the order of `parameters`.
  private var values: [Double] {
    [
      Double(examples), Double(testExamples), Double(features), Double(classes), Double(hidden), labelNoise,
      Double(seed),
    ]
  }

  static let parameters: [DataParameter] = [
    DataParameter(
      name: "examples", defaultValue: 10_000, allowed: .integers(1...1_000_000),
      meaning: "number of training examples"),
    DataParameter(
      name: "test-examples", defaultValue: 10_000, allowed: .integers(1...1_000_000),
      meaning: "number of test examples"),
    DataParameter(
      name: "features", defaultValue: 20, allowed: .integers(1...4096), meaning: "number of features"),
    DataParameter(name: "classes", defaultValue: 10, allowed: .integers(2...256), meaning: "number of classes"),
    DataParameter(
      name: "teacher-hidden", defaultValue: 32, allowed: .integers(2...4096),
      meaning: "number of the teacher's hidden units"),
    DataParameter(
      name: "label-noise", defaultValue: 0.1, allowed: .reals(0...1),
      meaning: "probability that a label is replaced by a random class"),
    DataParameter(
      name: "seed", defaultValue: 1, allowed: .integers(0...(1 << 53)), meaning: "seed of the whole set"),
  ]
}

/// The teacher's set by name. It reads no files.
public struct TeacherSource: DataSource {
  public var name: String { "teacher" }

  public var parameters: [DataParameter] { TeacherData.parameters }

  public func make(_ values: DataValues, directory: URL?) throws -> DataSplit {
    try TeacherData(
      examples: values.integer("examples"), testExamples: values.integer("test-examples"),
      features: values.integer("features"), classes: values.integer("classes"),
      hidden: values.integer("teacher-hidden"),
      labelNoise: values.number("label-noise"), seed: UInt64(values.number("seed"))
    ).generate()
  }
}

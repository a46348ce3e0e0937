import Descriptions
import Foundation

/// Pairs of IDX files: inputs, one row or image an example, and a class or numbers to be predicted each.
///
/// Inputs of unsigned bytes become 0…1, numbers of other types stay as they are. A class need not occur. Numbers to be
/// predicted are standardised as those of ``CSVSource``.
public struct IDXSource: DataSource {
  /// The pair of files to train on.
  public var trainInputs, trainLabels: String
  /// The pair to test on instead of a share of the training pair; both or neither.
  public var testInputs, testLabels: String?
  /// Whether labels are classes or numbers.
  public var task: PredictionTask
  /// The side of the squares of pixels that are averaged, 1…1024.
  public var pool: Int
  /// By which mean and deviation the inputs are scaled.
  public var standardize: Scaling
  /// The share of the examples that is kept for the test: 0.2, or 0 beside a test pair, unless told.
  public var testFraction: Double {
    get { share.fraction(hasTestFile: testInputs != nil) }
    set { share.chosen = newValue }
  }
  /// The seed of its draw.
  public var splitSeed: UInt64 {
    get { share.seed }
    set { share.seed = newValue }
  }
  private var share: TestShare

  /// A pair whose labels are classes, unless told.
  public init(
    trainInputs: String, trainLabels: String, testInputs: String? = nil, testLabels: String? = nil,
    task: PredictionTask = .classification, pool: Int = 1, standardize: Scaling = .overall,
    testFraction: Double? = nil, splitSeed: UInt64 = 1
  ) {
    (self.trainInputs, self.trainLabels) = (trainInputs, trainLabels)
    (self.testInputs, self.testLabels) = (testInputs, testLabels)
    (self.task, self.pool, self.standardize) = (task, pool, standardize)
    share = TestShare(chosen: testFraction, seed: splitSeed)
  }

  public static let name = "idx"
  public static let meaning = "Pairs of IDX files: inputs, and a class or numbers to be predicted each."
  public static let template = IDXSource(trainInputs: "", trainLabels: "")
  public static let fields: [Field<Self>] =
    [
      .required("train-inputs", \.trainInputs, .file, "Inputs, gzipped or not."),
      .required("train-labels", \.trainLabels, .file, "Their classes or numbers, gzipped or not."),
      Field("test-inputs", \.testInputs, .file, "Inputs to test on, instead of a share of the training pair."),
      Field("test-labels", \.testLabels, .file, "Their classes or numbers."),
      Field("task", \.task, .words(PredictionTask.self), "Whether labels are classes or numbers."),
      Field("pool", \.pool, .integer(from: 1, to: 1024), "The side of the squares of pixels that are averaged."),
      Field(
        "standardize", \.standardize, .words(Scaling.self), "By which mean and deviation the inputs are scaled."),
    ] + Field.testShare(fraction: \.testFraction, seed: \.splitSeed, testFile: "test-inputs")

  public static let readsNamedFiles = true
  public static let mostExamples = Int(Int32.max)
  public var isRegression: Bool { task == .regression }
  public var label: String { trainInputs }

  public func check() throws(Fault) {
    try share.check(hasTestFile: testInputs != nil, testFile: "test-inputs")
    guard (testInputs == nil) == (testLabels == nil) else {
      let missing = testInputs == nil ? "test-inputs" : "test-labels"
      throw Fault(missing, allowed: "it is required in 'idx' with a test pair", path: [])
    }
  }

  public func make(examples: Int, directory: URL?) throws(DataSetError) -> DataSplit {
    func pair(_ inputs: String, _ labels: String, _ part: String) throws(DataSetError) -> IDXPair {
      try IDXPair(
        NamedFile(inputs, of: "\(part)-inputs", in: directory), NamedFile(labels, of: "\(part)-labels", in: directory),
        pool: pool, task: task)
    }
    let first = try pair(trainInputs, trainLabels, "train")
    let second: IDXPair? =
      if let testInputs, let testLabels { try pair(testInputs, testLabels, "test") } else { nil }
    if let second, second.width != first.width {
      throw DataSetError.wrongShape(
        file: second.inputFile.path, found: second.dimensions,
        expected: [second.count] + first.dimensions.dropFirst()
      ).blamed(on: second.inputFile.parameter)
    }
    if let second, second.targetCount != first.targetCount {
      throw DataSetError.wrongShape(
        file: second.labelFile.path, found: [second.count, second.targetCount],
        expected: [second.count, first.targetCount]
      ).blamed(on: second.labelFile.parameter)
    }
    let split = try RandomSplit(
      rows: first.count, testFraction: testFraction, seed: splitSeed, file: first.inputFile.path)
    let classes = max(first.classCount, second?.classCount ?? 0, 2)
    let train = first.rows(try split.train(examples, file: first.inputFile.path), classCount: classes)
    let test =
      second.map { $0.rows(0..<$0.count, classCount: classes) } ?? first.rows(split.test[...], classCount: classes)
    let inputs = try standardize.apply(
      train: train.inputs, test: test.inputs, width: first.width, name: Self.name)
    let targets = try Scaling.targets(
      train.targets, test.targets, isScaled: standardize != .none, name: Self.name)
    return DataSplit(
      name: Self.name, train: LabelledData(inputs: inputs.train, targets: targets.train, featureCount: first.width),
      test: LabelledData(inputs: inputs.test, targets: targets.test, featureCount: first.width),
      checksums: first.checksums + (second?.checksums ?? []),
      readingBytes: first.readingBytes + (second?.readingBytes ?? 0))
  }
}

import Descriptions
import Foundation

/// A table of separated text: one row an example, one or several columns of targets, all others inputs.
///
/// Classes are numbered in ascending order. Numbers to be predicted are standardised as the inputs are, but each column
/// by itself, so that a loss is a multiple of the targets' variance.
public struct CSVSource: DataSource {
  /// The table, and one to test on instead of a share of it.
  public var file: String, testFile: String?
  /// What is to be predicted.
  public var target: Columns
  /// What is not used.
  public var leaveOut: Columns?
  /// Whether a target is a class or a number.
  public var task: PredictionTask
  /// Whether the first line names the columns.
  public var hasHeader: Bool
  /// What stands between two fields.
  public var separator: CSVFormat.Separator
  /// By which mean and deviation the inputs are scaled.
  public var standardize: Scaling
  /// The share of the examples that is kept for the test: 0.2, or 0 beside a test file, unless told.
  public var testFraction: Double {
    get { share.fraction(hasTestFile: testFile != nil) }
    set { share.chosen = newValue }
  }
  /// The seed of its draw.
  public var splitSeed: UInt64 {
    get { share.seed }
    set { share.seed = newValue }
  }
  private var share: TestShare

  /// A table with a header and commas, whose target is a class, unless told.
  public init(
    file: String, target: Columns, testFile: String? = nil, leaveOut: Columns? = nil,
    task: PredictionTask = .classification, hasHeader: Bool = true, separator: CSVFormat.Separator = .comma,
    standardize: Scaling = .perColumn, testFraction: Double? = nil, splitSeed: UInt64 = 1
  ) {
    (self.file, self.target, self.testFile, self.leaveOut) = (file, target, testFile, leaveOut)
    (self.task, self.hasHeader, self.separator, self.standardize) = (task, hasHeader, separator, standardize)
    share = TestShare(chosen: testFraction, seed: splitSeed)
  }

  public static let name = "csv"
  public static let meaning = "A table of separated text: a row an example, one or several columns of targets."
  public static let template = CSVSource(file: "", target: [])
  public static let fields: [Field<Self>] =
    [
      .required("file", \.file, .file, "The table, gzipped or not."),
      Field("test-file", \.testFile, .file, "A table of the same columns to test on, instead of a share of file."),
      .required("target", \.target, Columns.allowed(atLeast: 1), "The column, or several, to be predicted."),
      Field("leave-out", \.leaveOut, Columns.allowed(atLeast: 0), "Columns that are not used."),
      Field("task", \.task, .words(PredictionTask.self), "Whether a target is a class or a number."),
      Field("header", \.hasHeader, .flag, "Whether the first line names the columns."),
      Field("separator", \.separator, .words(CSVFormat.Separator.self), "What stands between two fields."),
      Field(
        "standardize", \.standardize, .words(Scaling.self), "By which mean and deviation the inputs are scaled."),
    ] + Field.testShare(fraction: \.testFraction, seed: \.splitSeed, testFile: "test-file")

  public static let readsNamedFiles = true
  public static let mostExamples = Int(Int32.max)
  public var isRegression: Bool { task == .regression }
  public var label: String { file }

  public func check() throws(Fault) {
    try share.check(hasTestFile: testFile != nil, testFile: "test-file")
    guard task == .regression || target.names.count == 1 else {
      throw Fault(
        "target", "[\(target.names.joined(separator: ", "))]", allowed: "one column where the task is classification")
    }
  }

  public func make(examples: Int, directory: URL?) throws(DataSetError) -> DataSplit {
    let layout = LabelledTable.Layout(
      format: CSVFormat(hasHeader: hasHeader, separator: separator), task: task, targets: target.names,
      leftOut: leaveOut?.names ?? [])
    let table = try LabelledTable(NamedFile(file, of: "file", in: directory), layout)
    let testTable = try testFile.map { name throws(DataSetError) in
      try LabelledTable(NamedFile(name, of: "test-file", in: directory), layout, like: table)
    }
    let split = try RandomSplit(
      rows: table.rows, testFraction: testFraction, seed: splitSeed, file: table.file.path)
    let train = (table: table, rows: Array(try split.train(examples, file: table.file.path)))
    let test = testTable.map { (table: $0, rows: Array(0..<$0.rows)) } ?? (table: table, rows: split.test)
    let inputs = try standardize.apply(
      train: LabelledTable.rows(train.rows, of: table.inputs, width: table.width),
      test: LabelledTable.rows(test.rows, of: test.table.inputs, width: table.width), width: table.width,
      name: Self.name)
    let targets = try Self.targets(train, test, layout.task, isScaled: standardize != .none)
    return DataSplit(
      name: Self.name, train: LabelledData(inputs: inputs.train, targets: targets.train, featureCount: table.width),
      test: LabelledData(inputs: inputs.test, targets: targets.test, featureCount: table.width),
      checksums: [table.checksum] + (testTable.map { [$0.checksum] } ?? []),
      // A number is some nine characters of text, held twice, before it takes eight bytes.
      readingBytes: 24 * Double(table.inputs.count + (testTable?.inputs.count ?? 0)))
  }

  private typealias Part = (table: LabelledTable, rows: [Int])

  private static func targets(
    _ train: Part, _ test: Part, _ task: PredictionTask, isScaled: Bool
  ) throws(DataSetError) -> (train: LabelledData.Targets, test: LabelledData.Targets) {
    switch task {
    case .classification:
      let names = try ClassNames(train.table.classes + test.table.classes, in: train.table)
      let labels = [train, test].map { part in part.rows.map { names.label(part.table.classes[$0]) } }
      return (.classes(labels[0], of: names.count), .classes(labels[1], of: names.count))
    case .regression:
      let width = train.table.targetCount
      let numbers = [train, test].map { LabelledTable.rows($0.rows, of: $0.table.numbers, width: width) }
      // In double precision, as the table has them.
      let scaled = try (isScaled ? Scaling.perColumn : .none).apply(
        train: numbers[0], test: numbers[1], width: width, name: name)
      return (.numbers(scaled.train, columns: width), .numbers(scaled.test, columns: width))
    }
  }
}

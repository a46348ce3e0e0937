import Foundation

/// A table of separated text: one row an example, one or several columns of targets, all others inputs.
///
/// Classes are numbered in ascending order. Numbers to be predicted are standardised as the inputs are, but each column by
/// itself, so that a loss is a multiple of the targets' variance.
public struct CSVSource: DataSource {
  public var name: String { "csv" }
  public var readsNamedFiles: Bool { true }

  public var parameters: [DataParameter] {
    [
      DataParameter(name: "file", isRequired: true, allowed: .file, meaning: "the table, gzipped or not"),
      DataParameter(
        name: "test-file", allowed: .file, meaning: "a table of the same columns to test on, instead of a share of file"
      ),
      DataParameter(
        name: "target", isRequired: true, allowed: .columns, meaning: "the column, or several, to be predicted"),
      DataParameter(name: "leave-out", allowed: .columns, meaning: "columns that are not used"),
      DataParameter(
        name: "task", defaultValue: "classification", allowed: .words(Task.allCases.map(\.rawValue)),
        meaning: "whether a target is a class or a number"),
      DataParameter(
        name: "header", defaultValue: true, allowed: .flag, meaning: "whether the first line names the columns"),
      DataParameter(
        name: "separator", defaultValue: "comma", allowed: .words(CSVFormat.Separator.allCases.map(\.rawValue)),
        meaning: "what stands between two fields"),
      Scaling.perColumn.parameter,
    ] + RandomSplit.parameters
  }

  public func withDefaults(_ given: DataValues) -> DataValues {
    RandomSplit.withDefaults(given, self, testFile: "test-file")
  }

  public func make(_ values: DataValues, directory: URL?) throws -> DataSplit {
    try RandomSplit.check(values, testFile: "test-file")
    let layout = LabelledTable.Layout(
      format: CSVFormat(
        hasHeader: values.flag("header"), separator: values.word("separator", as: CSVFormat.Separator.self)),
      task: values.word("task", as: Task.self), targets: values.texts("target"), leftOut: values.texts("leave-out"))
    guard layout.task == .regression || layout.targets.count == 1 else {
      throw DataSetError.invalidParameter(
        name: "target", value: DataValue.texts(layout.targets).shown,
        allowed: "one column where the task is classification")
    }
    let table = try LabelledTable(NamedFile(values.text("file")!, in: directory), layout)
    let testTable = try values.text("test-file").map {
      try LabelledTable(NamedFile($0, in: directory), layout, like: table)
    }
    let split = try RandomSplit(
      rows: table.rows, testFraction: values.number("test-fraction"), seed: UInt64(values.number("split-seed")),
      file: table.path)
    let train = (table: table, rows: Array(try split.train(values.integer("examples"), file: table.path)))
    let test = testTable.map { (table: $0, rows: Array(0..<$0.rows)) } ?? (table: table, rows: split.test)
    let inputs = try values.word("standardize", as: Scaling.self).apply(
      train: LabelledTable.rows(train.rows, of: table.inputs, width: table.width),
      test: LabelledTable.rows(test.rows, of: test.table.inputs, width: table.width), width: table.width, name: name)
    let targets = try Self.targets(train, test, layout.task, isScaled: values.text("standardize") != "none")
    return DataSplit(
      name: name, train: LabelledData(inputs: inputs.train, targets: targets.train, featureCount: table.width),
      test: LabelledData(inputs: inputs.test, targets: targets.test, featureCount: table.width),
      checksums: [table.checksum] + (testTable.map { [$0.checksum] } ?? []))
  }

  private typealias Part = (table: LabelledTable, rows: [Int])

  private static func targets(
    _ train: Part, _ test: Part, _ task: Task, isScaled: Bool
  ) throws -> (train: LabelledData.Targets, test: LabelledData.Targets) {
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
        train: numbers[0], test: numbers[1], width: width, name: "csv")
      return (.numbers(scaled.train, columns: width), .numbers(scaled.test, columns: width))
    }
  }
}

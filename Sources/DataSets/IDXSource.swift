import Foundation

/// Pairs of IDX files: inputs, one row or image an example, and a class or numbers to be predicted each.
///
/// Inputs of unsigned bytes become 0…1, numbers of other types stay as they are. A class need not occur. Numbers to be
/// predicted are standardised as those of ``CSVSource``.
public struct IDXSource: DataSource {
  public var name: String { "idx" }
  public var readsNamedFiles: Bool { true }

  public var parameters: [DataParameter] {
    [
      DataParameter(name: "train-inputs", isRequired: true, allowed: .file, meaning: "inputs, gzipped or not"),
      DataParameter(
        name: "train-labels", isRequired: true, allowed: .file, meaning: "their classes or numbers, gzipped or not"),
      DataParameter(
        name: "test-inputs", allowed: .file, meaning: "inputs to test on, instead of a share of the training pair"),
      DataParameter(name: "test-labels", allowed: .file, meaning: "their classes or numbers"),
      DataParameter(
        name: "task", defaultValue: "classification", allowed: .words(Task.allCases.map(\.rawValue)),
        meaning: "whether labels are classes or numbers"),
      DataParameter(
        name: "pool", defaultValue: 1, allowed: .integers(1...1024),
        meaning: "side of the squares of pixels that are averaged"),
      Scaling.overall.parameter,
    ] + RandomSplit.parameters
  }

  public func withDefaults(_ given: DataValues) -> DataValues {
    RandomSplit.withDefaults(given, self, testFile: "test-inputs")
  }

  public func make(_ values: DataValues, directory: URL?) throws -> DataSplit {
    try RandomSplit.check(values, testFile: "test-inputs")
    let task = values.word("task", as: Task.self)
    func pair(_ inputs: String, _ labels: String) throws -> IDXPair {
      guard let inputs = values.text(inputs), let labels = values.text(labels) else {
        throw DataSetError.missingParameter(
          name: values.text(inputs) == nil ? inputs : labels, dataSet: "idx with a test pair")
      }
      return try IDXPair(
        NamedFile(inputs, in: directory), NamedFile(labels, in: directory), pool: values.integer("pool"),
        task: task)
    }
    let first = try pair("train-inputs", "train-labels")
    let hasTest = values.text("test-inputs") != nil || values.text("test-labels") != nil
    let second = hasTest ? try pair("test-inputs", "test-labels") : nil
    if let second, second.width != first.width {
      throw DataSetError.wrongShape(
        file: second.path, found: second.dimensions, expected: [second.count] + first.dimensions.dropFirst())
    }
    if let second, second.targetCount != first.targetCount {
      throw DataSetError.wrongShape(
        file: second.labelPath, found: [second.count, second.targetCount], expected: [second.count, first.targetCount])
    }
    let split = try RandomSplit(
      rows: first.count, testFraction: values.number("test-fraction"), seed: UInt64(values.number("split-seed")),
      file: first.path)
    let classes = max(first.classCount, second?.classCount ?? 0, 2)
    let train = first.rows(try split.train(values.integer("examples"), file: first.path), classCount: classes)
    let test =
      second.map { $0.rows(0..<$0.count, classCount: classes) } ?? first.rows(split.test[...], classCount: classes)
    let inputs = try values.word("standardize", as: Scaling.self).apply(
      train: train.inputs, test: test.inputs, width: first.width, name: name)
    let targets = try Scaling.targets(
      train.targets, test.targets, isScaled: values.text("standardize") != "none", name: name)
    return DataSplit(
      name: name, train: LabelledData(inputs: inputs.train, targets: targets.train, featureCount: first.width),
      test: LabelledData(inputs: inputs.test, targets: targets.test, featureCount: first.width),
      checksums: first.checksums + (second?.checksums ?? []))
  }
}

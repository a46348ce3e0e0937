import Foundation

/// Pairs of IDX files: inputs, one row or image an example, and a class each.
///
/// Unsigned bytes become 0…1, numbers of other types stay as they are. A class need not occur.
public struct IDXSource: DataSource {
  public var name: String { "idx" }
  public var readsNamedFiles: Bool { true }

  public var parameters: [DataParameter] {
    [
      DataParameter(name: "train-inputs", isRequired: true, allowed: .file, meaning: "inputs, gzipped or not"),
      DataParameter(name: "train-labels", isRequired: true, allowed: .file, meaning: "their classes, gzipped or not"),
      DataParameter(
        name: "test-inputs", allowed: .file, meaning: "inputs to test on, instead of a share of the training pair"),
      DataParameter(name: "test-labels", allowed: .file, meaning: "their classes"),
      DataParameter(
        name: "pool", defaultValue: 1, allowed: .integers(1...1024),
        meaning: "side of the squares of pixels that are averaged"),
      DataParameter(
        name: "standardize", defaultValue: .text(Scaling.overall.rawValue), allowed: .words(Scaling.parameterWords),
        meaning: "by which mean and deviation the inputs are scaled"),
    ] + RandomSplit.parameters + [
      DataParameter(
        name: "examples", defaultValue: 10_000, allowed: .integers(1...Int(Int32.max)),
        meaning: "number of training examples, from the first on")
    ]
  }

  public func withDefaults(_ given: DataValues) -> DataValues {
    RandomSplit.withDefaults(given, self, testFile: "test-inputs")
  }

  public func make(_ values: DataValues, directory: URL?) throws -> DataSplit {
    try RandomSplit.check(values, testFile: "test-inputs")
    func pair(_ inputs: String, _ labels: String) throws -> IDXPair {
      guard let inputs = values.text(inputs), let labels = values.text(labels) else {
        throw DataSetError.missingParameter(
          name: values.text(inputs) == nil ? inputs : labels, dataSet: "idx with a test pair")
      }
      return try IDXPair(
        NamedFile(inputs, in: directory), NamedFile(labels, in: directory), pool: values.integer("pool"))
    }
    let first = try pair("train-inputs", "train-labels")
    let hasTest = values.text("test-inputs") != nil || values.text("test-labels") != nil
    let second = hasTest ? try pair("test-inputs", "test-labels") : nil
    if let second, second.width != first.width {
      throw DataSetError.wrongShape(
        file: second.path, found: second.dimensions, expected: [second.count] + first.dimensions.dropFirst())
    }
    let split = try RandomSplit(
      rows: first.count, testFraction: values.number("test-fraction"), seed: UInt64(values.number("split-seed")),
      file: first.path)
    let asked = values.integer("examples")
    guard split.train.count >= asked else {
      throw DataSetError.tooFewExamples(file: first.path, found: split.train.count, asked: asked)
    }
    let train = first.rows(split.train[..<asked])
    let test = second.map { $0.rows(0..<$0.count) } ?? first.rows(split.test[...])
    let inputs = try values.word("standardize", as: Scaling.self).apply(
      train: train.inputs, test: test.inputs, width: first.width, name: name)
    let classes = max(first.classCount, second?.classCount ?? 0, 2)
    return DataSplit(
      name: name,
      train: LabelledData(inputs: inputs.train, labels: train.labels, featureCount: first.width, classCount: classes),
      test: LabelledData(inputs: inputs.test, labels: test.labels, featureCount: first.width, classCount: classes),
      checksums: first.checksums + (second?.checksums ?? []))
  }
}

/// Inputs and labels that belong together.
struct IDXPair {
  /// Row-major.
  let inputs: [Float]
  let labels: [UInt8]
  /// Numbers of one example.
  let width: Int
  /// Of the inputs' file.
  let dimensions: [Int]
  let path: String
  let checksums: [FileChecksum]

  var count: Int { labels.count }
  var classCount: Int { Int(labels.max() ?? 0) + 1 }

  /// - Throws: `DataSetError`.
  init(_ inputFile: NamedFile, _ labelFile: NamedFile, pool: Int) throws {
    let (labelBytes, inputBytes) = (try labelFile.read(), try inputFile.read())
    let labelArray = try IDXArray(bytes: labelBytes, file: labelFile.path)
    let array = try IDXArray(bytes: inputBytes, file: inputFile.path, allowing: IDXArray.ElementType.allCases)
    guard labelArray.dimensions.count == 1 else {
      throw DataSetError.wrongShape(
        file: labelFile.path, found: labelArray.dimensions, expected: [array.dimensions[0]])
    }
    guard array.dimensions[0] == labelArray.elements.count, array.dimensions[0] > 0, !array.dimensions.contains(0)
    else {
      throw DataSetError.wrongShape(
        file: inputFile.path, found: array.dimensions,
        expected: [labelArray.elements.count] + array.dimensions.dropFirst())
    }
    let numbers: [Float]
    switch (array.type, pool) {
    case (.unsignedByte, 1): numbers = array.elements.map { Float(Double($0) / 255) }
    case (.unsignedByte, _) where array.dimensions.count == 3 && array.dimensions[1] == array.dimensions[2]:
      numbers = try MeanPooling.pool(array.elements, side: array.dimensions[1], by: pool)
    case (_, 1): numbers = try array.numbers(file: inputFile.path)
    default:
      throw DataSetError.invalidParameter(
        name: "pool", value: "\(pool)", allowed: "1 for what are no square images of unsigned bytes")
    }
    (inputs, labels) = (numbers, labelArray.elements)
    width = numbers.count / labels.count
    (dimensions, path) = (array.dimensions, inputFile.path)
    checksums = [inputFile.checksum(of: inputBytes), labelFile.checksum(of: labelBytes)]
  }

  func rows(_ places: some Collection<Int>) -> (inputs: [Float], labels: [UInt8]) {
    var chosen: [Float] = []
    chosen.reserveCapacity(places.count * width)
    for place in places { chosen += inputs[(place * width)..<((place + 1) * width)] }
    return (chosen, places.map { labels[$0] })
  }
}

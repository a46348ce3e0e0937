import Foundation

/// Inputs and labels that belong together.
struct IDXPair {
  /// Row-major.
  private let inputs: [Float]
  /// Classes, or row-major the numbers to be predicted.
  private let labels: LabelledData.Targets
  let count: Int
  /// Numbers of one example.
  let width: Int
  /// Of the inputs' file.
  let dimensions: [Int]
  let inputFile, labelFile: NamedFile
  let checksums: [FileChecksum]
  /// What was held while they were read: the bytes twice, the inputs before and after they are scaled.
  let readingBytes: Double

  /// One more than the largest class; 0 for numbers.
  var classCount: Int {
    if case .classes(let labels, _) = labels { Int(labels.max() ?? 0) + 1 } else { 0 }
  }

  /// Numbers to be predicted for an example; 0 for classes.
  var targetCount: Int {
    if case .numbers(_, let columns) = labels { columns } else { 0 }
  }

  /// - Throws: `DataSetError`.
  init(_ inputFile: NamedFile, _ labelFile: NamedFile, pool: Int, task: PredictionTask) throws(DataSetError) {
    let (labelBytes, inputBytes) = (try labelFile.read(), try inputFile.read())
    let types: [IDXArray.ElementType] = task == .classification ? [.unsignedByte] : IDXArray.ElementType.allCases
    let labelArray = try labelFile.blamed { () throws(DataSetError) in
      try IDXArray(bytes: labelBytes, file: labelFile.path, allowing: types)
    }
    let array = try inputFile.blamed { () throws(DataSetError) in
      try IDXArray(bytes: inputBytes, file: inputFile.path, allowing: IDXArray.ElementType.allCases)
    }
    let count = labelArray.dimensions[0]
    guard !labelArray.dimensions.contains(0), task == .regression || labelArray.dimensions.count == 1 else {
      throw DataSetError.wrongShape(
        file: labelFile.path, found: labelArray.dimensions, expected: [array.dimensions[0]]
      ).blamed(on: labelFile.parameter)
    }
    guard array.dimensions[0] == count, !array.dimensions.contains(0) else {
      throw DataSetError.wrongShape(
        file: inputFile.path, found: array.dimensions, expected: [count] + array.dimensions.dropFirst()
      ).blamed(on: inputFile.parameter)
    }
    inputs = try inputFile.blamed { () throws(DataSetError) in
      try Self.inputs(array, file: inputFile.path, pool: pool)
    }
    switch task {
    case .classification: labels = .classes(labelArray.elements, of: 256)
    case .regression:
      let columns = labelArray.dimensions.dropFirst().reduce(1, *)
      let numbers = try labelFile.blamed { () throws(DataSetError) in try labelArray.numbers(file: labelFile.path) }
      labels = .numbers(numbers, columns: columns)
    }
    self.count = count
    width = inputs.count / count
    (dimensions, self.inputFile, self.labelFile) = (array.dimensions, inputFile, labelFile)
    readingBytes = 2 * Double(inputBytes.count) + 8 * Double(inputs.count)
    checksums = [inputFile.checksum(of: inputBytes), labelFile.checksum(of: labelBytes)]
  }

  private static func inputs(_ array: IDXArray, file: String, pool: Int) throws(DataSetError) -> [Float] {
    switch (array.type, pool) {
    case (.unsignedByte, 1): return array.elements.map { Float(Double($0) / 255) }
    case (.unsignedByte, _) where array.dimensions.count == 3 && array.dimensions[1] == array.dimensions[2]:
      do { return try MeanPooling.pool(array.elements, side: array.dimensions[1], by: pool) } catch {
        throw DataSetError(error)
      }
    case (_, 1): return try array.numbers(file: file)
    default:
      throw DataSetError.invalidParameter(
        name: "pool", value: "\(pool)", allowed: "1 for what are no square images of unsigned bytes")
    }
  }

  /// Some examples, in that order; of classes there are said to be `classCount`.
  func rows(
    _ places: some Collection<Int>, classCount: Int
  ) -> (inputs: [Float], targets: LabelledData.Targets) {
    let chosen = Self.rows(places, of: inputs, width: width)
    switch labels {
    case .classes(let labels, _): return (chosen, .classes(places.map { labels[$0] }, of: classCount))
    case .numbers(let numbers, let columns):
      return (chosen, .numbers(Self.rows(places, of: numbers, width: columns), columns: columns))
    }
  }

  private static func rows(_ places: some Collection<Int>, of numbers: [Float], width: Int) -> [Float] {
    var chosen: [Float] = []
    chosen.reserveCapacity(places.count * width)
    for place in places { chosen += numbers[(place * width)..<((place + 1) * width)] }
    return chosen
  }
}

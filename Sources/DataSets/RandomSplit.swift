/// Cuts rows into a training and a test part, the same for the same number of rows, fraction and seed on every machine.
struct RandomSplit {
  /// Positions of rows, in the order in which they are used.
  let train, test: [Int]

  /// What the stream of random numbers is for; part of every split, so never to change.
  private static let purpose: UInt64 = 16

  /// The rows are shuffled (Fisher and Yates); the first are for training, the last `fraction` of them, rounded to the
  /// nearest number, for the test. With a fraction of 0 all are for training, in the file's order.
  ///
  /// - Throws: `DataSetError.emptyPart` where a part of a fraction > 0 is empty.
  init(rows count: Int, testFraction fraction: Double, seed: UInt64, file: String) throws {
    var rows = Array(0..<count)
    guard fraction > 0 else {
      (train, test) = (rows, [])
      return
    }
    var stream = RandomStream(seed: seed, purpose: Self.purpose)
    for index in 0..<max(count - 1, 0) { rows.swapAt(index, index + stream.integer(below: count - index)) }
    let tests = Int((Double(count) * fraction).rounded())
    guard tests >= 1, tests < count else {
      throw DataSetError.emptyPart(file: file, rows: count, testFraction: fraction)
    }
    (train, test) = (Array(rows[..<(count - tests)]), Array(rows[(count - tests)...]))
  }

  static let parameters = [
    DataParameter(
      name: "test-fraction", defaultValue: 0.2, allowed: .reals(0...0.99),
      meaning: "share of the examples that is kept for the test, drawn at random; 0 where the test has files of its own"
    ),
    DataParameter(
      name: "split-seed", defaultValue: 1, allowed: .integers(0...(1 << 53)), meaning: "seed of that draw"),
    DataParameter(
      name: "examples", defaultValue: 10_000, allowed: .integers(1...Int(Int32.max)),
      meaning: "number of training examples, from the first on"),
  ]

  /// The first rows for training.
  /// - Throws: `DataSetError.tooFewExamples` where there are not so many.
  func train(_ asked: Int, file: String) throws -> ArraySlice<Int> {
    guard train.count >= asked else {
      throw DataSetError.tooFewExamples(file: file, found: train.count, asked: asked)
    }
    return train[..<asked]
  }

  /// The defaults of a source's parameters, which depend on whether the test has a file of its own.
  static func withDefaults(_ given: DataValues, _ source: some DataSource, testFile: String) -> DataValues {
    let parameters = source.parameters
    return DataValues(
      parameters.compactMap { parameter in
        let isFraction = parameter.name == "test-fraction" && given[testFile] != nil
        return (given[parameter.name] ?? (isFraction ? 0 : parameter.defaultValue)).map { (parameter.name, $0) }
      })
  }

  /// - Throws: `DataSetError.invalidParameter` for a fraction beside a file of its own.
  static func check(_ values: DataValues, testFile: String) throws {
    guard values[testFile] == nil || values.number("test-fraction") == 0 else {
      throw DataSetError.invalidParameter(
        name: "test-fraction", value: DataValue.number(values.number("test-fraction")).shown,
        allowed: "0 or nothing beside \(testFile)")
    }
  }
}

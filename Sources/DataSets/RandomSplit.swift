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
  init(rows count: Int, testFraction fraction: Double, seed: UInt64, file: String) throws(DataSetError) {
    var rows = Array(0..<count)
    guard fraction > 0 else {
      (train, test) = (rows, [])
      return
    }
    var stream = RandomStream(seed: seed, purpose: Self.purpose)
    for index in 0..<max(count - 1, 0) { rows.swapAt(index, index + stream.integer(below: count - index)) }
    let tests = Int((Double(count) * fraction).rounded())
    guard tests >= 1, tests < count else {
      throw DataSetError.emptyPart(file: file, rows: count, testFraction: fraction).blamed(on: "test-fraction")
    }
    (train, test) = (Array(rows[..<(count - tests)]), Array(rows[(count - tests)...]))
  }

  /// The first rows for training.
  /// - Throws: `DataSetError.tooFewExamples` where there are not so many.
  func train(_ asked: Int, file: String) throws(DataSetError) -> ArraySlice<Int> {
    guard train.count >= asked else {
      throw DataSetError.tooFewExamples(file: file, found: train.count, asked: asked).blamed(on: "examples")
    }
    return train[..<asked]
  }
}

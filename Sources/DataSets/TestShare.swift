import Descriptions

/// Which share of the rows is kept for the test, and how it is drawn.
struct TestShare: Sendable {
  /// As it was asked for.
  var chosen: Double?
  var seed: UInt64

  /// Unless told a fifth, or nothing where the test has a file of its own.
  func fraction(hasTestFile: Bool) -> Double { chosen ?? (hasTestFile ? 0 : 0.2) }

  /// - Throws: `Fault` for a fraction beside a file of its own.
  func check(hasTestFile: Bool, testFile: String) throws(Fault) {
    guard hasTestFile, let chosen, chosen != 0 else { return }
    throw Fault("test-fraction", chosen.shortText, allowed: "0 or nothing beside \(testFile)")
  }
}

extension Field {
  /// The fields of a share that is kept for the test.
  static func testShare(
    fraction: any WritableKeyPath<Root, Double> & Sendable, seed: any WritableKeyPath<Root, UInt64> & Sendable,
    testFile: String
  ) -> [Field] {
    [
      Field(
        "test-fraction", fraction, .number(Interval(from: 0, to: 0.99)),
        "The share of the examples that is kept for the test, drawn at random; 0 where the test has files of its own.",
        depends: "0.2, or 0 beside \(testFile)"),
      Field("split-seed", seed, .integer(from: 0, to: 1 << 53), "The seed of that draw."),
    ]
  }
}

import Equivalence
import Testing

@Suite("Curve comparison")
struct CurveComparisonTests {
  /// A comparison that is fine until one argument is spoilt.
  static func compare(
    curve: [SampleSummary] = [SampleSummary([1, 2]), SampleSummary([1, 2])],
    reference: [SampleSummary] = [SampleSummary(exact: 1), SampleSummary(exact: 1)],
    epochs: [Double] = [0, 1], settled: [Bool] = [false, true], kind: GapKind = .logRatio, margin: Double = 0.1,
    confidence: Double = 0.95, curveDiverged: Bool = false, referenceDiverged: Bool = false
  ) throws -> CurveComparison {
    try CurveComparison(
      curve: curve, reference: reference, epochs: epochs, settled: settled, kind: kind, margin: margin,
      confidence: confidence, curveDiverged: curveDiverged, referenceDiverged: referenceDiverged)
  }

  @Test("points carry the epochs and the settled marks")
  func pointsFollowEpochs() throws {
    let comparison = try Self.compare()
    #expect(comparison.points.map(\.epoch) == [0, 1])
    #expect(comparison.points.map(\.settled) == [false, true])
  }

  @Test("bad margins", arguments: [0, -0.1, .infinity])
  func margin(value: Double) {
    #expect(throws: EquivalenceError.margin(value)) { try Self.compare(margin: value) }
  }

  @Test("bad confidences", arguments: [0.5, 1, 95, -1])
  func confidence(value: Double) {
    #expect(throws: EquivalenceError.confidence(value)) { try Self.compare(confidence: value) }
  }

  @Test("epochs must increase, and each be marked")
  func epochs() {
    #expect(throws: EquivalenceError.epochsNotIncreasing(1)) { try Self.compare(epochs: [1, 1]) }
    #expect(throws: EquivalenceError.epochsNotIncreasing(.infinity)) { try Self.compare(epochs: [1, .infinity]) }
    #expect(throws: EquivalenceError.settledCount(1, epochs: 2)) { try Self.compare(settled: [true]) }
    #expect(throws: EquivalenceError.noEpochs) {
      try Self.compare(curve: [], reference: [], epochs: [], settled: [])
    }
  }

  @Test("only a curve that diverged may be short, and none may be long")
  func length() throws {
    let short = [SampleSummary([1, 2])], long = Array(repeating: SampleSummary([1, 2]), count: 3)
    #expect(throws: EquivalenceError.curveLength(1, epochs: 2, isReference: false)) { try Self.compare(curve: short) }
    #expect(throws: EquivalenceError.curveLength(1, epochs: 2, isReference: true)) {
      try Self.compare(reference: short, curveDiverged: true)
    }
    #expect(throws: EquivalenceError.curveLength(3, epochs: 2, isReference: false)) {
      try Self.compare(curve: long, curveDiverged: true)
    }
    #expect(try Self.compare(curve: short, curveDiverged: true).points.count == 1)
  }

  @Test("a mean that is no loss")
  func mean() throws {
    let negative = [SampleSummary([1, 2]), SampleSummary(exact: -1)]
    #expect(throws: EquivalenceError.mean(-1, epoch: 1, isReference: true)) { try Self.compare(reference: negative) }
    #expect(try Self.compare(reference: negative, kind: .difference).points[1].gap == 2.5)
    #expect(throws: EquivalenceError.mean(.infinity, epoch: 0, isReference: false)) {
      try Self.compare(curve: [SampleSummary(exact: .infinity), SampleSummary([1, 2])], kind: .difference)
    }
  }

  @Test("samples without replicates, or with a negative variance")
  func sample() {
    let good = SampleSummary([1, 2])
    #expect(throws: EquivalenceError.sample(count: 2, variance: -1, epoch: 0, isReference: false)) {
      try Self.compare(curve: [SampleSummary(count: 2, mean: 1, variance: -1), good])
    }
    #expect(throws: EquivalenceError.self) { try Self.compare(curve: [good, SampleSummary([])]) }
  }

  @Test("an error is a sentence with the value and what is allowed")
  func sentences() {
    #expect(EquivalenceError.confidence(95).description == "confidence is 95.0; it must be > 0.5 and < 1")
    #expect(
      EquivalenceError.mean(-1, epoch: 3, isReference: true).description
        == "the reference curve has mean -1.0 at epoch 3.0; a mean must be finite, and that of a loss ≥ 0")
  }
}

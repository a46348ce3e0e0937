import TestSupport
import Testing

@testable import Equivalence

@Suite struct ResolutionTests {
  private static func resolution(_ noticed: [Double], of factors: [Double]) -> Resolution? {
    Resolution(factors.map { ($0, noticed.contains($0)) }, source: .closedForm)
  }

  /// A gap that leaves the margin and comes back is not yet noticed for good.
  @Test func `the smallest factor from which on all larger ones are noticed`() throws {
    let factors = [0.25, 0.5, 0.8, 1.25, 1.5, 2, 4]
    let found = try #require(Self.resolution([0.25, 0.5, 1.25, 2, 4], of: factors))
    #expect(found.above == 2 && found.below == 0.5 && found.tried == 0.25...4)
    #expect(!found.isPoor)
    let none = try #require(Self.resolution([1.25, 1.5, 0.5], of: factors))
    #expect(none.above == nil && none.below == nil && none.isPoor)
    #expect(Self.resolution([], of: []) == nil)
    let above = try #require(Self.resolution([4], of: [2, 4]))
    #expect(above.above == 4 && above.below == nil && above.tried == 1...4 && above.isPoor)
  }

  @Test func `the weakest of several`() throws {
    let (a, b) = (
      try #require(Self.resolution([0.5, 2], of: [0.5, 2])),
      try #require(Self.resolution([0.25, 4], of: [0.25, 0.5, 2, 4]))
    )
    let weakest = try #require(Resolution.weakest(of: [a, b]))
    #expect(weakest.above == 4 && weakest.below == 0.25 && weakest.tried == 0.5...2)
    let silent = Resolution(above: nil, below: 0.5, tried: 0.5...2, source: .controls)
    #expect(Resolution.weakest(of: [a, silent])?.above == nil)
    #expect(Resolution.weakest(of: []) == nil)
  }

  @Test func `an exact gap is noticed beyond the margin`() throws {
    let comparison = try CurveComparison(
      curve: [SampleSummary(exact: 1), SampleSummary(exact: 1)],
      reference: [SampleSummary(exact: 1), SampleSummary(exact: 1)], epochs: [0, 1], settled: [false, true],
      kind: .logRatio, margin: 0.1, confidence: 0.95)
    #expect(try comparison.noticeableGaps(in: .whole) == [0.1, 0.1])
    #expect(try comparison.noticeableGaps(in: .settled) == [0.1])
    #expect(comparison.points(of: .final).map(\.epoch) == [1])
  }

  @Test func `one replicate notices nothing`() throws {
    let comparison = try CurveComparison(
      curve: [SampleSummary([1])], reference: [SampleSummary([1, 2])], epochs: [0], settled: [true], kind: .logRatio,
      margin: 0.1, confidence: 0.95)
    #expect(try comparison.noticeableGaps(in: .whole) == [.infinity])
  }

  /// A true gap of the size at which it should be noticed is called different in nine trials of ten: 1000 trials, 1e-6 over all
  /// checks on each side. A single measured spread errs; the pooled one keeps it within a few per cent, and the larger of the two errs
  /// on the safe side.
  @Test("nine chances in ten", arguments: [(4, 1), (4, 10), (8, 10), (16, 1), (16, 100), (64, 10)])
  func power(replicates: Int, epochs: Int) throws {
    var ensembles = SeededEnsembles(seed: 11)
    func curve(_ means: [Double]) -> [SampleSummary] {
      ensembles.curve(means: means, deviation: 1, correlation: 0.5, replicates: replicates)
    }
    let (trials, zero) = (1000, [Double](repeating: 0, count: epochs))
    func compare(_ means: [Double]) throws -> CurveComparison {
      try CurveComparison(
        curve: curve(means), reference: curve(zero), epochs: (0..<epochs).map(Double.init),
        settled: zero.map { _ in true },
        kind: .difference, margin: 0.5, confidence: 0.95)
    }
    let found = try (0..<trials).count { _ in
      var means = zero
      means[epochs / 2] = try compare(zero).noticeableGaps(in: .whole)[epochs / 2]
      return try compare(means).verdict(.whole).kind == .different
    }
    // With 4 replicates and one epoch there is nothing to pool.
    let lowest = replicates == 4 && epochs == 1 ? 0.78 : 0.88
    let alarm = 1e-6 / 12
    #expect(found >= Binomial(trials: trials, probability: lowest).range(alarm: alarm).lowerBound, "\(found)")
  }
}

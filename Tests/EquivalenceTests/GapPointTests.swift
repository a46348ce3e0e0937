import Equivalence
import Foundation
import Testing

@Suite("Gap")
struct GapPointTests {
  /// The points of curves compared at epochs 0, 1, 2 … with confidence 0.95.
  static func points(_ curve: [SampleSummary], _ reference: [SampleSummary], _ kind: GapKind) throws -> [GapPoint] {
    try CurveComparison(
      curve: curve, reference: reference, epochs: curve.indices.map(Double.init),
      settled: curve.map { _ in false }, kind: kind, margin: 0.1, confidence: 0.95
    ).points
  }

  // A few roundings in the formulas, and SciPy's quantile: 1e-10 covers both.
  static func isClose(_ observed: Double, _ expected: Double) -> Bool {
    abs(observed - expected) <= 1e-10 * max(1, abs(expected))
  }

  /// ln(0.5/1e-320) = 736.1 though 0.5/1e-320 is larger than any double; three replicates, one of them far away.
  @Test("means whose ratio is no double have a gap")
  func farApart() throws {
    let (low, high) = (SampleSummary([1e-320, 1e-320, 1e-320]), SampleSummary([0.5, 1e-320, 1e-320]))
    let point = try #require(Self.points([high], [low], .logRatio).first)
    let expected = log(0.5 / 3) - log(1e-320)
    #expect(Self.isClose(point.gap, expected))
    #expect(point.bandLower < point.gap && point.gap < point.bandUpper)
    let back = try #require(Self.points([low], [high], .logRatio).first)
    #expect(Self.isClose(back.gap, -expected))
  }

  // SciPy 1.17.1: r = ttest_ind(a, b, equal_var=False); r.df, r.confidence_interval(0.9).
  @Test("a difference of two samples is Welch's interval")
  func difference() throws {
    let point = try #require(
      Self.points(
        [SampleSummary([0.31, 0.42, 0.28, 0.37, 0.35])], [SampleSummary([0.52, 0.44, 0.61])], .difference
      ).first)
    #expect(Self.isClose(point.gap, -0.17733333333333334))
    #expect(Self.isClose(point.standardError, 0.17733333333333334 / 3.239208890215015))
    #expect(Self.isClose(point.degreesOfFreedom, 3.001651695681672))
    #expect(Self.isClose(point.lower, -0.30614138294858106))
    #expect(Self.isClose(point.upper, -0.048525283718085704))
  }

  // By hand: a = (0.2/2.2)²/4, b = (0.3/2)²/9, standard error √(a + b), ν = (a + b)²/(a²/3 + b²/8);
  // quantiles from scipy.stats.t.ppf(0.95, ν) and, for the band over 3 epochs, √(f t₃² + (1 − f) t₈²)
  // of (1 − 0.05/6, 3) and (…, 8), f = a/(a + b).
  @Test("a log ratio takes relative spreads, and its band the number of epochs")
  func logRatio() throws {
    let curve = SampleSummary(count: 4, mean: 2.2, variance: 0.04)
    let reference = SampleSummary(count: 9, mean: 2, variance: 0.09)
    let points = try Self.points([curve, curve, curve], [reference, reference, reference], .logRatio)
    #expect(points.count == 3)
    for point in points {
      #expect(Self.isClose(point.gap, 0.09531017980432493))
      #expect(Self.isClose(point.standardError, 0.06757303976053866))
      #expect(Self.isClose(point.degreesOfFreedom, 9.458970489739597))
      #expect(Self.isClose(point.upper - point.gap, 0.12318820797675004))
      #expect(Self.isClose(point.gap - point.lower, 0.12318820797675004))
      #expect(Self.isClose(point.bandUpper - point.gap, 0.26734017163847723))
      #expect(Self.isClose(point.gap - point.bandLower, 0.26734017163847723))
    }
    #expect(points.map(\.epoch) == [0, 1, 2])
  }

  @Test("swapping the curves turns the gap and its intervals round", arguments: GapKind.allCases)
  func antisymmetry(kind: GapKind) throws {
    let one = SampleSummary(count: 5, mean: 0.7, variance: 0.01)
    let other = SampleSummary(count: 12, mean: 0.9, variance: 0.2)
    let forth = try #require(Self.points([one], [other], kind).first)
    let back = try #require(Self.points([other], [one], kind).first)
    #expect(Self.isClose(forth.gap, -back.gap))
    #expect(Self.isClose(forth.lower, -back.upper))
    #expect(Self.isClose(forth.bandLower, -back.bandUpper))
    #expect(Self.isClose(forth.degreesOfFreedom, back.degreesOfFreedom))
  }

  @Test("a log ratio does not depend on the unit of the loss", arguments: [1e-100, 1e100])
  func unit(scale: Double) throws {
    func sample(_ unit: Double) -> [SampleSummary] {
      [SampleSummary([1.0, 1.2, 1.5].map { $0 * unit })]
    }
    let reference = [SampleSummary(exact: 1)], scaled = [SampleSummary(exact: scale)]
    let expected = try #require(Self.points(sample(1), reference, .logRatio).first)
    let observed = try #require(Self.points(sample(scale), scaled, .logRatio).first)
    #expect(Self.isClose(observed.gap, expected.gap))
    #expect(Self.isClose(observed.standardError, expected.standardError))
    #expect(Self.isClose(observed.degreesOfFreedom, expected.degreesOfFreedom))
  }

  @Test("against an exact reference ν is R − 1, and the exact side adds no width", arguments: GapKind.allCases)
  func oneExact(kind: GapKind) throws {
    let curve = SampleSummary(count: 7, mean: 1, variance: 0.28)
    for (one, other) in [(curve, SampleSummary(exact: 1)), (SampleSummary(exact: 1), curve)] {
      let point = try #require(Self.points([one], [other], kind).first)
      #expect(Self.isClose(point.degreesOfFreedom, 6))
      #expect(Self.isClose(point.standardError, 0.2))
      #expect(point.gap == 0)
    }
  }

  @Test("without spread on either side there is no width")
  func bothExact() throws {
    for other in [SampleSummary(exact: 0.5), SampleSummary(count: 3, mean: 0.5, variance: 0)] {
      let point = try #require(Self.points([SampleSummary(exact: 0.75)], [other], .difference).first)
      #expect(point.gap == 0.25)
      #expect([point.lower, point.upper, point.bandLower, point.bandUpper] == [0.25, 0.25, 0.25, 0.25])
      #expect(point.standardError == 0)
      #expect(point.degreesOfFreedom == .infinity)
    }
  }

  @Test("one replicate has a gap and an infinite width")
  func oneReplicate() throws {
    let point = try #require(Self.points([SampleSummary([0.75])], [SampleSummary([0.5, 0.5])], .difference).first)
    #expect(point.gap == 0.25)
    #expect(point.standardError == .infinity)
    #expect(point.degreesOfFreedom == 0)
    #expect([point.lower, point.bandLower] == [-.infinity, -.infinity])
    #expect([point.upper, point.bandUpper] == [.infinity, .infinity])
  }

  @Test("two losses of exactly 0 are equal; one is infinitely far from any other")
  func zeroLosses() throws {
    let zero = SampleSummary([0, 0, 0]), other = SampleSummary([1, 2, 3])
    let points = try Self.points([zero, zero, other], [zero, other, SampleSummary(exact: 0)], .logRatio)
    #expect(points.map(\.gap) == [0, -.infinity, .infinity])
    #expect(points.map(\.lower) == [0, -.infinity, .infinity])
    #expect(points.map(\.upper) == [0, -.infinity, .infinity])
    #expect(points[0].standardError == 0)
  }
}

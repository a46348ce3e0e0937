import Equivalence
import Foundation
import Testing

@Suite("Replicates to decide")
struct ReplicatesToDecideTests {
  /// The suggestion for a pilot that measured exactly these gaps, with deviation 1 and 8 replicates on the first side.
  static func suggestion(
    gaps: [Double], referenceDeviation: Double, margin: Double, referenceReplicates: Int = 8
  ) throws -> Int? {
    try CurveComparison(
      curve: gaps.map { SampleSummary(count: 8, mean: $0, variance: 1) },
      reference: gaps.map { _ in
        referenceDeviation == 0
          ? SampleSummary(exact: 0)
          : SampleSummary(
            count: referenceReplicates, mean: 0, variance: referenceDeviation * referenceDeviation)
      },
      epochs: gaps.indices.map(Double.init), settled: gaps.map { _ in true }, kind: .difference, margin: margin,
      confidence: 0.95
    ).verdict(.whole).replicatesToDecide
  }

  /// z(0.95) + z(0.9) and z(1 − 0.05/8) + z(0.9), from scipy.stats.norm.ppf.
  static let toPass: Double = 1.6448536269514722 + 1.2815515655446004
  static let toShow: Double = 2.497705474412374 + 1.2815515655446004

  /// Gaps, reference deviation and (quantiles / distance to the margin of 0.2)² · Σ s².
  static let normalLimits: [(gaps: [Double], referenceDeviation: Double, expected: Double)] = [
    ([0.15], 0, 400 * toPass * toPass),
    ([-0.15], 2, 5 * 400 * toPass * toPass),
    ([0, 0, 0, 0.15], 0, 400 * toPass * toPass),
    ([0, 0, 0, -0.25], 0, 400 * toShow * toShow),
    // The larger excess decides first.
    ([0.21, 0, 0, 0.25], 1, 2 * 400 * toShow * toShow),
  ]

  // Student's quantiles add about one replicate to thousands, so 1 % is ample.
  @Test("with many replicates it is the normal formula", arguments: normalLimits)
  func normalLimit(gaps: [Double], referenceDeviation: Double, expected: Double) throws {
    let observed = try #require(
      try Self.suggestion(gaps: gaps, referenceDeviation: referenceDeviation, margin: 0.2))
    #expect(abs(Double(observed) - expected) <= 0.01 * expected)
  }

  @Test("the suggestion is per schedule, whatever the counts of the pilot")
  func unequalPilot() throws {
    let one = try Self.suggestion(gaps: [0.1], referenceDeviation: 2, margin: 0.5, referenceReplicates: 3)
    let other = try Self.suggestion(gaps: [0.1], referenceDeviation: 2, margin: 0.5, referenceReplicates: 30)
    #expect(one != nil)
    #expect(one == other)
  }

  @Test("never: a gap as large as the margin, an unknown spread, a distance beyond measure")
  func never() throws {
    #expect(try Self.suggestion(gaps: [0, 0.25], referenceDeviation: 1, margin: 0.25) == nil)
    #expect(
      try Self.suggestion(gaps: [0], referenceDeviation: 1, margin: 0.25, referenceReplicates: 1) == nil)
    #expect(try Self.suggestion(gaps: [0.25], referenceDeviation: 1, margin: 0.25 + 1e-9) == nil)
  }

  @Test("a decided verdict suggests nothing")
  func decided() throws {
    #expect(try Self.suggestion(gaps: [0], referenceDeviation: 1, margin: 100) == nil)
    #expect(try Self.suggestion(gaps: [100], referenceDeviation: 1, margin: 1) == nil)
  }

  /// True gaps in units of the deviation, the correlation of the epochs, the reference's deviation, and whether one epoch
  /// alone decides, so that the suggestion is not only enough but also needed.
  static let profiles: [(gaps: [Double], correlation: Double, referenceDeviation: Double, isSharp: Bool)] = [
    ([0.5], 0, 1, true),
    ([0], 0, 2, true),
    ([0, 0, 0, -0.5, 0, 0], 0.9, 2, true),
    (Array(repeating: 0.5, count: 10), 0, 1, true),
    (Array(repeating: 0.5, count: 10), 0.9, 0, false),
    ([0, 1.6, 0, 0, 0, 0], 0, 1, true),
    ([0, -1.5, 0, 0, 0, 0], 0.9, 0, true),
    (Array(repeating: 1.5, count: 6), 0.9, 1, false),
  ]

  // Promised are nine chances in ten. 87 % leaves 3 % to Student's distribution standing in for the noncentral one; above
  // that a sharp suggestion must not exceed 95 %, nor half of it reach 85 %. Binomial alarms 1e-6 over 24 checks.
  @Test("the suggested number decides nine times in ten, half of it does not", arguments: profiles)
  func power(gaps: [Double], correlation: Double, referenceDeviation: Double, isSharp: Bool) throws {
    let suggested = try #require(
      try Self.suggestion(gaps: gaps, referenceDeviation: referenceDeviation, margin: 1))
    let alarm = 1e-6 / 24
    let decided = try Self.decisions(gaps, correlation, referenceDeviation, replicates: suggested)
    #expect(decided >= Binomial(trials: Self.trials, probability: 0.87).range(alarm: alarm).lowerBound)
    if isSharp {
      #expect(decided <= Binomial(trials: Self.trials, probability: 0.95).range(alarm: alarm).upperBound)
      let half = try Self.decisions(gaps, correlation, referenceDeviation, replicates: (suggested + 1) / 2)
      #expect(half <= Binomial(trials: Self.trials, probability: 0.85).range(alarm: alarm).upperBound)
    }
  }

  static let trials = 1000

  /// How many of the trials with this many replicates come to the right decision.
  static func decisions(
    _ gaps: [Double], _ correlation: Double, _ referenceDeviation: Double, replicates: Int
  ) throws -> Int {
    var ensembles = SeededEnsembles(seed: 6)
    let right: VerdictKind = gaps.contains { abs($0) > 1 } ? .different : .equivalent
    return try (0..<trials).count { _ in
      let reference =
        referenceDeviation == 0
        ? gaps.map { _ in SampleSummary(exact: 0) }
        : ensembles.curve(
          means: gaps.map { _ in 0 }, deviation: referenceDeviation, correlation: correlation, replicates: replicates)
      let curve = ensembles.curve(means: gaps, deviation: 1, correlation: correlation, replicates: replicates)
      return try CurveComparison(
        curve: curve, reference: reference, epochs: gaps.indices.map(Double.init), settled: gaps.map { _ in false },
        kind: .difference, margin: 1, confidence: 0.95
      ).verdict(.whole).kind == right
    }
  }
}

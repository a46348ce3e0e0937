import Foundation
import TestSupport
import Testing

@testable import Equivalence

/// Verdicts on skewed replicates: how often they are wrong, and whether that is said.
@Suite struct SkewnessTests {
  private static let (trials, alarm) = (1000, 1e-6 / 20)

  /// Replicates exp(σ z − σ²/2) around a mean.
  private static func logNormal(
    _ generator: inout SeededGenerator, mean: Double, sigma: Double, replicates: Int
  ) -> SampleSummary {
    let values = (0..<replicates).map { _ in
      let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
      let z = radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
      return mean * exp(sigma * z - sigma * sigma / 2)
    }
    let average = values.reduce(0, +) / Double(replicates)
    func power(_ exponent: Int) -> Double { values.reduce(0) { $0 + pow($1 - average, Double(exponent)) } }
    let n = Double(replicates)
    return SampleSummary(
      count: replicates, mean: average, variance: power(2) / (n - 1), thirdMoment: power(3) * n / ((n - 1) * (n - 2)))
  }

  /// Verdicts on a curve of one epoch whose true gap is the margin, against an exact reference.
  private static func verdicts(sigma: Double, replicates: Int, margin: Double) throws -> [Verdict] {
    var generator = SeededGenerator(5)
    return try (0..<trials).map { _ in
      try CurveComparison(
        curve: [logNormal(&generator, mean: exp(margin), sigma: sigma, replicates: replicates)],
        reference: [SampleSummary(exact: 1)], epochs: [0], settled: [true], kind: .logRatio, margin: margin,
        confidence: 0.95
      ).verdict(.whole)
    }
  }

  // The 14 % of the lognormal with σ = 1 are known; what matters is that they do not come without a word.
  @Test("a skewed curve passes too often, and is flagged", arguments: [8, 16])
  func skewed(replicates: Int) throws {
    let verdicts = try Self.verdicts(sigma: 1, replicates: replicates, margin: 3)
    let wrong = verdicts.filter { $0.kind == .equivalent }
    #expect(wrong.count > Binomial(trials: Self.trials, probability: 0.08).range(alarm: Self.alarm).upperBound)
    let silent = wrong.count { !$0.isSkewed }
    #expect(silent <= Binomial(trials: Self.trials, probability: 0.05).range(alarm: Self.alarm).upperBound, "\(silent)")
  }

  @Test func `near normal replicates are not flagged over several epochs, and are wrong as often as they say`() throws {
    var generator = SeededGenerator(6)
    func curve(_ mean: Double) -> [SampleSummary] {
      (0..<10).map { _ in Self.logNormal(&generator, mean: mean, sigma: 0.05, replicates: 16) }
    }
    let verdicts = try (0..<200).map { _ in
      try CurveComparison(
        curve: curve(1), reference: (0..<10).map { _ in SampleSummary(exact: 1) }, epochs: (0..<10).map(Double.init),
        settled: (0..<10).map { _ in true }, kind: .logRatio, margin: 0.1, confidence: 0.95
      ).verdict(.whole)
    }
    #expect(verdicts.count(where: \.isSkewed) <= 10)
  }

  @Test func `sides that are alike cancel`() throws {
    let sample = SampleSummary(count: 4, mean: 1, variance: 0.5)
    let verdict = try CurveComparison(
      curve: [sample], reference: [sample], epochs: [0], settled: [true], kind: .logRatio, margin: 0.1,
      confidence: 0.95
    ).verdict(.whole)
    #expect(verdict.skewness == 0)
    let lone = try CurveComparison(
      curve: [sample], reference: [SampleSummary(exact: 1)], epochs: [0], settled: [true], kind: .logRatio,
      margin: 0.1, confidence: 0.95
    ).verdict(.whole)
    // 3 √(s²/R).
    #expect(isClose(lone.skewness, 3 * (0.5 / 4).squareRoot()))
    #expect(lone.isSkewed)
  }

  // Welch's ν gave 7 % at 10 epochs and 25 % at 100 here.
  @Test("few replicates against many of the same spread", arguments: [10, 100])
  func unequalCounts(epochs: Int) throws {
    var ensembles = SeededEnsembles(seed: 7)
    let zero = [Double](repeating: 0, count: epochs)
    let different = try (0..<Self.trials).count { _ in
      let curve = ensembles.curve(means: zero.map { _ in 0.5 }, deviation: 1, correlation: 0, replicates: 4)
      let reference = ensembles.curve(means: zero, deviation: 1, correlation: 0, replicates: 64)
      return try CurveComparison(
        curve: curve, reference: reference, epochs: zero.indices.map(Double.init), settled: zero.map { _ in true },
        kind: .difference, margin: 0.5, confidence: 0.95
      ).verdict(.whole).kind == .different
    }
    #expect(
      different <= Binomial(trials: Self.trials, probability: 0.05).range(alarm: Self.alarm).upperBound, "\(different)")
  }
}

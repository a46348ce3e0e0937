import Equivalence
import Foundation
import Testing

/// How often the verdicts and intervals are right, on simulated ensembles with fixed seeds.
///
/// Each check counts independent trials against a binomial law. With other seeds all checks of this suite together
/// would fail by chance less than once in a million: that budget is split over twice `checks`, for two sides each.
@Suite("Calibration")
struct CalibrationTests {
  static let trials = 2000
  static let epochs = 8
  static let confidence = 0.95
  static let checks = 50.0

  /// Replicates, correlation ρ between neighbouring epochs, and the reference's deviation beside the curve's 0.1, around
  /// means near 1; deviation 0 is an exact reference.
  struct Setting: Sendable, CustomTestStringConvertible {
    var replicates: Int
    var correlation: Double
    var referenceDeviation: Double
    var kind: GapKind

    var testDescription: String {
      "\(kind), \(replicates) replicates, correlation \(correlation), reference deviation \(referenceDeviation)"
    }

    /// The true standard error of a gap near 0.
    var standardError: Double {
      ((0.01 + referenceDeviation * referenceDeviation) / Double(replicates)).squareRoot()
    }

    /// How much more often than nominal a one-sided 5 % interval may fail: nothing for a Gaussian difference, one percent
    /// for the delta method at the relative deviations of 0.1 and 0.3 used here.
    var excess: Double { kind == .logRatio ? 0.01 : 0 }

    /// How rarely a band over 8 epochs may err at least: Banerjee's quantile is wide where there are few replicates.
    var leastBandErrors: Double { replicates == 4 ? 0 : 0.004 }
  }

  static let settings = [
    Setting(replicates: 4, correlation: 0, referenceDeviation: 0.1, kind: .difference),
    Setting(replicates: 4, correlation: 0, referenceDeviation: 0.3, kind: .difference),
    Setting(replicates: 4, correlation: 0.9, referenceDeviation: 0, kind: .logRatio),
    Setting(replicates: 16, correlation: 0, referenceDeviation: 0, kind: .logRatio),
    Setting(replicates: 16, correlation: 0.9, referenceDeviation: 0.1, kind: .difference),
    Setting(replicates: 16, correlation: 0.9, referenceDeviation: 0.3, kind: .logRatio),
    Setting(replicates: 64, correlation: 0, referenceDeviation: 0.1, kind: .logRatio),
    Setting(replicates: 64, correlation: 0.9, referenceDeviation: 0.3, kind: .difference),
  ]

  /// The counts allowed to something whose probability lies between these two.
  static func allowed(_ lowest: Double, _ highest: Double) -> ClosedRange<Int> {
    let alarm = 1e-6 / (2 * checks)
    let low = Binomial(trials: trials, probability: lowest).range(alarm: alarm).lowerBound
    return low...Binomial(trials: trials, probability: highest).range(alarm: alarm).upperBound
  }

  /// Comparisons of fresh ensembles whose true gaps are `gaps`.
  static func compare(_ setting: Setting, gaps: [Double], margin: Double, seed: UInt64) throws -> [CurveComparison] {
    var ensembles = SeededEnsembles(seed: seed)
    let ones = gaps.map { _ in 1.0 }
    let means = gaps.map { setting.kind == .difference ? 1 + $0 : exp($0) }
    return try (0..<trials).map { _ in
      let reference =
        setting.referenceDeviation == 0
        ? ones.map(SampleSummary.init(exact:))
        : ensembles.curve(
          means: ones, deviation: setting.referenceDeviation, correlation: setting.correlation,
          replicates: setting.replicates)
      let curve = ensembles.curve(
        means: means, deviation: 0.1, correlation: setting.correlation, replicates: setting.replicates)
      return try CurveComparison(
        curve: curve, reference: reference, epochs: gaps.indices.map(Double.init), settled: gaps.map { _ in false },
        kind: setting.kind, margin: margin, confidence: confidence)
    }
  }

  static func count(_ comparisons: [CurveComparison], _ kind: VerdictKind) -> Int {
    comparisons.count { $0.verdict(.whole).kind == kind }
  }

  // With a margin next to nothing the band is tested by itself: it errs in 5 % of trials, on both sides together, if the
  // epochs are independent. The lower limit keeps a band that is merely very wide from passing; correlation and few
  // replicates make it err less.
  @Test("identical ensembles: the band and the pointwise interval cover as often as they say", arguments: settings)
  func identical(_ setting: Setting) throws {
    let comparisons = try Self.compare(
      setting, gaps: Array(repeating: 0, count: Self.epochs), margin: 1e-9, seed: 1)
    #expect(Self.allowed(setting.leastBandErrors, 0.05 + setting.excess).contains(Self.count(comparisons, .different)))

    // One epoch a trial, because the epochs of a curve are not independent.
    let covered = comparisons.count { $0.points[5].lower <= 0 && 0 <= $0.points[5].upper }
    #expect(Self.allowed(0.9 - setting.excess, 0.92).contains(covered))
  }

  // One epoch lies on the margin, ten standard errors out, the others are equal: passing is up to that one alone. Only
  // differences: so far out the relative deviations, and with them a ratio's standard error, are no longer small.
  @Test(
    "a gap as large as the margin passes in 5 % of trials, not more",
    arguments: settings.filter { $0.kind == .difference }, [1, -1])
  func onTheMargin(_ setting: Setting, sign: Double) throws {
    let margin = 10 * setting.standardError
    var gaps = Array(repeating: 0.0, count: Self.epochs)
    gaps[3] = sign * margin
    let comparisons = try Self.compare(setting, gaps: gaps, margin: margin, seed: 2)
    let equivalent = Self.count(comparisons, .equivalent), different = Self.count(comparisons, .different)
    #expect(Self.allowed(0.03, 0.05 + setting.excess).contains(equivalent))
    #expect(Self.allowed(0, 0.05 + setting.excess).contains(different))
  }

  // Small gaps keep the delta method valid; the other epochs are left out, for the margin is two standard errors.
  @Test(
    "a log ratio on the margin passes in 5 % of trials, not more",
    arguments: settings.filter { $0.kind == .logRatio }, [1, -1])
  func ratioOnTheMargin(_ setting: Setting, sign: Double) throws {
    let margin = 2 * setting.standardError
    let comparisons = try Self.compare(setting, gaps: [sign * margin], margin: margin, seed: 3)
    // Few replicates pass less often, because an interval may be too wide to fit between the margins at all.
    let lowest = setting.replicates > 4 ? 0.02 : 0.005
    #expect(Self.allowed(lowest, 0.05 + setting.excess).contains(Self.count(comparisons, .equivalent)))
  }

  // With a margin of 14 standard errors both gaps are at least 7 away from it. A band over 8 epochs needs about 3, an
  // interval 1.7; the rest, more than 3.5, is left to chance in fewer than 1 in 1000 trials, over all epochs.
  @Test(
    "with enough replicates twice the margin is different, half of it equivalent",
    arguments: settings.filter { $0.replicates == 64 })
  func clearCases(_ setting: Setting) throws {
    let margin = 14 * setting.standardError
    var gaps = Array(repeating: 0.0, count: Self.epochs)
    gaps[6] = 2 * margin
    let far = try Self.compare(setting, gaps: gaps, margin: margin, seed: 4)
    #expect(Self.allowed(0.999, 0.9999).contains(Self.count(far, .different)))
    gaps = (0..<Self.epochs).map { $0.isMultiple(of: 2) ? margin / 2 : -margin / 2 }
    let near = try Self.compare(setting, gaps: gaps, margin: margin, seed: 5)
    #expect(Self.allowed(0.999, 0.9999).contains(Self.count(near, .equivalent)))
  }
}

import Foundation
import GSLBridge

/// How the distance between a curve and its reference is measured.
public enum GapKind: String, Sendable, CaseIterable {
  /// ln(mean / reference mean), for losses: 0.1 is about 10 %.
  case logRatio

  /// mean − reference mean, for accuracies: 0.01 is one percentage point.
  case difference
}

/// The gap between a curve and its reference at one epoch, with its two intervals.
public struct GapPoint: Sendable, Equatable {
  /// Where, in epochs.
  public var epoch: Double

  /// Whether the epoch belongs to the settled region.
  public var settled: Bool

  /// ln(mean / reference mean) or mean − reference mean; ±∞ when one of two losses is exactly 0.
  public var gap: Double

  /// The standard error of `gap`; 0 when both sides are exact, ∞ when a side has one replicate.
  public var standardError: Double

  /// The pointwise interval: gap ± t(confidence) · standard error, level 1 − confidence on each side.
  public var lower: Double, upper: Double

  /// The band: gap ± t(1 − (1 − confidence)/(2K)) · standard error, K all the epochs compared (Bonferroni).
  public var bandLower: Double, bandUpper: Double

  /// Welch–Satterthwaite's ν: ∞ when there is no spread, 0 when the spread is unknown.
  public var degreesOfFreedom: Double
}

/// The gap at one epoch and the variance each side contributes to it, before any interval.
struct GapEstimate {
  /// The measured gap.
  let gap: Double

  /// s² of one replicate of each side in units of the gap, so that the squared standard error is Σ s²/R;
  /// 0 for an exact side, NaN where unknown.
  let spread: Double, referenceSpread: Double

  /// R of each side; 0 for an exact side.
  let count: Int, referenceCount: Int

  /// The gap of two samples, first order in their errors (delta method) for a ratio: good while s/(x̄ √R) is small.
  ///
  ///     logRatio    gap ln(x̄/ȳ)    s² = (s_x/x̄)², (s_y/ȳ)²
  ///     difference  gap x̄ − ȳ       s² = s_x², s_y²
  ///
  /// A loss whose mean is exactly 0 has no spread (losses are not negative): two of them have gap 0, one gives ±∞.
  init(_ curve: SampleSummary, _ reference: SampleSummary, kind: GapKind) {
    count = curve.isExact ? 0 : curve.count
    referenceCount = reference.isExact ? 0 : reference.count
    switch kind {
    case .difference:
      gap = curve.mean - reference.mean
      spread = curve.variance
      referenceSpread = reference.variance
    case .logRatio:
      gap = curve.mean == reference.mean ? 0 : log(curve.mean / reference.mean)
      spread = Self.relativeVariance(curve)
      referenceSpread = Self.relativeVariance(reference)
    }
  }

  private static func relativeVariance(_ sample: SampleSummary) -> Double {
    if sample.variance == 0 { return 0 }
    let relative = sample.variance.squareRoot() / sample.mean
    return relative * relative
  }

  /// √(Σ s²/R); ∞ where a spread is unknown.
  var standardError: Double { standardError(Double(count), Double(referenceCount)) }

  /// Welch–Satterthwaite's ν = (a + b)² / (a²/(R_a − 1) + b²/(R_b − 1)), a = s_a²/R_a; a side without spread drops out.
  var degreesOfFreedom: Double { degreesOfFreedom(Double(count), Double(referenceCount)) }

  /// The standard error if both sides had `replicates`, which may be fractional.
  func standardError(replicates: Double) -> Double { standardError(replicates, replicates) }

  /// ν if both sides had `replicates`.
  func degreesOfFreedom(replicates: Double) -> Double { degreesOfFreedom(replicates, replicates) }

  private func standardError(_ count: Double, _ referenceCount: Double) -> Double {
    let squared = Self.share(spread, count) + Self.share(referenceSpread, referenceCount)
    return squared.isNaN ? .infinity : squared.squareRoot()
  }

  private func degreesOfFreedom(_ count: Double, _ referenceCount: Double) -> Double {
    let own = Self.share(spread, count)
    let other = Self.share(referenceSpread, referenceCount)
    guard (own + other).isFinite else { return 0 }
    guard own + other > 0 else { return .infinity }
    // Fractions of the sum, because the squares of small variances underflow.
    let fraction = own / (own + other)
    let otherFraction = other / (own + other)
    let ownTerm = fraction > 0 ? fraction * fraction / (count - 1) : 0
    let otherTerm = otherFraction > 0 ? otherFraction * otherFraction / (referenceCount - 1) : 0
    return 1 / (ownTerm + otherTerm)
  }

  private static func share(_ spread: Double, _ count: Double) -> Double { spread == 0 ? 0 : spread / count }

  /// The interval gap ± t(level) · standard error, with t the quantile of Student's distribution at `level`.
  func interval(level: Double) throws -> ClosedRange<Double> {
    let error = standardError
    guard error > 0 else { return gap...gap }
    guard error.isFinite else { return -Double.infinity...Double.infinity }
    let halfWidth = try StudentT(degreesOfFreedom: degreesOfFreedom).quantile(level) * error
    return (gap - halfWidth)...(gap + halfWidth)
  }
}

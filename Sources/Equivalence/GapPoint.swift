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

  /// The band: gap ± q · standard error, q Banerjee's quantile at 1 − (1 − confidence)/(2K), K all the epochs compared (Bonferroni).
  public var bandLower: Double, bandUpper: Double

  /// Welch–Satterthwaite's ν: ∞ when there is no spread, 0 when the spread is unknown.
  public var degreesOfFreedom: Double
}

import Elementary

/// The gap at one epoch and the variance each side contributes to it, before any interval.
struct GapEstimate: Sendable, Equatable {
  /// The measured gap.
  let gap: Double

  /// Whether it is ln of a ratio.
  let isRatio: Bool

  /// s² of one replicate of each side in units of the gap, so that the squared standard error is Σ s²/R;
  /// 0 for an exact side, NaN where unknown.
  let spread: Double, referenceSpread: Double

  /// The third central moment of one replicate of each side in units of the gap, 0 where it is not known.
  let third: Double, referenceThird: Double

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
    isRatio = kind == .logRatio
    switch kind {
    case .difference:
      gap = curve.mean - reference.mean
      (spread, third) = (curve.variance, curve.thirdMoment)
      (referenceSpread, referenceThird) = (reference.variance, reference.thirdMoment)
    case .logRatio:
      gap = Self.logRatio(curve.mean, reference.mean)
      (spread, third) = (Self.relativeVariance(curve), Self.relativeThird(curve))
      (referenceSpread, referenceThird) = (Self.relativeVariance(reference), Self.relativeThird(reference))
    }
  }

  private static func logRatio(_ mean: Double, _ reference: Double) -> Double {
    if mean == reference { return 0 }
    let ratio = mean / reference
    // Means may be so far apart that their ratio is no number, though its logarithm is.
    return ratio.isNormal || mean <= 0 || reference <= 0 ? .log(ratio) : .log(mean) - .log(reference)
  }

  private static func relativeVariance(_ sample: SampleSummary) -> Double {
    if sample.variance == 0 { return 0 }
    let relative = sample.variance.squareRoot() / sample.mean
    return relative * relative
  }

  private static func relativeThird(_ sample: SampleSummary) -> Double {
    if sample.thirdMoment == 0 { return 0 }
    return sample.thirdMoment / (sample.mean * sample.mean * sample.mean)
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

  /// The pointwise interval gap ± t(level) · standard error, with t the quantile of Student's distribution at `level` and ν of Welch and
  /// Satterthwaite.
  func interval(level: Double) throws -> ClosedRange<Double> {
    try interval { try StudentT(degreesOfFreedom: degreesOfFreedom).quantile(level) }
  }

  /// gap ± q(level) · standard error with Banerjee's quantile, for a band whose level is far out.
  func band(level: Double) throws -> ClosedRange<Double> { try interval { try bandQuantile(level: level) } }

  private func interval(_ quantile: () throws -> Double) throws -> ClosedRange<Double> {
    let error = standardError
    guard error > 0 else { return gap...gap }
    guard error.isFinite else { return -Double.infinity...Double.infinity }
    let halfWidth = try quantile() * error
    guard halfWidth.isFinite else { return -Double.infinity...Double.infinity }
    return (gap - halfWidth)...(gap + halfWidth)
  }

  /// Banerjee's quantile √(f t_a² + (1 − f) t_b²) of each side's own quantile of Student's t with R − 1 degrees of freedom, f being the
  /// share of that side in the squared standard error: for normal values it never covers less than its level, whatever the spreads and
  /// counts, where Welch's ν lets through up to five times as much in the far tails.
  ///
  /// Source: Banerjee, *Sankhyā* 22, 1960.
  func bandQuantile(level: Double) throws -> Double {
    try bandQuantile(level: level, Double(count), Double(referenceCount))
  }

  /// The same if both sides had `replicates`.
  func bandQuantile(level: Double, replicates: Double) throws -> Double {
    try bandQuantile(level: level, replicates, replicates)
  }

  private func bandQuantile(level: Double, _ count: Double, _ referenceCount: Double) throws -> Double {
    let (own, other) = (Self.share(spread, count), Self.share(referenceSpread, referenceCount))
    var squared = 0.0
    for (share, count) in [(own, count), (other, referenceCount)] where share > 0 {
      let quantile = try StudentT(degreesOfFreedom: count - 1).quantile(level)
      squared += share / (own + other) * quantile * quantile
    }
    return squared.squareRoot()
  }
}

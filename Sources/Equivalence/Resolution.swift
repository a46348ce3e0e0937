/// What a comparison could have seen: which wrong noise scales it would have called different, with nine chances in ten.
///
/// A verdict `equivalent` says that the gap is within the margin; the resolution says how wrong a schedule may be and still be
/// `equivalent` by the same design (replicates, margin, epochs).
public struct Resolution: Sendable, Equatable {
  /// Where the gaps of wrong schedules come from.
  public enum Source: String, Sendable {
    /// From expected curves.
    case closedForm = "closed-form"

    /// From simulated control schedules; nothing is said of factors between them, since gaps do not grow evenly.
    case controls
  }

  /// k₊, the smallest factor on g above 1 from which on every larger one that was tried is noticed; nil where none is.
  public var above: Double?

  /// k₋, the largest factor below 1 from which on every smaller one that was tried is noticed; nil where none is.
  public var below: Double?

  /// The smallest and the largest factor that were tried.
  public var tried: ClosedRange<Double>

  /// Where the gaps come from.
  public var source: Source

  /// A resolution that is known.
  public init(above: Double?, below: Double?, tried: ClosedRange<Double>, source: Source) {
    (self.above, self.below, self.tried, self.source) = (above, below, tried, source)
  }

  /// What all of several verdicts would have noticed; nil without any.
  public static func weakest(of all: [Resolution]) -> Resolution? {
    guard let first = all.first else { return nil }
    return all.dropFirst().reduce(first) { weakest, other in
      Resolution(
        above: weakest.above.flatMap { mine in other.above.map { max(mine, $0) } },
        below: weakest.below.flatMap { mine in other.below.map { min(mine, $0) } },
        tried: weakest.tried.clamped(to: other.tried), source: weakest.source)
    }
  }

  /// Whether a noise scale of twice the right one, or of half of it, might have passed.
  public var isPoor: Bool { (above ?? .infinity) > 2 || (below ?? 0) < 0.5 }

  /// The resolution that tried factors show: whether each factor, ≠ 1, would have been noticed; nil without any.
  public init?(_ noticed: [(factor: Double, isNoticed: Bool)], source: Source) {
    let ordered = noticed.sorted { $0.factor < $1.factor }
    guard let first = ordered.first, let last = ordered.last else { return nil }
    below = ordered.prefix { $0.factor < 1 && $0.isNoticed }.last?.factor
    above = ordered.reversed().prefix { $0.factor > 1 && $0.isNoticed }.last?.factor
    tried = min(first.factor, 1)...max(last.factor, 1)
    self.source = source
  }
}

extension CurveComparison {
  /// How large a true gap must be at each epoch of a region, so that it alone would have made the verdict `different` with nine
  /// chances in ten.
  ///
  ///     margin + s (q(1 − 1/4ν)
  ///            + z √(1 + q²/2ν))
  ///
  /// q is the band's quantile and z = Φ⁻¹(9/10); s is the standard error of the measured gap, or its root mean square over the region where that is larger (a single one may be
  /// small by chance), ν Welch and Satterthwaite's degrees of freedom: the noncentral t distribution by its normal approximation. ∞ where
  /// the spread is unknown, the margin where there is none.
  ///
  /// Source: Johnson and Welch, *Biometrika* 31, 1940 (the approximation).
  /// - Returns: In the order of ``points(of:)``.
  /// - Throws: `DistributionError` if a quantile cannot be computed.
  public func noticeableGaps(in region: Region) throws -> [Double] {
    let own = estimates(of: region)
    let level = Verdict.bandLevel(confidence: confidence, epochs: own.count)
    let pooled =
      (own.reduce(0) { $0 + $1.point.standardError * $1.point.standardError } / Double(own.count)).squareRoot()
    return try own.map { item in
      guard pooled > 0 else { return margin }
      guard pooled.isFinite, item.point.standardError > 0 else { return .infinity }
      let reach = try Power.reach(
        quantile: item.estimate.bandQuantile(level: level), degreesOfFreedom: item.point.degreesOfFreedom)
      return margin + max(item.point.standardError, pooled) * reach
    }
  }

  /// The compared epochs of a region.
  public func points(of region: Region) -> [GapPoint] { estimates(of: region).map(\.point) }
}

/// Student's t distribution with ν degrees of freedom, ν > 0 and not necessarily whole.
///
///     density  Γ((ν+1)/2) / (√(νπ) Γ(ν/2)) · (1 + t²/ν)^(−(ν+1)/2)
///
/// ν = ∞ is the standard normal distribution, and so is ν > 2⁸⁰, where no double tells the two apart.
///
/// Only sums, products, quotients, square roots and the package's own elementary functions are used, in a fixed order: the same arguments give the
/// same bits on every machine. The bounds below hold for ν from 0.1 on; a smaller ν multiplies the error of quantiles by 0.1/ν.
public struct StudentT: Sendable, Equatable {
  /// ν.
  public let degreesOfFreedom: Double

  /// The distribution with so many degrees of freedom.
  ///
  /// - Throws: `DistributionError` unless `degreesOfFreedom` > 0 (∞ allowed).
  public init(degreesOfFreedom: Double) throws(DistributionError) {
    guard degreesOfFreedom > 0 else { throw .degreesOfFreedom(degreesOfFreedom) }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T ≤ t), within 10⁻¹⁴ of itself while it is above 10⁻³⁰⁰, and within 3·10⁻¹⁵ below 1/50.
  ///
  /// - Parameter t: Any number; ±∞ give 0 and 1.
  /// - Throws: `DistributionError` if `t` is NaN.
  public func cumulativeProbability(at t: Double) throws(DistributionError) -> Double {
    if isNormal || t.isNaN || t.isInfinite { return try StandardNormal.cumulativeProbability(at: t) }
    guard t != 0 else { return 0.5 }
    switch StudentUpperHalf(degreesOfFreedom: degreesOfFreedom).probability(at: t.magnitude) {
    case .within(let probability, _): return t < 0 ? 0.5 - probability : 0.5 + probability
    case .beyond(let probability, _): return t < 0 ? probability : 1 - probability
    }
  }

  /// The t with P(T ≤ t) = `probability`, within 10⁻¹⁴ of itself, and within 3·10⁻¹⁵ for ν ≥ 1; ±∞ where it is beyond all doubles.
  ///
  /// `quantile(1 − p)` is −`quantile(p)` to the bit where 1 − p is exact, and `quantile(0.5)` is 0.
  ///
  /// - Parameter probability: In 0…1; the ends give −∞ and +∞.
  /// - Throws: `DistributionError` if `probability` is outside 0…1.
  public func quantile(_ probability: Double) throws(DistributionError) -> Double {
    guard (0...1).contains(probability) else { throw .probability(probability) }
    if isNormal || probability == 0 || probability == 1 { return try StandardNormal.quantile(probability) }
    let upperHalf = StudentUpperHalf(degreesOfFreedom: degreesOfFreedom)
    // 1 − p is exact in the upper half.
    return probability < 0.5 ? -upperHalf.quantile(tail: probability) : upperHalf.quantile(tail: 1 - probability)
  }

  /// Tails of 10⁻³⁰⁰ and more differ from the normal ones by at most t⁴/4ν of themselves.
  private var isNormal: Bool { degreesOfFreedom > 0x1p80 }
}

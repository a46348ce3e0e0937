import CGSL

/// Student's t distribution with ν degrees of freedom, ν > 0 and not necessarily whole.
///
///     density  Γ((ν+1)/2) / (√(νπ) Γ(ν/2)) · (1 + t²/ν)^(−(ν+1)/2)
///
/// ν = ∞ is the standard normal distribution.
public struct StudentT: Sendable, Equatable {
  /// ν.
  public let degreesOfFreedom: Double

  /// - Throws: `GSLError` unless `degreesOfFreedom` > 0 (∞ allowed).
  public init(degreesOfFreedom: Double) throws {
    guard degreesOfFreedom > 0 else {
      throw GSLError(
        function: "gsl_cdf_tdist_P", code: Int(GSL_EDOM),
        asked: "degrees of freedom = \(degreesOfFreedom), allowed > 0")
    }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T ≤ t).
  ///
  /// - Parameter t: Any number; ±∞ give 0 and 1.
  /// - Throws: `GSLError` if `t` is NaN.
  public func cumulativeProbability(at t: Double) throws -> Double {
    if degreesOfFreedom.isInfinite || t.isInfinite { return try StandardNormal.cumulativeProbability(at: t) }
    return try GSL.value(of: "gsl_cdf_tdist_P", asked: "t = \(t), degrees of freedom = \(degreesOfFreedom)") {
      gsl_cdf_tdist_P(t, degreesOfFreedom)
    }
  }

  /// The t with P(T ≤ t) = `probability`.
  ///
  /// - Parameter probability: In 0…1; the ends give −∞ and +∞.
  /// - Throws: `GSLError` if `probability` is outside 0…1, or GSL's iteration does not converge.
  public func quantile(_ probability: Double) throws -> Double {
    if degreesOfFreedom.isInfinite || probability == 0 || probability == 1 {
      return try StandardNormal.quantile(probability)
    }
    let function = "gsl_cdf_tdist_Pinv"
    guard (0...1).contains(probability) else {
      throw GSLError(
        function: function, code: Int(GSL_EDOM), asked: "probability = \(probability), allowed 0…1")
    }
    return try GSL.value(
      of: function, asked: "probability = \(probability), degrees of freedom = \(degreesOfFreedom)"
    ) { gsl_cdf_tdist_Pinv(probability, degreesOfFreedom) }
  }
}

import CGSL

/// The normal distribution with mean 0 and variance 1.
public enum StandardNormal {
  /// P(Z ≤ x) = ½ erfc(−x/√2).
  ///
  /// - Parameter x: Any number; ±∞ give 0 and 1.
  /// - Throws: `GSLError` if `x` is NaN.
  public static func cumulativeProbability(at x: Double) throws -> Double {
    try GSL.value(of: "gsl_cdf_ugaussian_P", asked: "x = \(x)") { gsl_cdf_ugaussian_P(x) }
  }

  /// The x with P(Z ≤ x) = `probability`.
  ///
  /// - Parameter probability: In 0…1; the ends give −∞ and +∞.
  /// - Throws: `GSLError` if `probability` is outside 0…1.
  public static func quantile(_ probability: Double) throws -> Double {
    let function = "gsl_cdf_ugaussian_Pinv"
    guard (0...1).contains(probability) else {
      throw GSLError(
        function: function, code: Int(GSL_EDOM), asked: "probability = \(probability), allowed 0…1")
    }
    return try GSL.value(of: function, asked: "probability = \(probability)") { gsl_cdf_ugaussian_Pinv(probability) }
  }
}

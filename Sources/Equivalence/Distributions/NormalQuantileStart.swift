import Elementary

extension StandardNormal {
  /// The x ≥ 0 with P(Z > x) = `tail` to 2·10⁻⁶ of itself: where the searches for quantiles begin.
  ///
  /// Below ¼ √(−2 ln tail) less a rational function of it, and the distance from ½ times a polynomial of its square elsewhere, both by
  /// interpolation: `Tests/EquivalenceTests/References/distribution_constants.py` writes the coefficients.
  ///
  /// - Parameter tail: In 0…½; 0 gives ∞.
  static func approximateUpperQuantile(_ tail: Double) -> Double {
    guard tail < 0.25 else {
      let distance = 0.5 - tail
      let square = distance * distance
      return distance
        * (2.50662877 + square * (2.624542 + square * (5.82172614 + square * (13.5699828 + square * 81.3714733))))
    }
    guard tail > 0 else { return .infinity }
    let root = (-2 * Double.log(tail)).squareRoot()
    let numerator = 2.73430861 + root * (2.44056805 + root * (0.197430329 + root * 0.00036196771))
    let denominator = 1 + root * (2.35952832 + root * (0.835466501 + root * 0.0371462205))
    return root - numerator / denominator
  }
}

extension Double {
  /// xʸ, within 0.51 ulp; exact where it is a double. Of a negative x for integers y only; 0⁰ = 1.
  ///
  ///     xʸ = exp(y ln x), the logarithm and the product in double-double arithmetic
  ///
  /// The special cases are those of C and IEEE 754: x⁰ and 1ʸ are 1 even where the other is not a number.
  package static func pow(_ x: Double, _ y: Double) -> Double {
    if x > 0 && x < .infinity && y.magnitude < 0x1p65 && y.magnitude > 0x1p-65 { return powerOfPositive(x, y) }
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    guard y.isFinite else {
      if x == -1 { return 1 }
      return (x.magnitude > 1) == (y > 0) ? .infinity : 0
    }
    let isOdd = y.isOddInteger
    if x == 0 || x.isInfinite {
      let size = (x == 0) == (y > 0) ? 0 : Double.infinity
      return isOdd && x.sign == .minus ? -size : size
    }
    guard x > 0 || y.isInteger else { return .nan }
    // Any other x to so small a power rounds to 1, and to so large a one leaves the range, but for −1.
    let size: Double =
      if y.magnitude <= 0x1p-65 || x == -1 {
        1
      } else if y.magnitude >= 0x1p65 {
        (x.magnitude > 1) == (y > 0) ? .infinity : 0
      } else {
        powerOfPositive(x.magnitude, y)
      }
    return isOdd && x < 0 ? -size : size
  }

  @inline(__always)
  private static func powerOfPositive(_ x: Double, _ y: Double) -> Double {
    let logarithm = DoubleDouble.logarithm(x)
    let product = DoubleDouble(product: y, logarithm.high)
    guard product.high.magnitude < 746 else { return product.high < 0 ? 0 : .infinity }
    return ScaledExponential(DoubleDouble(ordered: product.high, product.low + y * logarithm.low)).rounded
  }

  /// From 2⁵³ on all are even.
  fileprivate var isInteger: Bool { magnitude >= 0x1p53 || Double(Int64(self)) == self }
  fileprivate var isOddInteger: Bool { magnitude < 0x1p53 && isInteger && Int64(self) & 1 == 1 }
}

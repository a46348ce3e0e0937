/// A number as the sum of two doubles, some 106 bits: `high` is the double nearest to it, `low` what is left.
///
/// Dekker 1971, Knuth (The Art of Computer Programming, 4.2.2). Only +, − and × that round to nearest are used, never a fused
/// multiplication and addition, so that the bits are the same on every processor.
struct DoubleDouble {
  var high, low: Double

  @inline(__always)
  init(_ high: Double, _ low: Double) { (self.high, self.low) = (high, low) }

  /// a + b without error.
  @inline(__always)
  init(sum a: Double, _ b: Double) {
    high = a + b
    let shareOfB = high - a
    low = (a - (high - shareOfB)) + (b - shareOfB)
  }

  /// a + b without error, where a is 0 or |a| ≥ |b|.
  @inline(__always)
  init(ordered a: Double, _ b: Double) {
    high = a + b
    low = b - (high - a)
  }

  /// a × b without error, where neither is near the ends of the range of Double.
  @inline(__always)
  init(product a: Double, _ b: Double) {
    let ((a1, a2), (b1, b2)) = (Self.halves(a), Self.halves(b))
    high = a * b
    low = ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2
  }

  /// Two numbers of at most 26 bits with the sum x (Veltkamp).
  @inline(__always)
  private static func halves(_ x: Double) -> (Double, Double) {
    let scaled = 0x1p27 * x + x
    let upper = scaled - (scaled - x)
    return (upper, x - upper)
  }

  @inline(__always)
  static prefix func - (x: Self) -> Self { Self(-x.high, -x.low) }

  /// To a relative error of about 2⁻¹⁰².
  @inline(__always)
  static func * (a: Self, b: Self) -> Self {
    let product = Self(product: a.high, b.high)
    return Self(ordered: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  /// To a relative error of about 2⁻¹⁰².
  @inline(__always)
  static func / (a: Self, b: Self) -> Self {
    let quotient = a.high / b.high
    let product = Self(product: quotient, b.high)
    let rest = (a.high - product.high) - product.low + (a.low - quotient * b.low)
    return Self(ordered: quotient, rest / b.high)
  }
}

/// A number as the unevaluated sum of two doubles: about 32 significant digits.
///
/// Source: Dekker 1971; Hida, Li, Bailey 2001 (the accurate sum).
struct DoubleDouble: Sendable, Equatable {
  /// The number rounded to a double, and what the rounding left.
  private(set) var high, low: Double

  init(_ value: Double) { (high, low) = (value, 0) }

  private init(high: Double, low: Double) { (self.high, self.low) = (high, low) }

  /// x + y without rounding, for |x| ≥ |y|.
  private init(ordered x: Double, _ y: Double) {
    high = x + y
    low = y - (high - x)
  }

  /// x + y without rounding.
  init(sum x: Double, _ y: Double) {
    high = x + y
    let part = high - x
    low = (x - (high - part)) + (y - part)
  }

  /// x y without rounding.
  init(product x: Double, _ y: Double) {
    high = x * y
    low = (-high).addingProduct(x, y)
  }

  static func + (x: Self, y: Self) -> Self {
    let (highs, lows) = (Self(sum: x.high, y.high), Self(sum: x.low, y.low))
    let first = Self(ordered: highs.high, highs.low + lows.high)
    return Self(ordered: first.high, first.low + lows.low)
  }

  static func * (x: Self, y: Self) -> Self {
    let product = Self(product: x.high, y.high)
    return Self(ordered: product.high, product.low + (x.high * y.low + x.low * y.high))
  }

  static prefix func - (x: Self) -> Self { Self(high: -x.high, low: -x.low) }
}

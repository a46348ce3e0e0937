import SimulationKernels

/// A number of twice the digits of a double: the unevaluated sum of two.
///
/// Source: Dekker 1971.
struct WideNumber: Sendable, Equatable {
  /// The nearest double, and what is left.
  var high, low: Double

  init(_ value: Double) { (high, low) = (value, 0) }

  private init(_ high: Double, _ low: Double) { (self.high, self.low) = (high, low) }

  static let zero = WideNumber(0)

  /// a/b, to about 10⁻³², for whole numbers below 2⁵³ and products with them.
  static func ratio(_ a: Double, _ b: Double) -> WideNumber {
    let high = a / b
    return WideNumber(high, a.addingProduct(-high, b) / b)
  }

  static func * (x: Self, y: Self) -> Self {
    let product = x.high * y.high
    let rest = (-product).addingProduct(x.high, y.high) + (x.high * y.low + x.low * y.high)
    return sum(product, rest)
  }

  static func + (x: Self, y: Self) -> Self {
    let high = x.high + y.high
    let part = high - x.high
    let rest = (x.high - (high - part)) + (y.high - part)
    return sum(high, rest + (x.low + y.low))
  }

  /// x + y for |x| ≥ |y|.
  private static func sum(_ x: Double, _ y: Double) -> Self {
    let high = x + y
    return WideNumber(high, y - (high - x))
  }

  /// As kernels take it.
  var raw: nsk_wide { nsk_wide(high: high, low: low) }
}

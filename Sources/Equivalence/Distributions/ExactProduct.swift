/// A product without any loss: the rounded product and what rounding took from it.
///
/// Source: Veltkamp's halves, Dekker's product (Dekker, *Numerische Mathematik* 18, 1971).
struct ExactProduct {
  /// a b, rounded.
  let rounded: Double

  /// a b − `rounded`; exact unless it underflows.
  let rest: Double

  /// - Parameters:
  ///   - a: A factor, |a| < 2⁹⁹⁶.
  ///   - b: A factor, |b| < 2⁹⁹⁶, with |a b| < 2¹⁰²².
  init(_ a: Double, _ b: Double) {
    rounded = a * b
    let (aHigh, aLow) = Self.halves(a)
    let (bHigh, bLow) = Self.halves(b)
    rest = ((aHigh * bHigh - rounded) + aHigh * bLow + aLow * bHigh) + aLow * bLow
  }

  /// Two numbers of at most 26 bits each whose sum is x.
  private static func halves(_ x: Double) -> (Double, Double) {
    let scaled = 134_217_729 * x
    let high = scaled - (scaled - x)
    return (high, x - high)
  }
}

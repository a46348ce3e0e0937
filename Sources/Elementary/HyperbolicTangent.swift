extension Double {
  /// The hyperbolic tangent of x, within 0.501 ulp.
  ///
  ///     tanh x = (e²ˣ − 1) / (e²ˣ − 1 + 2)
  package static func tanh(_ x: Double) -> Double {
    // x³/3 is less than half of the last bit.
    if x.magnitude < 0x1p-27 { return x }
    // Beyond 20 it differs from 1 by less than half of the last bit.
    guard x.magnitude < 20 else { return x.isNaN ? x : x < 0 ? -1 : 1 }
    let scaled = ScaledExponential(minusOne: 2 * x.magnitude)
    let two = DoubleDouble(sum: 2 * powerOfTwo(-scaled.exponent), scaled.value.high)
    let quotient = scaled.value / DoubleDouble(ordered: two.high, two.low + scaled.value.low)
    return x < 0 ? -quotient.high : quotient.high
  }
}

extension Double {
  /// eˣ, within 0.501 ulp.
  package static func exp(_ x: Double) -> Double {
    guard x.magnitude < 746 else { return x.isNaN ? x : x < 0 ? 0 : .infinity }
    return ScaledExponential(DoubleDouble(x, 0)).rounded
  }

  /// 2ˣ, within 0.501 ulp; exact for integers x.
  package static func exp2(_ x: Double) -> Double {
    guard x.magnitude < 1100 else { return x.isNaN ? x : x < 0 ? 0 : .infinity }
    let (steps, count) = roundedToInteger(x * 128)
    let rest = DoubleDouble(x - steps * 0x1p-7, 0) * DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)
    return ScaledExponential(steps: count, rest: rest).rounded
  }

  /// 10ˣ, within 0.501 ulp; exact for the integers x = 0 … 22, whose powers are doubles.
  package static func exp10(_ x: Double) -> Double {
    guard x.magnitude < 400 else { return x.isNaN ? x : x < 0 ? 0 : .infinity }
    let (steps, count) = roundedToInteger(x * 0x1.a934f0979a371p8)
    // lg 2/128 in 35 bits and the rest; the product with the first and the difference are exact.
    let rest = DoubleDouble(sum: x - steps * 0x1.3441350ap-9, steps * 0x1.0c0219dc1da99p-46)
    return ScaledExponential(
      steps: count, rest: rest * DoubleDouble(0x1.26bb1bbb55516p1, -0x1.f48ad494ea3e9p-53)
    ).rounded
  }

  /// eˣ − 1, within 0.501 ulp, of small x too.
  package static func expMinusOne(_ x: Double) -> Double {
    // 1/2 of x² is less than half of the last bit of x.
    if x.magnitude < 0x1p-54 { return x }
    guard x > -40 else { return x.isNaN ? x : -1 }
    guard x < 746 else { return x.isNaN ? x : .infinity }
    return ScaledExponential(minusOne: x).rounded
  }
}

extension ScaledExponential {
  /// eˣ − 1 to a relative error of about 2⁻⁶⁸, for 2⁻⁵⁴ ≤ |x|, −750 < x < 750. The exponent is 0 below about 0.35; the value is
  /// not normalised.
  @inline(__always)
  init(minusOne x: Double) {
    // Where the nearest step is none.
    if x.magnitude < 0x1.62p-9 {
      self.init(value: Self.expMinusOne(DoubleDouble(x, 0)), exponent: 0)
      return
    }
    self.init(DoubleDouble(x, 0))
    // Beyond 2¹²⁰ the one is not seen.
    guard exponent <= 120 else { return }
    let sum = DoubleDouble(sum: value.high, -powerOfTwo(-exponent))
    value = DoubleDouble(ordered: sum.high, sum.low + value.low)
  }
}

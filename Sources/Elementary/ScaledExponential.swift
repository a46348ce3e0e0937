/// eˣ = value · 2^exponent, 0.99 < value < 2, to a relative error of about 2⁻⁷⁷ beyond that of the argument.
///
///     x = (128 · exponent + j) ln 2/128 + r      eˣ = 2^exponent · 2^(j/128) · eʳ      |r| ≤ ln 2/256
struct ScaledExponential {
  var value: DoubleDouble
  var exponent: Int

  /// ln 2/128: 35 bits, so that the product with an integer of 18 bits is exact, and the rest.
  static let step = DoubleDouble(0x1.62e42fefcp-8, -0x1.c610ca86c3899p-44)
  static let stepsPerUnit = 0x1.71547652b82fep7

  @inline(__always)
  init(value: DoubleDouble, exponent: Int) { (self.value, self.exponent) = (value, exponent) }

  /// Of a number within ±750.
  @inline(__always)
  init(_ x: DoubleDouble) {
    let (steps, count) = roundedToInteger(x.high * Self.stepsPerUnit)
    // The product and the first difference are exact.
    self.init(
      steps: count,
      rest: DoubleDouble(sum: x.high - steps * Self.step.high, x.low - steps * Self.step.low))
  }

  /// Of `steps` · ln 2/128 + `rest`.
  @inline(__always)
  init(steps: Int, rest: DoubleDouble) {
    let grown = Self.expMinusOne(rest)
    let index = 2 * (steps & 127)
    let power = DoubleDouble(ExponentialTable.powers[index], ExponentialTable.powers[index + 1])
    let product = DoubleDouble(product: power.high, grown.high)
    let sum = DoubleDouble(ordered: power.high, product.high)
    let low = sum.low + (product.low + (power.low + (power.high * grown.low + power.low * grown.high)))
    value = DoubleDouble(ordered: sum.high, low)
    exponent = steps >> 7
  }

  /// eʳ − 1 for |r| ≤ ln 2/256: r + r²/2 in double-double arithmetic and five more terms of the series.
  @inline(__always)
  static func expMinusOne(_ r: DoubleDouble) -> DoubleDouble {
    let x = r.high
    let square = DoubleDouble(product: x, x)
    let sum = DoubleDouble(ordered: x, 0.5 * square.high)
    let terms = (1 / 6.0 + x * (1 / 24.0)) + square.high * ((1 / 120.0 + x * (1 / 720.0)) + square.high * (1 / 5040.0))
    return DoubleDouble(
      ordered: sum.high,
      sum.low + (0.5 * square.low + (r.low + x * r.low) + x * square.high * terms))
  }

  /// The double nearest to the number, subnormal ones included; ∞ where that is too large.
  @inline(__always)
  var rounded: Double {
    if exponent >= -1021 {
      // In two steps up to 2¹⁰²⁴: both are exact, or the second overflows.
      let half = exponent >> 1
      return exponent <= 1024 ? value.high * powerOfTwo(half) * powerOfTwo(exponent - half) : .infinity
    }
    return roundedToSubnormal
  }

  /// Rounds once, to a multiple of 2⁻¹⁰⁷⁴: behind a number whose last bit is worth that much.
  private var roundedToSubnormal: Double {
    if exponent == -1022 && value.high >= 1 { return value.high * 0x1p-1022 }
    guard exponent >= -1080 else { return 0 }
    let anchor = powerOfTwo(-1022 - exponent)
    let sum = DoubleDouble(ordered: anchor, value.high)
    let multiple = (sum.high + (sum.low + value.low)) - anchor
    return Double(bitPattern: UInt64(multiple * powerOfTwo(1074 + exponent)))
  }
}

/// 2ⁿ, −1022 ≤ n ≤ 1023.
@inline(__always)
func powerOfTwo(_ n: Int) -> Double { Double(bitPattern: UInt64(truncatingIfNeeded: n + 1023) << 52) }

/// The integer nearest to x, |x| < 2⁵¹, ties to even, as both kinds of number.
@inline(__always)
func roundedToInteger(_ x: Double) -> (Double, Int) {
  // In the last bits of 1.5 · 2⁵² + x.
  let shifted = x + 0x1.8p52
  return (shifted - 0x1.8p52, Int(truncatingIfNeeded: shifted.bitPattern) &- 0x4338_0000_0000_0000)
}

extension Double {
  /// ln x, within 0.501 ulp.
  package static func log(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return logarithmAtEdge(x) }
    return DoubleDouble.logarithm(x).high
  }

  /// ln(1 + x), within 0.501 ulp, of small x too.
  package static func log(onePlus x: Double) -> Double {
    // 1/2 of x² is less than half of the last bit of x.
    if x.magnitude < 0x1p-54 { return x }
    guard x > -1 && x < .infinity else { return logarithmAtEdge(1 + x) }
    let sum = DoubleDouble(sum: 1, x)
    return DoubleDouble.logarithm(sum.high, sum.low).high
  }

  /// log₂ x, within 0.501 ulp; exact for powers of two.
  package static func log2(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return logarithmAtEdge(x) }
    let parts = LogarithmParts(x, 0)
    let fraction = parts.logarithm(exponentTimes: 0) * DoubleDouble(0x1.71547652b82fep0, 0x1.777d0ffda0d24p-56)
    let sum = DoubleDouble(sum: parts.exponent, fraction.high)
    return sum.high + (sum.low + fraction.low)
  }

  /// lg x, within 0.501 ulp; exact for powers of ten that are doubles.
  package static func log10(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return logarithmAtEdge(x) }
    return (DoubleDouble.logarithm(x) * DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)).high
  }

  /// The logarithm of 0, ∞, a negative number or none.
  private static func logarithmAtEdge(_ x: Double) -> Double {
    x == 0 ? -.infinity : x == .infinity ? x : .nan
  }
}

extension DoubleDouble {
  /// ln(x + rest) to a relative error of about 2⁻⁶⁹, for finite x > 0 and a rest below half of its last bit.
  @inline(__always)
  static func logarithm(_ x: Double, _ rest: Double = 0) -> DoubleDouble {
    LogarithmParts(x, rest).logarithm(exponentTimes: 1)
  }
}

/// x = 2^exponent · (1 + r)/c with c from a table, |r| ≤ 2⁻⁸ or little more.
struct LogarithmParts {
  var exponent: Double
  /// −ln c, the first part a multiple of 2⁻⁴².
  var point: DoubleDouble
  var r: DoubleDouble

  @inline(__always)
  init(_ x: Double, _ rest: Double) {
    // Subnormal numbers times 2⁶⁴.
    let isSubnormal = x < Double.leastNormalMagnitude
    let bits = (isSubnormal ? x * 0x1p64 : x).bitPattern
    // Leaves a mantissa of [181/256, 362/256).
    let above = Int64(bitPattern: bits &- 0x3FE6_A000_0000_0000)
    let shift = above >> 52
    let mantissaBits = bits &- UInt64(bitPattern: shift << 52)
    exponent = Double(shift - (isSubnormal ? 64 : 0))
    // The nearest point, of which there are 128 to a factor of two from 1, or from ½: no. 75 is 1.
    let nearest = Int((mantissaBits &+ 0x1000_0000_0000) >> 45) - (0x3FE6_A000_0000_0000 >> 45)
    let c = LogarithmTable.points[3 * nearest]
    point = DoubleDouble(LogarithmTable.points[3 * nearest + 1], LogarithmTable.points[3 * nearest + 2])
    // c has 16 bits, so both products and the difference are exact.
    let upper = Double(bitPattern: mantissaBits & 0xFFFF_FFFF_FFE0_0000)
    let lower = Double(bitPattern: mantissaBits) - upper
    r = DoubleDouble(sum: upper * c - 1, lower * c)
    // Beyond 2²⁰⁰ the rest is not seen.
    if rest != 0 && shift < 200 {
      r = DoubleDouble(sum: r.high, r.low + rest * powerOfTwo(Int(-shift)) * c)
    }
  }

  /// `times` · exponent · ln 2 − ln c + ln(1 + r), `times` 0 or 1.
  @inline(__always)
  func logarithm(exponentTimes times: Double) -> DoubleDouble {
    let x = r.high
    let n = times * exponent
    // ln 2 to a multiple of 2⁻⁴², and the rest: the first sum is exact.
    let base = n * 0x1.62e42fefa38p-1 + point.high
    let baseLow = n * 0x1.ef35793c7673p-45 + point.low
    let first = DoubleDouble(ordered: base, x)
    let square = DoubleDouble(product: x, x)
    let second = DoubleDouble(ordered: first.high, -0.5 * square.high)
    let terms =
      (1 / 3.0 - x * (1 / 4.0)) + square.high
      * ((1 / 5.0 - x * (1 / 6.0)) + square.high * ((1 / 7.0 - x * (1 / 8.0)) + square.high * (1 / 9.0)))
    let low = (r.low - x * r.low - 0.5 * square.low) + x * square.high * terms
    return DoubleDouble(ordered: second.high, (first.low + second.low) + (baseLow + low))
  }
}

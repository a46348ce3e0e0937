/// x = quadrant · π/2 + rest, |rest| ≤ π/4 or little more, the rest to a relative error of about 2⁻⁶⁹.
struct QuarterTurns {
  /// Only its last two bits count.
  var quadrant: Int
  var rest: DoubleDouble

  @inline(__always)
  private init(quadrant: Int, rest: DoubleDouble) { (self.quadrant, self.rest) = (quadrant, rest) }

  /// Of a finite number.
  @inline(__always)
  init(_ x: Double) {
    if x.magnitude < 0x1.92p-1 {
      self.init(quadrant: 0, rest: DoubleDouble(x, 0))
    } else if x.magnitude < 0x1p20 {
      self.init(moderate: x)
    } else {
      self.init(large: x)
    }
  }

  /// Below 2²⁰: takes off multiples of π/2 as three parts of at most 32 bits, whose products are exact, and a rest.
  ///
  /// No double below 2²⁰ but 0 is nearer to a multiple of π/2 than 2⁻⁶¹, as continued fractions show; the errors are below 2⁻¹³⁰.
  @inline(__always)
  private init(moderate x: Double) {
    let (turns, count) = roundedToInteger(x * 0x1.45f306dc9c883p-1)
    let first = DoubleDouble(sum: x - turns * 0x1.921fb544p0, turns * -0x1.0b4611a8p-34)
    let second = DoubleDouble(sum: first.high, turns * 0x1.d9ccebap-66)
    let low = DoubleDouble(sum: first.low, second.low)
    let sum = DoubleDouble(sum: second.high, low.high)
    quadrant = count
    rest = DoubleDouble(ordered: sum.high, sum.low + (low.low + turns * 0x1.fc8f8cbb5bf6cp-97))
  }

  /// From 2²⁰ on (Payne and Hanek 1983): x = M · 2^e with an integer M, times those 256 bits of 2/π that matter, as integers. The
  /// bits before them only add multiples of 4 to the product, those behind them less than 2⁻²⁰⁰.
  private init(large x: Double) {
    let exponent = Int(x.exponentBitPattern) - 1075
    let integer = x.significandBitPattern | 1 << 52
    let (word, shift) = (exponent + 62).quotientAndRemainder(dividingBy: 64)
    // The product modulo 2²⁵⁶: two bits before the point, 254 behind it. The highest word first.
    var product = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    var carry: UInt64 = 0
    func times(_ i: Int) -> UInt64 {
      let bits = TwoOverPi.words[word + i] << shift | TwoOverPi.words[word + i + 1] >> (64 - shift)
      let (high, low) = integer.multipliedFullWidth(by: bits)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      carry = high + (overflow ? 1 : 0)
      return sum
    }
    product.3 = times(3)
    product.2 = times(2)
    product.1 = times(1)
    product.0 = times(0)
    // Upwards from a half: 1 − fraction, negative. One unit in the last of 254 bits does not matter.
    let turned = product.0 >> 61 & 1 == 1
    let ones: UInt64 = turned ? ~0 : 0
    quadrant = Int(product.0 >> 62) + (turned ? 1 : 0)
    let fraction = DoubleDouble(
      fraction: (product.0 << 2 | product.1 >> 62) ^ ones, (product.1 << 2 | product.2 >> 62) ^ ones,
      (product.2 << 2 | product.3 >> 62) ^ ones)
    rest = fraction * DoubleDouble(0x1.921fb54442d18p0, 0x1.1a62633145c07p-54)
    if turned { rest = -rest }
    if x < 0 { (quadrant, rest) = (-quadrant, -rest) }
  }
}

extension DoubleDouble {
  /// The fraction whose binary digits are those of three words, to 106 digits from the first 1, which is in the first word: no
  /// double from 2²⁰ on is nearer to a multiple of π/2 than 2⁻⁶¹.
  fileprivate init(fraction first: UInt64, _ second: UInt64, _ third: UInt64) {
    let zeros = first.leadingZeroBitCount
    let upper = first << zeros | second >> (64 - zeros)
    let lower = second << zeros | third >> (64 - zeros)
    let scale = powerOfTwo(-zeros)
    self.init(
      ordered: Double(upper >> 11) * 0x1p-53 * scale, Double((upper & 0x7FF) << 42 | lower >> 22) * 0x1p-106 * scale)
  }
}

import Testing

@testable import Elementary

/// What ties the numbers of a table to each other, to more digits than any function needs.
@Suite struct TableTests {
  private static func sum(_ a: DoubleDouble, _ b: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble(sum: a.high, b.high)
    return DoubleDouble(ordered: sum.high, sum.low + (a.low + b.low))
  }

  private static func distance(_ a: DoubleDouble, _ b: DoubleDouble) -> Double {
    abs((a.high - b.high) + (a.low - b.low))
  }

  /// 2^(j/128) · 2^(1/128) = 2^((j+1)/128), up to 2.
  @Test func powersOfTwo() {
    let table = ExponentialTable.powers
    let powers = (0..<128).map { DoubleDouble(table[2 * $0], table[2 * $0 + 1]) } + [DoubleDouble(2, 0)]
    #expect(table.count == 256 && powers[0].high == 1 && powers[0].low == 0)
    for (power, next) in zip(powers, powers.dropFirst()) {
      #expect(Self.distance(power * powers[1], next) <= 0x1p-101)
    }
  }

  /// c e^(−ln c) = 1, and c m is near 1 for the points m.
  @Test func logarithms() {
    let table = LogarithmTable.points
    #expect(table.count == 3 * 130)
    for (index, m) in ((181..<256).map { Double($0) / 256 } + (128...182).map { Double($0) / 128 }).enumerated() {
      let c = table[3 * index]
      #expect(abs(c * m - 1) <= 0x1p-15)
      #expect((table[3 * index + 1] * 0x1p42).rounded() == table[3 * index + 1] * 0x1p42)
      let power = ScaledExponential(DoubleDouble(sum: table[3 * index + 1], table[3 * index + 2]))
      let one = power.value * DoubleDouble(c * powerOfTwo(power.exponent), 0)
      #expect(Self.distance(one, DoubleDouble(1, 0)) <= 0x1p-74)
    }
  }

  /// The sine and cosine of (j+1)/64 from those of j/64 and 1/64.
  @Test func sinesAndCosines() {
    let table = SineCosineTable.angles
    let sines = (0...50).map { DoubleDouble(table[4 * $0], table[4 * $0 + 1]) }
    let cosines = (0...50).map { DoubleDouble(table[4 * $0 + 2], table[4 * $0 + 3]) }
    #expect(table.count == 4 * 51 && sines[0].high == 0 && cosines[0].high == 1)
    // Of 1/64 by its series, up to the term of x⁷; all others follow from it.
    let x = 0x1p-6
    #expect(abs(sines[1].high - (x - x * x * x / 6 + x * x * x * x * x / 120)) <= 0x1p-50)
    for j in 0..<50 {
      let sine = Self.sum(sines[j] * cosines[1], cosines[j] * sines[1])
      let cosine = Self.sum(cosines[j] * cosines[1], -(sines[j] * sines[1]))
      #expect(Self.distance(sine, sines[j + 1]) <= 0x1p-101)
      #expect(Self.distance(cosine, cosines[j + 1]) <= 0x1p-101)
      #expect(Self.distance(Self.sum(sines[j] * sines[j], cosines[j] * cosines[j]), DoubleDouble(1, 0)) <= 0x1p-101)
    }
  }
}

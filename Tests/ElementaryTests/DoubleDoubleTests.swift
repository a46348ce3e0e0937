import TestSupport
import Testing

@testable import Elementary

/// Against whole numbers of 128 bits.
@Suite struct DoubleDoubleTests {
  @Test func productsAreExact() {
    var random = SeededGenerator(7)
    for _ in 0..<20_000 {
      let (a, b) = (Int64(random.next() >> 11), Int64(random.next() >> 11) - 1 << 52)
      let product = DoubleDouble(product: Double(a), Double(b))
      #expect(Int128(product.high) + Int128(product.low) == Int128(a) * Int128(b))
      #expect(product.high == Double(a) * Double(b))
    }
  }

  @Test func sumsAreExact() {
    var random = SeededGenerator(8)
    for _ in 0..<20_000 {
      let a = Double(Int64(random.next() >> 11) - 1 << 52) * .exp2(Double(random.integer(0...60)))
      let b = Double(Int64(random.next() >> 11) - 1 << 52) * .exp2(Double(random.integer(0...60)))
      let sum = DoubleDouble(sum: a, b)
      #expect(Int128(sum.high) + Int128(sum.low) == Int128(a) + Int128(b))
      #expect(sum.high == a + b)
      let (large, small) = abs(a) >= abs(b) ? (a, b) : (b, a)
      let ordered = DoubleDouble(ordered: large, small)
      #expect(ordered.high == sum.high && ordered.low == sum.low)
    }
  }

  /// (a b)/b is a again to twice the digits of a double, to a last place or two.
  @Test func quotientsOfProducts() {
    var random = SeededGenerator(9)
    for _ in 0..<20_000 {
      let a = DoubleDouble(sum: random.uniform(1, 2), random.uniform(-1, 1) * 0x1p-54)
      let b = DoubleDouble(sum: random.uniform(1, 2), random.uniform(-1, 1) * 0x1p-54)
      let again = a * b / b
      #expect(abs((again.high - a.high) + (again.low - a.low)) <= 0x1p-100)
    }
  }

  @Test func nearestInteger() {
    var random = SeededGenerator(10)
    for _ in 0..<20_000 {
      let x = random.uniform(-1, 1) * .exp2(random.uniform(-2, 50))
      let (value, integer) = roundedToInteger(x)
      #expect(value == x.rounded(.toNearestOrEven) && Double(integer) == value)
    }
    #expect(roundedToInteger(2.5).1 == 2 && roundedToInteger(-3.5).1 == -4)
  }
}

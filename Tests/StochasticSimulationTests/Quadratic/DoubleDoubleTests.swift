import Testing

@testable import StochasticSimulation

@Suite struct DoubleDoubleTests {
  @Test func sumsAndProductsOfDoublesAreExact() {
    let sum = DoubleDouble(sum: 1, 0x1p-80)
    #expect(sum.high == 1 && sum.low == 0x1p-80)
    // (1 + 2⁻⁴⁰)² = 1 + 2⁻³⁹ + 2⁻⁸⁰
    let square = DoubleDouble(product: 1 + 0x1p-40, 1 + 0x1p-40)
    #expect(square.high == 1 + 0x1p-39 && square.low == 0x1p-80)
  }

  @Test func cancellationKeepsTheLowerDigits() {
    let one = DoubleDouble(sum: 1, 0x1p-90)
    let rest = one + DoubleDouble(-1)
    #expect(rest.high == 0x1p-90 && rest.low == 0)
    let small = one + -DoubleDouble(sum: 1, 0x1p-91)
    #expect(small.high == 0x1p-91)
  }

  /// (x + y)(x − y) + y² = x² for numbers of twice the digits.
  @Test func productsKeepThirtyDigits() {
    var random = SeededSequence(3)
    for _ in 0..<1000 {
      let x = DoubleDouble(sum: random.number(1...2), random.number(-1...1) * 0x1p-54)
      let y = DoubleDouble(sum: random.number(1...2), random.number(-1...1) * 0x1p-54)
      let difference = (x + y) * (x + -y) + y * y + -(x * x)
      #expect(abs(difference.high) <= 0x1p-97)
    }
  }
}

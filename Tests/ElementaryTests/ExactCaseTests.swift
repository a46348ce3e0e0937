import Elementary
import Testing

/// Where the value is a double, it is that double.
@Suite struct ExactCaseTests {
  @Test func powersOfTwo() {
    for exponent in -1074...1023 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      #expect(Double.exp2(Double(exponent)) == power)
      #expect(Double.log2(power) == Double(exponent))
      #expect(Double.pow(2, Double(exponent)) == power)
    }
  }

  @Test func powersOfTen() {
    var power = 1.0
    for exponent in 0...22 {
      #expect(Double.exp10(Double(exponent)) == power)
      #expect(Double.log10(power) == Double(exponent))
      #expect(Double.pow(10, Double(exponent)) == power)
      power *= 10
    }
  }

  /// The doubles nearest to powers of ten, which are normal ones, have whole logarithms.
  @Test func nearPowersOfTen() throws {
    for exponent in -307...308 {
      #expect(Double.log10(try #require(Double("1e\(exponent)"))) == Double(exponent))
    }
  }

  @Test func wholePowersOfWholeNumbers() {
    for base in 1...100 {
      var (power, exponent) = (1, 0)
      while power < 1 << 53 && exponent < 60 {
        #expect(Double.pow(Double(base), Double(exponent)) == Double(power))
        #expect(Double.pow(Double(-base), Double(exponent)) == Double(exponent % 2 == 0 ? power : -power))
        (power, exponent) = (power * base, exponent + 1)
      }
    }
  }

  @Test func rootsOfSquares() {
    for root in stride(from: 1.0, through: 9e7, by: 12_345) {
      #expect(Double.pow(root * root, 0.5) == root)
      #expect(Double.pow(root * root, -0.5) == 1 / root)
    }
  }
}

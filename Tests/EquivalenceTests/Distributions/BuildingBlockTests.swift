import Elementary
import TestSupport
import Testing

@testable import Equivalence

@Suite("What the distributions are made of")
struct BuildingBlockTests {
  @Test("a product and its rest are the whole product")
  func exactProduct() {
    var random = SeededGenerator(5)
    for _ in 0..<10_000 {
      let (a, b) = (random.next() >> 11, random.next() >> 11)
      let product = ExactProduct(Double(a), Double(b))
      let whole = Int128(a) * Int128(b)
      #expect(Int128(product.rounded) + Int128(product.rest) == whole, "\(a) × \(b)")
    }
  }

  @Test("two half steps of the gamma function are a whole one: r(a) r(a + ½) = a")
  func gammaRatio() {
    var random = SeededGenerator(6)
    for _ in 0..<10_000 {
      let a = Double(sign: .plus, exponent: random.integer(-30...60), significand: random.uniform(1, 2))
      #expect(isClose(halfStepGammaRatio(a) * halfStepGammaRatio(a + 0.5), a, within: 2e-15), "\(a)")
    }
    // Γ(1)/Γ(½) = 1/√π.
    #expect(isClose(halfStepGammaRatio(0.5), 1 / Double.pi.squareRoot(), within: 6e-16))
  }

  @Test("searches for quantiles begin within 3·10⁻⁶ of them, so that one step is enough for the normal distribution")
  func start() throws {
    for step in 1...1000 {
      for tail in [Double(step) / 2001, 1 / Double(sign: .plus, exponent: step, significand: 1.3)] {
        let quantile = -(try StandardNormal.quantile(tail))
        #expect(isClose(StandardNormal.approximateUpperQuantile(tail), quantile, within: 3e-6), "\(tail)")
      }
    }
  }

  @Test("a step of Halley's towards a power of t is exact from anywhere")
  func halley() {
    // F = t⁻³ towards 8: in logarithms a straight line, from t = 7 to ½.
    let t = 7.0
    let step = halleyStep(ratio: 1 / (t * t * t * 8), slope: -3, bend: 0)
    #expect(isClose(t + t * .expMinusOne(step), 0.5))
  }
}

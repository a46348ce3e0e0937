import GSLBridge
import Testing

@Suite("Standard normal")
struct StandardNormalTests {
  // 1e-10 relative, as for Student's t. From SciPy 1.17.1: `repr(scipy.stats.norm.ppf(p))`.
  @Test(
    "quantiles agree with SciPy to 1e-10",
    arguments: [
      (1e-6, -4.753424308822899), (0.05, -1.6448536269514729), (0.9, 1.2815515655446004),
      (0.975, 1.959963984540054), (0.9999875, 4.214799669993039),
    ])
  func quantile(probability: Double, expected: Double) throws {
    #expect(abs(try StandardNormal.quantile(probability) - expected) <= 1e-10 * abs(expected))
  }

  // `repr(scipy.stats.norm.cdf(x))`
  @Test(
    "probabilities agree with SciPy to 1e-10",
    arguments: [
      (-6, 9.865876450376946e-10), (-1.5, 0.06680720126885807), (0.3, 0.6179114221889526), (2, 0.9772498680518208),
    ])
  func probability(x: Double, expected: Double) throws {
    #expect(abs(try StandardNormal.cumulativeProbability(at: x) - expected) <= 1e-10 * expected)
  }

  @Test("bad arguments throw")
  func badArguments() {
    #expect(throws: GSLError.self) { try StandardNormal.quantile(1.01) }
    #expect(throws: GSLError.self) { try StandardNormal.quantile(.nan) }
    #expect(throws: GSLError.self) { try StandardNormal.cumulativeProbability(at: .nan) }
  }
}

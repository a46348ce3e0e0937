import NoiseScale
import TestSupport
import Testing

@Suite struct PolynomialLawTests {
  @Test(arguments: [(0.0, 0.3), (5, 0.15), (9, 0.102), (10, 0.1)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = PolynomialLaw(from: 0.3, to: 0.1, power: 2)
    #expect(isClose(law.value(at: epoch, of: 10), value))
  }

  @Test func aPowerBelowOneEndsAtItsEnd() throws {
    let law = PolynomialLaw(from: 0.3, to: 0, power: 0.5)
    #expect(isClose(law.value(at: 7.5, of: 10), 0.15))
    #expect(law.value(at: 10, of: 10) == 0)
  }
}

extension PolynomialLaw: ExampleLaw {
  static let example = PolynomialLaw(from: 0.3, to: 0.1, power: 2)
}

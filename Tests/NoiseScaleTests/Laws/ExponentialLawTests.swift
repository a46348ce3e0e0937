import NoiseScale
import TestSupport
import Testing

@Suite struct ExponentialLawTests {
  @Test(arguments: [(0.0, 0.4), (1, 0.2), (2, 0.1), (3, 0.05), (4, 0.025)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = ExponentialLaw(from: 0.4, to: 0.025)
    #expect(isClose(law.value(at: epoch, of: 4), value))
  }
}

extension ExponentialLaw: ExampleLaw {
  static let example = ExponentialLaw(from: 0.3, to: 0.1)
}

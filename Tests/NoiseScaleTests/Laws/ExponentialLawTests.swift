import NoiseScale
import Testing

@Suite struct ExponentialLawTests {
  @Test(arguments: [(0.0, 0.4), (1, 0.2), (2, 0.1), (3, 0.05), (4, 0.025)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = try ExponentialLaw(parameters: ["from": .number(0.4), "to": .number(0.025)])
    #expect(isClose(law.value(at: epoch, of: 4), value))
  }
}

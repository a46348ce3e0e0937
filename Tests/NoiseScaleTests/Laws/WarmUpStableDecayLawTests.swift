import NoiseScale
import Testing

@Suite struct WarmUpStableDecayLawTests {
  @Test(arguments: [(0.0, 0.0), (1, 0.2), (2, 0.4), (5, 0.4), (6, 0.4), (8, 0.25), (10, 0.1)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = try WarmUpStableDecayLaw(
      parameters: ["peak": .number(0.4), "warm-up": .number(2), "decay": .number(4), "to": .number(0.1)])
    #expect(isClose(law.value(at: epoch, of: 10), value))
    #expect(law.joints(of: 10) == [2, 6])
  }

  @Test func withoutWarmUpAndDecayItIsConstant() throws {
    let law = try WarmUpStableDecayLaw(
      parameters: ["peak": .number(0.4), "warm-up": .number(0), "decay": .number(0), "to": .number(0.1)])
    for epoch in [0.0, 5, 10] { #expect(law.value(at: epoch, of: 10) == 0.4) }
  }
}

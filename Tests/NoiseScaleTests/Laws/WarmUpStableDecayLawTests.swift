import NoiseScale
import TestSupport
import Testing

@Suite struct WarmUpStableDecayLawTests {
  @Test(arguments: [(0.0, 0.0), (1, 0.2), (2, 0.4), (5, 0.4), (6, 0.4), (8, 0.25), (10, 0.1)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = WarmUpStableDecayLaw(peak: 0.4, warmUp: 2, decay: 4, to: 0.1)
    #expect(isClose(law.value(at: epoch, of: 10), value))
    #expect(law.joints(of: 10) == [2, 6])
  }

  @Test func withoutWarmUpAndDecayItIsConstant() throws {
    let law = WarmUpStableDecayLaw(peak: 0.4, warmUp: 0, decay: 0, to: 0.1)
    for epoch in [0.0, 5, 10] { #expect(law.value(at: epoch, of: 10) == 0.4) }
  }
}

extension WarmUpStableDecayLaw: ExampleLaw {
  static let example = WarmUpStableDecayLaw(peak: 0.3, warmUp: 2, decay: 3, to: 0.1)
}

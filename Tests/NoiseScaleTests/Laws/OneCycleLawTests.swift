import NoiseScale
import Testing

@Suite struct OneCycleLawTests {
  @Test(arguments: [(0.0, 0.1), (2, 0.2), (4, 0.3), (7, 0.15), (10, 0)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = try OneCycleLaw(
      parameters: ["from": .number(0.1), "peak": .number(0.3), "to": .number(0), "warm-up": .number(4)])
    #expect(isClose(law.value(at: epoch, of: 10), value))
    #expect(law.joints(of: 10) == [4])
  }

  @Test func aWarmUpOfTheWholeStageEndsAtThePeak() throws {
    let law = try OneCycleLaw(
      parameters: ["from": .number(0.1), "peak": .number(0.3), "to": .number(0), "warm-up": .number(10)])
    #expect(law.value(at: 10, of: 10) == 0.3)
  }
}

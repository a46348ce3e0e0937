import NoiseScale
import TestSupport
import Testing

@Suite struct OneCycleLawTests {
  @Test(arguments: [(0.0, 0.1), (2, 0.2), (4, 0.3), (7, 0.15), (10, 0)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = OneCycleLaw(from: 0.1, peak: 0.3, to: 0, warmUp: 4)
    #expect(isClose(law.value(at: epoch, of: 10), value))
    #expect(law.joints(of: 10) == [4])
  }

  @Test func aWarmUpOfTheWholeStageEndsAtThePeak() throws {
    let law = OneCycleLaw(from: 0.1, peak: 0.3, to: 0, warmUp: 10)
    #expect(law.value(at: 10, of: 10) == 0.3)
  }
}

extension OneCycleLaw: ExampleLaw {
  static let example = OneCycleLaw(from: 0.1, peak: 0.3, to: 0.05, warmUp: 4)
}

import NoiseScale
import TestSupport
import Testing

@Suite struct LinearLawTests {
  @Test(arguments: [(0.0, 0.3), (2.5, 0.25), (5, 0.2), (10, 0.1)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = LinearLaw(from: 0.3, to: 0.1)
    #expect(isClose(law.value(at: epoch, of: 10), value))
  }

  @Test func itEndsAtItsEndsExactly() throws {
    let law = LinearLaw(from: 0.3, to: 0)
    #expect(law.value(at: 0, of: 7) == 0.3)
    #expect(law.value(at: 7, of: 7) == 0)
  }
}

extension LinearLaw: ExampleLaw {
  static let example = LinearLaw(from: 0.3, to: 0.1)
}

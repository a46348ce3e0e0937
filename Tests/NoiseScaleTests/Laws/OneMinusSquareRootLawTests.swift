import NoiseScale
import TestSupport
import Testing

@Suite struct OneMinusSquareRootLawTests {
  @Test(arguments: [(0.0, 0.9), (1, 0.65), (4, 0.4), (9, 0.15), (16, -0.1)])
  func valuesByHand(_ x: Double, _ value: Double) {
    #expect(isClose(OneMinusSquareRootLaw(from: 0.9, to: -0.1).value(at: x, of: 16), value))
  }

  /// The middle of a decay of 100 000 updates from .003 to 0, as a published configuration has it.
  @Test func theMiddleOfAPublishedDecay() {
    let law = OneMinusSquareRootLaw(from: 0.003, to: 0)
    #expect(isClose(law.value(at: 50_000, of: 100_000), 0.0008786796564403573))
    #expect(law.joints(of: 100_000) == [] && !law.isPiecewiseConstant)
  }

  @Test func itsEndsAreExact() {
    let law = OneMinusSquareRootLaw(from: 0.3, to: 0.1)
    #expect(law.value(at: 0, of: 7) == 0.3)
    #expect(law.value(at: 7, of: 7) == 0.1)
  }
}

extension OneMinusSquareRootLaw: ExampleLaw {
  static let example = OneMinusSquareRootLaw(from: 0.3, to: 0.27)
}

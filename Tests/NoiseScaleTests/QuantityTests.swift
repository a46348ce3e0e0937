@testable import NoiseScale
import Testing

@Suite struct QuantityTests {
  static let linear = Quantity.law(LinearLaw(from: 1, to: 0))

  @Test func literalsAreConstants() {
    #expect(Quantity.constant(3) == 3)
    #expect(Quantity.constant(0.5) == 0.5)
    #expect(Quantity.constant(3).constant == 3)
    #expect(Self.linear.constant == nil)
  }

  @Test func equalityIsThatOfTheDescription() throws {
    #expect(Self.linear == .law(LinearLaw(from: 1, to: 0)))
    #expect(Self.linear != .law(CosineLaw(from: 1, to: 0)))
    #expect(Self.linear != 1)
  }

  @Test func aLawIsHeldWithinItsStage() {
    #expect(Self.linear.value(at: -1, of: 4) == 1)
    #expect(Self.linear.value(at: 1, of: 4) == 0.75)
    #expect(Self.linear.value(at: 5, of: 4) == 0)
  }

  @Test func samplePositionsHoldBothEndsAndTheJoints() throws {
    let law = OneCycleLaw(from: 0, peak: 1, to: 0, warmUp: 1.3)
    let positions = Quantity.law(law).places(of: 4, divisions: 4)
    #expect(positions == [0, 1, 1.3, 2, 3, 4])
    #expect(Quantity.law(law).places(of: 1, divisions: 1) == [0, 1])
    #expect(Quantity.constant(3).places(of: 4, divisions: 4) == [0])
  }
}

import NoiseScale
import TestSupport
import Testing

@Suite struct CosineLawTests {
  // cos(π/4) = √½, cos(π/3) = ½; .2 + .1 √½ = .27071….
  @Test(
    arguments: [
      (0.0, 0.3), (3.0, 0.270_710_678_118_654_75), (4.0, 0.25), (6.0, 0.2), (8.0, 0.15), (12.0, 0.1),
    ] as [(Double, Double)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = CosineLaw(from: 0.3, to: 0.1)
    #expect(isClose(law.value(at: epoch, of: 12), value))
  }

  @Test func itEndsAtZeroExactly() throws {
    let law = CosineLaw(from: 0.3, to: 0)
    #expect(law.value(at: 7, of: 7) == 0)
  }
}

extension CosineLaw: ExampleLaw {
  static let example = CosineLaw(from: 0.3, to: 0.1)
}

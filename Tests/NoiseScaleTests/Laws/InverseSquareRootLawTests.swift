import Descriptions
import NoiseScale
import TestSupport
import Testing

@Suite struct InverseSquareRootLawTests {
  @Test(arguments: [(0.0, 0.5), (5.0, 1.0 / 3), (12.0, 0.25), (96.0, 0.1)])
  func valuesByHand(_ x: Double, _ value: Double) {
    #expect(isClose(InverseSquareRootLaw(scale: 1, start: 4).value(at: x, of: 96), value))
    #expect(isClose(InverseSquareRootLaw(from: 0.5, start: 4).value(at: x, of: 96), value))
  }

  /// 1/√max(k, 10 000) for the old run's update k, at numbers of tokens; a batch is 128 · 512 tokens.
  @Test(arguments: [
    (1e8, 0.01), (655_360_000.0, 0.01), (2e9, 0.005724334022399462), (1e10, 0.00256), (3.4e10, 0.0013883549300393995),
  ])
  func aPublishedRunThatIsConstantFirst(_ tokens: Double, _ value: Double) {
    let update = tokens / (128 * 512)
    let old = InverseSquareRootLaw(scale: 1, start: 0, hold: 10_000)
    #expect(isClose(old.value(at: update, of: 1e6), value))
    #expect(old.joints(of: 1e6) == [10_000])
    #expect(isClose(InverseSquareRootLaw(from: 0.01, start: 0, hold: 10_000).value(at: update, of: 1e6), value))
    // A batch 16 times as large: 625 constant updates and a quarter of the scale.
    let new = InverseSquareRootLaw(scale: 0.25, start: 0, hold: 625)
    #expect(isClose(new.value(at: update / 16, of: 1e6), value))
    // The same in a piece of its own after the constant one.
    guard update > 10_000 else { return }
    #expect(isClose(InverseSquareRootLaw(from: 0.01, start: 10_000).value(at: update - 10_000, of: 1e6), value))
  }

  @Test func aStartAndAHold() {
    let law = InverseSquareRootLaw(from: 0.6, start: 1, hold: 3)
    #expect([0, 3].map { law.value(at: $0, of: 20) } == [0.6, 0.6])
    #expect(isClose(law.value(at: 15, of: 20), 0.3))
    #expect(law.joints(of: 20) == [3] && law.joints(of: 3) == [])
    #expect(isClose(InverseSquareRootLaw(scale: 1.2, start: 1, hold: 3).value(at: 15, of: 20), 0.3))
  }

  @Test func keysAndFaults() throws {
    let law = try InverseSquareRootLaw(parameters: ["from": .number(0.3), "start": .number(2)])
    #expect(law.height == .from(0.3) && law.hold == 0)
    #expect(Parameters(law).entries.map(\.name) == ["from", "start", "hold"])
    let scaled = try InverseSquareRootLaw(parameters: ["scale": .number(0.3), "start": .number(0), "hold": .number(1)])
    #expect(scaled.height == .scale(0.3))
    #expect(Parameters(scaled).entries.map(\.name) == ["scale", "start", "hold"])
    for (parameters, message) in [
      (["scale": .number(1)], "start: it is required in 'inverse-square-root'"),
      (["start": .number(1)], "inverse-square-root has neither scale nor from, but must have one of them"),
      (
        ["start": .number(1), "scale": .number(1), "from": .number(1)],
        "from: it does not go with scale; there must be only one of them"
      ),
      (["scale": .number(1), "start": .number(0)], "start is 0, but must be > 0 where hold is 0"),
      (["scale": .number(1), "start": .number(-1)], "start is -1, but must be a number ≥ 0"),
      (["from": .number(1), "start": .number(1), "hold": .number(-1)], "hold is -1, but must be a number ≥ 0"),
    ] as [(Parameters, String)] {
      #expect(#expect(throws: Fault.self) { try InverseSquareRootLaw(parameters: parameters) }?.message == message)
    }
  }
}

extension InverseSquareRootLaw: ExampleLaw {
  static let example = InverseSquareRootLaw(from: 0.3, start: 2, hold: 1)
}

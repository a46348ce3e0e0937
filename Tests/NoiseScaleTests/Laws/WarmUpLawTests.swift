import NoiseScale
import TestSupport
import Testing

@Suite struct WarmUpLawTests {
  static let cosine: Parameters = ["from": .number(0.4), "to": .number(0)]

  @Test(arguments: [(0.0, 0.1), (1, 0.25), (2, 0.4), (7, 0.2), (12, 0)])
  func warmUpThenCosineByHand(_ epoch: Double, _ value: Double) throws {
    let law = try WarmUpLaw(
      parameters: [
        "from": .number(0.1), "to": .number(0.4), "epochs": .number(2),
        "then": .law(name: "cosine", Self.cosine),
      ])
    #expect(isClose(law.value(at: epoch, of: 12), value))
    #expect(law.joints(of: 12) == [2])
  }

  @Test func withoutThenItStaysWhereItArrived() throws {
    let law = WarmUpLaw(from: 0, to: 0.4, epochs: 5)
    #expect(law.value(at: 0, of: 12) == 0)
    #expect(law.value(at: 5, of: 12) == 0.4)
    #expect(law.value(at: 12, of: 12) == 0.4)
    #expect(Parameters(law).entries.map(\.name) == ["from", "to", "epochs"])
  }

  @Test func thenMayBeANumber() throws {
    let law = WarmUpLaw(from: 0, to: 0.4, epochs: 5, then: 0.3)
    #expect(isClose(law.value(at: 2.5, of: 12), 0.2))
    #expect(law.value(at: 5, of: 12) == 0.3)
    #expect(Parameters(law)["then"] == .number(0.3))
  }

  @Test func theJointsOfThenFollow() throws {
    let step: Parameters = ["from": .number(1), "factor": .number(0.1), "every": .number(4)]
    let law = try WarmUpLaw(
      parameters: ["from": .number(0), "to": .number(1), "epochs": .number(2), "then": .law(name: "step", step)])
    #expect(law.joints(of: 12) == [2, 6, 10])
    #expect(law.joints(of: 2) == [])
  }

  @Test func aWarmUpLongerThanTheStageIsCutOff() throws {
    let law = WarmUpLaw(from: 0, to: 1, epochs: 10)
    #expect(law.value(at: 4, of: 4) == 0.4)
  }
}

extension WarmUpLaw: ExampleLaw {
  static let example = WarmUpLaw(from: 0.1, to: 0.3, epochs: 2, then: .law(CosineLaw(from: 0.3, to: 0.1)))
}

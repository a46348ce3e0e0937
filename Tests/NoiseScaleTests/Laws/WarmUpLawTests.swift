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

  /// The same law in the clock of its piece, and written back under the key that was read.
  @Test func itsLengthIsInTheClockOfItsPieceOrInEpochs() throws {
    for key in ["length", "epochs"] {
      let parameters: Parameters = ["from": .number(0), "to": .number(0.4), key: .number(8000), "then": .number(0.2)]
      let law = try WarmUpLaw(parameters: parameters)
      #expect(law.value(at: 2000, of: 9000) == 0.1 && law.value(at: 8000, of: 9000) == 0.2)
      #expect(Parameters(law) == parameters)
      let made =
        key == "length"
        ? WarmUpLaw(from: 0, to: 0.4, length: 8000, then: 0.2) : WarmUpLaw(from: 0, to: 0.4, epochs: 8000, then: 0.2)
      #expect(Parameters(made) == parameters)
    }
  }

  /// 100.4 − 100.3 is .1 but for the 14th digit; the step at .1 must not be missed for that.
  @Test func aStepOfThenReachedUpToRoundingIsReached() {
    let law = WarmUpLaw(from: 1, to: 1, length: 100.3, then: .law(StepLaw(from: 1, factor: 0.5, every: 0.1)))
    let joints = law.joints(of: 100.95)
    #expect(joints.map { law.value(at: $0, of: 100.95) } == [1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625])
    #expect(law.isPiecewiseConstant)
    #expect(!WarmUpLaw(from: 0, to: 1, length: 1).isPiecewiseConstant)
  }
}

extension WarmUpLaw: ExampleLaw {
  static let example = WarmUpLaw(from: 0.1, to: 0.3, epochs: 2, then: .law(CosineLaw(from: 0.3, to: 0.1)))
}

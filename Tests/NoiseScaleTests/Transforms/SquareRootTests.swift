import Descriptions
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

/// The square-root rule for Adam, by hand.
@Suite struct SquareRootTests {
  static let set = TrainingSet(size: 10_000, sampling: .withReplacement)

  static func stage(_ rate: Quantity, _ batch: Quantity, adam: AdamSettings = AdamSettings()) -> Stage {
    Stage(epochs: 2, learningRate: rate, batchSize: batch, adam: adam)
  }

  static func apply(
    _ parameters: Parameters, _ stages: [Stage], optimizer: any Optimizer = Adam()
  ) throws -> [Stage] {
    try SquareRoot(parameters: parameters)
      .apply(to: Schedule(name: "s", stages: stages), on: set, optimizer: optimizer).stages
  }

  /// κ = 4: ε × 2, β₁ .9 → .6, β₂ .999 → .996, δ/2.
  @Test func aWholeScheduleAtFourTimesTheBatch() throws {
    let new = try Self.apply(["by": .number(4)], [Self.stage(0.001, 32), Self.stage(0.0002, 32)])
    #expect(new.map { $0.constantBatchSize } == [128, 128])
    for (stage, rate) in zip(new, [0.002, 0.0004]) {
      #expect(isClose(stage.learningRate.constant!, rate))
      #expect(isClose(stage.adam.beta1!, 0.6) && isClose(stage.adam.beta2!, 0.996) && isClose(stage.adam.delta!, 5e-9))
    }
  }

  /// A decay by 2 asks for κ = 4 at the old learning rate; the first stage stays as it is.
  @Test func aDecayBecomesItsSquareInTheBatch() throws {
    let new = try Self.apply([:], [Self.stage(0.001, 32), Self.stage(0.0005, 32)])
    #expect(new[0] == Self.stage(0.001, 32))
    #expect(new[1].constantBatchSize == 128 && isClose(new[1].learningRate.constant!, 0.001))
    #expect(isClose(new[1].adam.beta1!, 0.6) && isClose(new[1].adam.beta2!, 0.996) && isClose(new[1].adam.delta!, 5e-9))
  }

  /// κ = 2 of the 4 that are asked for: ε falls by √2 instead of 2.
  @Test func whatTheCapLeavesIsDecayed() throws {
    let new = try Self.apply(["up-to": .number(64)], [Self.stage(0.001, 32), Self.stage(0.0005, 32)])
    #expect(new[1].constantBatchSize == 64 && isClose(new[1].learningRate.constant!, 0.001 / 2.0.squareRoot()))
    #expect(isClose(new[1].adam.beta1!, 0.8) && isClose(new[1].adam.beta2!, 0.998))
  }

  @Test func aStagesOwnParametersAreScaled() throws {
    let own = AdamSettings(beta1: 0.95, delta: 1e-6)
    let adam = Adam(beta2: 0.98)
    let new = try Self.apply(["by": .number(4)], [Self.stage(0.001, 32, adam: own)], optimizer: adam)
    #expect(isClose(new[0].adam.beta1!, 0.8) && isClose(new[0].adam.beta2!, 0.92) && isClose(new[0].adam.delta!, 5e-7))
  }

  @Test func scalingBackUndoesScaling() throws {
    let old = Self.stage(0.001, 32, adam: AdamSettings(beta1: 0.9, beta2: 0.999, delta: 1e-8))
    let back = try Self.apply(["by": .number(0.25)], Self.apply(["by": .number(4)], [old]))[0]
    #expect(back.constantBatchSize == 32 && isClose(back.learningRate.constant!, 0.001))
    #expect(isClose(back.adam.beta1!, 0.9) && isClose(back.adam.beta2!, 0.999) && isClose(back.adam.delta!, 1e-8))
  }

  /// A law is cut into stages of constant batch size, each with βs of its own.
  @Test func aLawIsCutIntoStages() throws {
    let law = Quantity.law(LinearLaw(from: 0.001, to: 0.0005))
    let new = try Self.apply([:], [Self.stage(law, 32)])
    #expect(new.map { $0.constantBatchSize } == [32, 64])
    #expect(new[0].adam == AdamSettings() && isClose(new[1].adam.beta1!, 0.8))
    // κ = 2 is reached where ε has fallen by √2.
    #expect(isClose(new[0].epochs, 4 * (1 - 0.5.squareRoot()), within: 1e-9))
  }

  private static func message(_ parameters: Parameters, _ stages: [Stage], _ optimizer: any Optimizer) -> String? {
    do {
      _ = try apply(parameters, stages, optimizer: optimizer)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func errorsAreSentences() throws {
    let stages = [Self.stage(0.001, 8), Self.stage(0.0002, 8)]
    #expect(
      Self.message([:], stages, Adam())
        == "stage 2: beta1 is 0.9, but must be such that κ(1 − beta1) < 1: at batch size 8 → 200, κ = 25, it is 2.5; up-to: 79 or less would do"
    )
    #expect(Self.message(["up-to": .number(79)], stages, Adam()) == nil)
    #expect(
      Self.message([:], stages, Adam(beta1: 0.99, beta2: 0.95))
        == "stage 2: beta2 is 0.95, but must be such that κ(1 − beta2) < 1: at batch size 8 → 200, κ = 25, it is 1.25; up-to: 159 or less would do"
    )
    #expect(
      Self.message(["by": .number(2)], stages, Adam(beta1: 0))
        == "stage 1: beta1 is 0, but must be such that κ(1 − beta1) < 1: at batch size 8 → 16, κ = 2, it is 2")
    #expect(
      Self.message([:], stages, HeavyBall())
        == "stage 1: optimizer is momentum, but must be adam or adamw, whose parameters the rule changes")
    #expect(Self.message(["by": .number(0)], stages, Adam()) == "by is 0, but must be a number > 0")
    #expect(
      #expect(throws: Fault.self) { try Transforms.make("square-root", ["keep": .text("exact")]) }?.description
        == "keep: it is not known in 'square-root' (known: by, beta1, beta2, clip, up-to, multiple-of, weight-decay)")
  }
}

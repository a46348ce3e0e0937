import Descriptions
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

/// The seesaw rule, by hand.
@Suite struct SeesawTests {
  private static func apply(_ parameters: Parameters, _ rates: [Double], batch: Quantity = 16) throws -> [Stage] {
    let stages = rates.map { Stage(epochs: 1, learningRate: .constant($0), batchSize: batch, momentum: 0.5) }
    return try Seesaw(parameters: parameters).apply(
      to: Schedule(name: "s", stages: stages), on: TrainingSet(size: 100_000, sampling: .withoutReplacement)
    ).stages
  }

  private static func check(_ stages: [Stage], _ expected: [(rate: Double, batch: Int)]) {
    #expect(stages.map { $0.constantBatchSize } == expected.map(\.batch))
    for (stage, values) in zip(stages, expected) {
      #expect(isClose(stage.learningRate.constant!, values.rate))
      #expect(stage.momentum == 0.5 && stage.adam == AdamSettings())
    }
  }

  /// Two decays by 4: each ε/2 and B × 4.
  @Test func aDecayIsShared() throws {
    Self.check(try Self.apply([:], [0.16, 0.04, 0.01]), [(0.16, 16), (0.08, 64), (0.04, 256)])
  }

  /// α = 16: a = 16^¾ = 8 and b = 16^½ = 4; with exponent 1 it is the decay.
  @Test func otherPairs() throws {
    Self.check(try Self.apply(["exponent": .number(0.75)], [0.16, 0.01]), [(0.16, 16), (0.02, 64)])
    Self.check(try Self.apply(["exponent": .number(1)], [0.16, 0.01]), [(0.16, 16), (0.01, 16)])
  }

  /// B × 2 of 4: ε falls by the other factor, α/√2.
  @Test func whatTheCapLeavesIsDecayed() throws {
    Self.check(
      try Self.apply(["up-to": .number(32)], [0.16, 0.04]), [(0.16, 16), (0.04 * 2.0.squareRoot(), 32)])
  }

  /// g of gradient descent is that of the decay divided by √b.
  @Test func withGradientDescentTheNoiseScaleFallsFurther() throws {
    let set = TrainingSet(size: 100_000, sampling: .withReplacement)
    let grown = try Self.apply([:], [0.16, 0.04])[1].constant!
    let decayed = HyperParameters(learningRate: 0.04, batchSize: 16, momentum: 0.5)
    #expect(isClose(grown.noiseScale(set), decayed.noiseScale(set) / 2))
  }

  /// Doublings of the batch at ε/√2 each: a cosine that falls to 0.16/16 passes four of them.
  @Test func aLawMovesInDoublings() throws {
    let law = CosineLaw(from: 0.16, to: 0.01)
    let stage = Stage(epochs: 4, learningRate: .law(law), batchSize: 16)
    let new = try Seesaw().apply(
      to: Schedule(name: "s", stages: [stage]), on: TrainingSet(size: 100_000, sampling: .withReplacement))
    #expect(new.stages.map { $0.constantBatchSize }.starts(with: [16, 32, 64, 128]))
    for piece in new.stages.dropFirst() {
      let rate = piece.learningRate.value(at: 0, of: piece.epochs)
      #expect(isClose(rate, 0.16 / (Double(piece.constantBatchSize!) / 16).squareRoot(), within: 1e-9))
    }
  }

  @Test func theExponentIsStableFromOneHalfOn() {
    func message(_ exponent: Double) -> String? {
      #expect(throws: Fault.self) { try Seesaw(exponent: exponent).validate() }?.description
    }
    #expect(message(0.4) == "exponent is 0.4, but must be a number within 0.5…1")
    #expect(message(1.1) == "exponent is 1.1, but must be a number within 0.5…1")
  }
}

import Descriptions
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

/// The exchange of ε, B and m for each other, by hand.
@Suite struct RebatchingTests {
  static let without = TrainingSet(size: 1000, sampling: .withoutReplacement)
  static let with = TrainingSet(size: 1000, sampling: .withReplacement)

  private static func apply(
    _ name: String, _ parameters: Parameters, on trainingSet: TrainingSet = without,
    _ stages: [(rate: Double, batch: Double, momentum: Double)]
  ) throws -> [HyperParameters?] {
    let stages = stages.map {
      Stage(
        epochs: 10, learningRate: .constant($0.rate), batchSize: .constant($0.batch), momentum: .constant($0.momentum))
    }
    return try Transforms.make(name, parameters).apply(to: Schedule(name: "s", stages: stages), on: trainingSet)
      .stages.map(\.constant)
  }

  private static func expect(
    _ made: [HyperParameters?], _ expected: [(Double, Int, Double)], at location: SourceLocation = #_sourceLocation
  ) {
    #expect(made.map { $0?.batchSize } == expected.map(\.1), sourceLocation: location)
    #expect(made.map { $0?.momentum } == expected.map(\.2), sourceLocation: location)
    for (values, (rate, _, _)) in zip(made, expected) {
      #expect(isClose(values?.learningRate ?? 0, rate), sourceLocation: location)
    }
  }

  /// 1000/100 − 1 = 9 falls to 9/5 at B = 1000/2.8 = 357.1 → 357: ε = .02 · 9/(1000/357 − 1).
  @Test func theExactNoiseIsKeptByASmallerBatch() throws {
    let made = try Self.apply("increase-batch-size", ["keep": .text("exact")], [(0.1, 100, 0), (0.02, 100, 0)])
    Self.expect(made, [(0.1, 100, 0), (0.02 * 9 * 357 / 643, 357, 0)])
    #expect(isClose(made[1]!.noiseScale(Self.without), 0.18))
  }

  /// A common multiple of both that no integer holds is a multiple that no batch is.
  @Test func multiplesBeyondAllIntegersAreRefused() throws {
    var stage = Stage(epochs: 10, learningRate: 0.1, batchSize: 6)
    stage.accumulate = 5
    let schedule = Schedule(name: "s", stages: [stage, stage])
    let fault = #expect(throws: Fault.self) {
      try IncreaseBatchSize(multipleOf: .max - 1).apply(to: schedule, on: Self.without)
    }
    #expect(fault?.subject == "multiple-of")
  }

  @Test func withReplacementTheExactNoiseIsTheApproximate() throws {
    let stages = [(rate: 0.1, batch: 100.0, momentum: 0.0), (0.02, 100, 0)]
    let exact = try Self.apply("increase-batch-size", ["keep": .text("exact")], on: Self.with, stages)
    Self.expect(exact, [(0.1, 100, 0), (0.1, 500, 0)])
  }

  /// Past N the learning rate falls: ε = .001 · 1000/100.
  @Test func theTrainingSetIsACap() throws {
    Self.expect(
      try Self.apply("increase-batch-size", [:], [(0.1, 100, 0), (0.001, 100, 0)]), [(0.1, 100, 0), (0.01, 1000, 0)])
    // At exact g up to N − 1 examples: .001 · 9 · 999.
    Self.expect(
      try Self.apply("increase-batch-size", ["keep": .text("exact")], [(0.1, 100, 0), (1e-6, 100, 0)]),
      [(0.1, 100, 0), (1e-6 * 9 * 999, 999, 0)])
  }

  @Test func aCapThatIsNoMultipleIsRoundedDown() throws {
    let made = try Self.apply(
      "increase-batch-size", ["up-to": .number(350), "multiple-of": .number(64)], [(0.1, 64, 0), (0.01, 64, 0)])
    Self.expect(made, [(0.1, 64, 0), (0.05, 320, 0)])
  }

  @Test func aMultipleRoundsThePresentBatchUp() throws {
    let made = try Self.apply("increase-batch-size", ["multiple-of": .number(64)], [(0.1, 100, 0), (0.05, 100, 0)])
    Self.expect(made, [(0.128, 128, 0), (0.05 * 1.92, 192, 0)])
  }

  @Test func scalingTheLearningRate() throws {
    Self.expect(try Self.apply("scale-learning-rate", ["by": .number(4)], [(0.1, 100, 0.9)]), [(0.4, 400, 0.9)])
    Self.expect(try Self.apply("scale-learning-rate", ["by": .number(0.25)], [(0.1, 100, 0.9)]), [(0.025, 25, 0.9)])
    // Below one example the learning rate stops: .1/100.
    Self.expect(try Self.apply("scale-learning-rate", ["by": .number(1e-9)], [(0.1, 100, 0.9)]), [(0.001, 1, 0.9)])
    // The cap takes what it takes: .1 · 150/100.
    Self.expect(
      try Self.apply("scale-learning-rate", ["by": .number(4), "up-to": .number(150)], [(0.1, 100, 0.9)]),
      [(0.15, 150, 0.9)])
  }

  /// 1 − m from .1 to .05: B doubles.
  @Test func raisingTheMomentum() throws {
    Self.expect(
      try Self.apply("raise-momentum", ["to": .number(0.95)], [(0.1, 100, 0.9), (0.1, 10, 0.5)]),
      [(0.1, 200, 0.95), (0.1, 100, 0.95)])
    // Capped at 150: ε = .1 · 1.5/2.
    Self.expect(
      try Self.apply("raise-momentum", ["to": .number(0.95), "up-to": .number(150)], [(0.1, 100, 0.9)]),
      [(0.075, 150, 0.95)])
    // Exact: 1000/B − 1 falls from 9 to 9/2: B = 181.8 → 182.
    let exact = try Self.apply("raise-momentum", ["to": .number(0.95), "keep": .text("exact")], [(0.1, 100, 0.9)])
    Self.expect(exact, [(0.05 * 9 * 182 / 818, 182, 0.95)])
    #expect(isClose(exact[0]!.noiseScale(Self.without), 9))
  }

  /// Whatever they do: no g is exact where batches are reshuffled. The approximate one is kept as with replacement.
  @Test(
    arguments: [
      ("increase-batch-size", [:]), ("hybrid", ["decays": .number(1)]), ("scale-learning-rate", ["by": .number(2)]),
      ("raise-momentum", ["to": .number(0.95)]), ("decay-learning-rate", [:]),
    ] as [(String, Parameters)])
  func reshuffledBatchesHaveNoExactNoiseScaleToKeep(_ name: String, _ parameters: Parameters) throws {
    let stages = [(0.1, 100.0, 0.9), (0.02, 100, 0.9)]
    let reshuffled = TrainingSet(size: 1000, sampling: .reshuffled)
    #expect(
      throws: Fault(
        "keep", "exact",
        allowed:
          "approximate where batches are reshuffled: what an epoch leaves of their noise depends on the curvature, so that there is no exact g"
      )
    ) {
      try Self.apply(name, Parameters(parameters.entries + [("keep", .text("exact"))]), on: reshuffled, stages)
    }
    #expect(
      try Self.apply(name, parameters, on: reshuffled, stages) == Self.apply(name, parameters, on: Self.with, stages))
  }

  @Test func decayingTheLearningRate() throws {
    Self.expect(
      try Self.apply("decay-learning-rate", [:], [(0.1, 100, 0.9), (0.1, 500, 0.9), (0.1, 50, 0.9), (0.1, 100, 0.9)]),
      [(0.1, 100, 0.9), (0.02, 100, 0.9), (0.1, 50, 0.9), (0.05, 50, 0.9)])
  }

  @Test func aWholeBatchStaysWhole() throws {
    for keep in Keep.allCases {
      let made = try Self.apply(
        "increase-batch-size", ["keep": .text(keep.rawValue)], [(0.1, 1000, 0), (0.02, 1000, 0)])
      Self.expect(made, [(0.1, 1000, 0), (0.02, 1000, 0)])
    }
  }
}

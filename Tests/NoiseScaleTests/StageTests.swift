import NoiseScale
import ScheduleSupport
import Testing

@Suite struct StageTests {
  static let good = Stage(epochs: 2, learningRate: 0.1, batchSize: 10, momentum: 0.9)

  private static func law(_ name: String, _ from: Double, _ to: Double) -> Quantity {
    .law(try! Laws.make(name, ["from": .number(from), "to": .number(to)]))
  }

  private static func message(
    optimizer: any Optimizer.Type = HeavyBall.self, _ change: (inout Stage) -> Void
  ) -> String? {
    var stage = good
    change(&stage)
    do {
      try Schedule(name: "x", stages: [stage]).validate(
        on: TrainingSet(size: 100, sampling: .withReplacement), optimizer: optimizer)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func aGoodStageIsGood() {
    #expect(Self.message { _ in } == nil)
    #expect(Self.message { $0.learningRate = Self.law("cosine", 0.1, 0) } == nil)
    #expect(Self.message { $0.batchSize = Self.law("linear", 0.4, 100.4) } == nil)
    #expect(Self.message { $0.batchSize = 100 } == nil)
    #expect(Self.message(optimizer: SGD.self) { $0.momentum = 0 } == nil)
  }

  /// A law that jumps at a joint is not seen there from the left, however close the grid.
  @Test(arguments: [200.0, 1e300]) func whatALawReachesJustBeforeAJumpCounts(_ top: Double) {
    let law = try? Laws.make(
      "warm-up", ["from": .number(1), "to": .number(top), "epochs": .number(0.0009), "then": .number(10)])
    let message = Self.message { $0.batchSize = .law(law!) }
    #expect(message?.hasSuffix("but must be an integer within 1…100 (the training-set size)") == true)
    // Nor does a stage that is not valid trap.
    var stage = Self.good
    stage.batchSize = .constant(top)
    #expect(stage.hyperParameters(at: 0).batchSize == Int(min(top, 0x1p53)))
  }

  @Test func errorsAreSentences() {
    #expect(Self.message { $0.epochs = 0 } == "epochs is 0, but must be a number > 0")
    #expect(Self.message { $0.epochs = .infinity } == "epochs is 'inf', but must be a number > 0")
    #expect(Self.message { $0.learningRate = -1 } == "learning-rate is -1, but must be a number ≥ 0")
    #expect(
      Self.message { $0.learningRate = .constant(.nan) }
        == "learning-rate is 'nan', but must be a number or a law such as {cosine: {from: 0.1, to: 0}}")
    #expect(
      Self.message { $0.learningRate = Self.law("linear", 1, -1) }?.hasPrefix("learning-rate is -0.00") == true)
    #expect(
      Self.message { $0.learningRate = Self.law("linear", -1, 1) }
        == "learning-rate is -1 at epoch 0 of its stage, but must be ≥ 0")
    #expect(
      Self.message { $0.batchSize = 0 }
        == "batch-size is 0, but must be an integer ≥ 1")
    #expect(
      Self.message { $0.batchSize = 1.5 }
        == "batch-size is 1.5, but must be an integer ≥ 1")
    #expect(
      Self.message { $0.batchSize = Self.law("linear", 101, 1) }
        == "batch-size is 101 at epoch 0 of its stage, but must be an integer within 1…100 (the training-set size)")
    #expect(Self.message { $0.momentum = 1 } == "momentum is 1, but must be a number ≥ 0 and < 1")
    #expect(Self.message { $0.momentum = -0.1 } == "momentum is -0.1, but must be a number ≥ 0 and < 1")
    #expect(
      Self.message { $0.momentum = .constant(.nan) }
        == "momentum is 'nan', but must be a number or a law such as {cosine: {from: 0.1, to: 0}}")
    #expect(
      Self.message(optimizer: SGD.self) { _ in } == "momentum is 0.9, but must be absent or 0 with this optimizer")
  }

  @Test func parametersOfAdam() {
    let settings = AdamSettings(beta1: 0, beta2: 0.99, delta: 1e-6)
    func message(_ optimizer: any Optimizer.Type, _ settings: AdamSettings) -> String? {
      Self.message(optimizer: optimizer) {
        $0.momentum = 0
        $0.adam = settings
      }
    }
    #expect(message(Adam.self, settings) == nil)
    #expect(message(SGD.self, AdamSettings()) == nil)
    #expect(message(Adam.self, AdamSettings(beta1: 1)) == "beta1 is 1, but must be a number ≥ 0 and < 1")
    #expect(message(Adam.self, AdamSettings(beta2: -0.1)) == "beta2 is -0.1, but must be a number ≥ 0 and < 1")
    #expect(message(Adam.self, AdamSettings(delta: 0)) == "delta is 0, but must be a number > 0")
    #expect(message(Adam.self, AdamSettings(delta: .infinity)) == "delta is 'inf', but must be a number > 0")
    #expect(
      message(HeavyBall.self, AdamSettings(beta2: 0.99))
        == "beta2 is 0.99, but must be absent with this optimizer (it belongs to adam and adamw)")
    var stage = Self.good
    stage.adam = settings
    #expect(stage.hyperParameters(at: 1).adam == settings && stage.constant?.adam == settings)
  }

  @Test func aBatchLawIsRoundedToTheNearestIntegerFromOneOn() {
    let stage = Stage(epochs: 10, learningRate: 0.1, batchSize: Self.law("linear", 0, 10))
    #expect(
      [0, 0.4, 1.4, 1.6, 9.4, 9.6, 10].map { stage.hyperParameters(at: $0).batchSize } == [1, 1, 1, 2, 9, 10, 10])
    #expect(stage.constant == nil)
    #expect(stage.constantBatchSize == nil)
  }

  @Test func constantIsTheHyperParametersWhereNothingMoves() {
    #expect(Self.good.constant == HyperParameters(learningRate: 0.1, batchSize: 10, momentum: 0.9))
    #expect(Self.good.hyperParameters(at: 1.7) == Self.good.constant)
    #expect(Stage(epochs: 1, learningRate: Self.law("linear", 1, 0), batchSize: 3).constant == nil)
  }

  @Test func aWindowIsNoLargerThanTheTrainingSet() {
    #expect(
      Self.message {
        $0.batchSize = 12
        $0.accumulate = 9
      } == "batch-size × accumulate is 12 × 9 = 108, but must be an integer within 1…100 (the training-set size)")
  }

  /// The gradient of a window that is divided by twice its micro-batches is half as large, and so is its step.
  @Test func theScaleOfAGradientScalesItsNoise() {
    let whole = HyperParameters(learningRate: 0.1, batchSize: 10, momentum: 0.5)
    var half = whole
    half.gradientScale = 0.5
    let set = TrainingSet(size: 100, sampling: .withoutReplacement)
    #expect(half.noiseScale(set) == whole.noiseScale(set) / 2)
    #expect(half.effectiveLearningRate == whole.effectiveLearningRate / 2)
  }
}

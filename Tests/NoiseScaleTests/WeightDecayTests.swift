import Descriptions
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

@Suite struct WeightDecayTests {
  private static let set = TrainingSet(size: 100, sampling: .withReplacement)
  private let values = HyperParameters(learningRate: 0.25, batchSize: 10, weightDecay: 0.5)

  @Test func isCoupledForLinearRulesDecoupledForAdamWAndNoneForAdam() {
    for optimizer in [SGD(), HeavyBall(), Nesterov()] as [any Optimizer] {
      #expect(optimizer.weightDecay(values) == WeightDecay(coupled: 0.5, decoupled: 0))
    }
    #expect(AdamW().weightDecay(values) == WeightDecay(coupled: 0, decoupled: 0.125))
    #expect(Adam().weightDecay(values) == WeightDecay())
    #expect(FormalOptimizer("lars").weightDecay(values) == WeightDecay())
  }

  @Test func adamWIsAdamButForItsDecay() throws {
    let own = HyperParameters(learningRate: 1, batchSize: 1, adam: AdamSettings(beta1: 0.5))
    #expect(AdamW().rule(own) == Adam().rule(own))
    #expect(AdamW().isAdaptive && AdamW().isSimulated && !AdamW().isLinear && !AdamW().takesMomentum)
    #expect(AdamW().stabilityLimit(momentum: 0) == nil && AdamW().lostMemory(momentum: 0) == nil)
    #expect(AdamW().lagEpochs(own, trainingSetSize: 10) == Adam().lagEpochs(own, trainingSetSize: 10))
    let made = try Optimizers.make("adamw", ["beta2": .number(0.5)])
    #expect(made.rule(own) == .adam(beta1: 0.5, beta2: 0.5, delta: 1e-8))
  }

  @Test(arguments: ["sgd", "momentum", "nesterov", "adamw", "formal"]) func aStageMayDecay(_ name: String) throws {
    let optimizer = try Optimizers.usual(name)
    let stage = Stage(
      epochs: 2, learningRate: 0.1, batchSize: 10, weightDecay: .law(LinearLaw(from: 0, to: 0.1)))
    try Schedule(name: "a", stages: [stage]).validate(on: Self.set, optimizer: type(of: optimizer))
    #expect(isClose(stage.hyperParameters(at: 1).weightDecay, 0.05) && stage.constant == nil)
  }

  @Test func adamTakesNoDecay() {
    let stage = Stage(epochs: 2, learningRate: 0.1, batchSize: 10, weightDecay: 0.1)
    let fault = #expect(throws: Fault.self) {
      try Schedule(name: "a", stages: [stage]).validate(on: Self.set, optimizer: Adam.self)
    }
    #expect(fault?.description == "weight-decay is 0.1, but must be absent or 0 with this optimizer")
  }

  /// ε(h + λ) against the limit of ε·h, where the sum is largest: ε falls and λ rises, (1 − x)(1 + 3x) is largest at x = ⅓.
  @Test func stabilityIsThatOfTheCurvatureAndTheDecay() throws {
    let stage = Stage(
      epochs: 3, learningRate: .law(LinearLaw(from: 1, to: 0)), batchSize: 1,
      weightDecay: .law(LinearLaw(from: 0, to: 3)))
    let segments = Timeline(Schedule(name: "a", stages: [stage]), Self.set).segments
    let found = try #require(segments[0].stability(curvature: 1, optimizer: SGD()))
    #expect(isClose(found.value, 4.0 / 3, within: 1e-6) && found.limit == 2)
    let constant = Stage(epochs: 3, learningRate: 1, batchSize: 1, weightDecay: 1.5)
    let plan = Plan(
      Schedule(name: "a", stages: [constant]), on: TrainingSet(size: 10, sampling: .withReplacement), optimizer: SGD())
    #expect(plan.warnings(largestCurvature: 0.4).allSatisfy { $0.kind != .unstable })
    let warning = try #require(plan.warnings(largestCurvature: 0.5).first { $0.kind == .unstable })
    #expect(warning.value == 2)
    #expect(
      warning.description
        == "stage 1 diverges: learning rate × (largest curvature 0.5 + weight decay 1.5) is 2, and sgd is stable below 2"
    )
  }
}

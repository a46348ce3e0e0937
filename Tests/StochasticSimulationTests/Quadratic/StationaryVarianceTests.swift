import Descriptions
import NoiseScale
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct StationaryVarianceTests {
  private let set = TrainingSet(size: 1000, sampling: .withReplacement)

  private func variance(_ optimizer: any Optimizer, _ values: HyperParameters) -> StationaryVariance {
    StationaryVariance(
      optimizer.rule(values), values, weightDecay: optimizer.weightDecay(values).coupled, set)
  }

  private func values(_ rate: Double, _ m: Double, decay: Double = 0, scale: Double = 1) -> HyperParameters {
    HyperParameters(learningRate: rate, batchSize: 10, momentum: m, weightDecay: decay, gradientScale: scale)
  }

  /// The formulas of the derivation, a = εh: heavy ball ε s²/((1−m) h (2 − a/(1+m))), Nesterov
  /// ε²s²(1+m+am+2am²)/[a(1−m+am)(2+2m−a−2am)].
  @Test(arguments: [1e-9, 0.01, 0.5, 0.99], [0, 0.5, 0.9]) func `the formulas`(_ share: Double, _ m: Double) {
    let (h, noise) = (0.7, 3.0 / 10)
    for optimizer in [HeavyBall(), Nesterov()] as [any Optimizer] {
      let a = share * optimizer.stabilityLimit(momentum: m)!
      let rate = a / h
      let expected =
        optimizer is HeavyBall
        ? rate * noise / ((1 - m) * h * (2 - a / (1 + m)))
        : rate * rate * noise * (1 + m + a * m + 2 * a * m * m)
          / (a * (1 - m + a * m) * (2 + 2 * m - a - 2 * a * m))
      let found = variance(optimizer, values(rate, m)).of(curvature: h, gradientVariance: 3)
      #expect(relativeError(found, expected) < 10 * Tolerance.algebra, "\(optimizer.name) \(share) \(m)")
    }
  }

  /// Where the recursion, made step by step, ends; with a weight decay and a scaled gradient too.
  @Test(arguments: linearOptimizers, [(0.0, 1.0), (0.4, 1), (0, 0.5), (0.4, 0.5)])
  func `where updates end`(_ name: String, _ changes: (decay: Double, scale: Double)) throws {
    let m = name == "sgd" ? 0 : 0.8
    let optimizer = try Optimizers.read(.text(name))
    for rate in [0.05, 0.6] {
      var state = NaiveRecursion(name, curvature: 1.3, gradientVariance: 2, start: 5)
      for _ in 0..<5000 {
        state.update(
          learningRate: rate, batchVariance: 0.1, momentum: m, weightDecay: changes.decay, scale: changes.scale)
      }
      let found = variance(optimizer, values(rate, m, decay: changes.decay, scale: changes.scale))
        .of(curvature: 1.3, gradientVariance: 2)
      #expect(relativeError(found, state.ww) < Tolerance.naiveRecursion, "\(name) \(rate)")
    }
  }

  @Test func `at its ends`() {
    let limit = HeavyBall().stabilityLimit(momentum: 0.5)!
    #expect(variance(HeavyBall(), values(limit, 0.5)).of(curvature: 1, gradientVariance: 1) == .infinity)
    #expect(variance(HeavyBall(), values(0, 0.5)).of(curvature: 1, gradientVariance: 1) == 0)
    #expect(variance(HeavyBall(), values(0.1, 0.5)).of(curvature: 1, gradientVariance: 0) == 0)
  }

  /// Adam's is an order of magnitude, with noise and without.
  @Test(arguments: [0.0, 1, 1e4]) func `Adam's`(_ c: Double) throws {
    let problem = try QuadraticProblem(curvature: [1], gradientVariance: [c], initialMean: 1, initialVariance: 0)
    let timeline = Timeline(
      Schedule(name: "adam", stages: [Stage(epochs: 20, learningRate: 0.01, batchSize: 10)]), set)
    let settings = EnsembleSettings(seed: 1, replicates: 64, grid: RecordGrid(every: 20, epochs: 20))
    let end = GaussianQuadratic(problem: problem, timeline: timeline, optimizer: Adam(), settings: settings).run()
      .means[1]
    let found = 0.5 * variance(Adam(), values(0.01, 0)).of(curvature: 1, gradientVariance: c)
    #expect(end < 10 * found && (c == 0 || end > found / 10), "\(end) \(found)")
  }
}

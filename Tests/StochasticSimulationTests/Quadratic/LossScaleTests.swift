import NoiseScale
import Records
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct LossScaleTests {
  private let problem: QuadraticProblem

  init() throws {
    problem = try QuadraticProblem(
      curvature: [1, 0.25], gradientVariance: [2, 3], initialMean: 0, initialVariance: 1e-9)
  }

  private func scale(_ stages: [Stage], _ optimizer: any Optimizer = SGD()) -> Double {
    let set = TrainingSet(size: 100, sampling: .withReplacement)
    return problem.lossScale(of: Timeline(Schedule(name: "scale", stages: stages), set), optimizer: optimizer)
  }

  /// ½ h · ε c/(B h (2 − εh)) of one mode.
  private func plateau(_ rate: Double, _ mode: Int) -> Double {
    let (h, c) = (problem.curvature[mode], problem.gradientVariance[mode])
    return 0.5 * rate * c / 10 / (2 - rate * h)
  }

  @Test func `a stable run has none`() {
    #expect(scale([Stage(epochs: 1, learningRate: 1.999, batchSize: 10)]) == .infinity)
  }

  @Test func `the stable modes of the highest stage`() {
    func stage(_ rate: Double) -> Stage { Stage(epochs: 1, learningRate: .constant(rate), batchSize: 10) }
    // At ε = 3 only the second mode is stable, at ε = 9 none.
    let (low, high) = (plateau(0.1, 0) + plateau(0.1, 1), plateau(3, 1))
    #expect(relativeError(scale([stage(0.1), stage(9)]), low) < Tolerance.algebra)
    #expect(relativeError(scale([stage(9), stage(0.1), stage(3)]), high) < Tolerance.algebra)
    #expect(scale([stage(9)]) == 0.5 * 1.25 * 1e-9)
  }

  /// A mode that a law takes past the limit has no plateau in that stage.
  @Test func `laws`() {
    let rising = Stage(epochs: 1, learningRate: .law(LinearLaw(from: 1, to: 3)), batchSize: 10)
    let found = scale([rising])
    #expect(found > plateau(1, 1) && found < plateau(3, 1))
  }

  /// ½ h (ε σ/(2h) + ε²) of both modes.
  @Test func `of Adam`() {
    let rate = 0.1
    let expected = 0.25 * rate * (0.2.squareRoot() + 0.3.squareRoot()) + 0.5 * 1.25 * rate * rate
    #expect(
      relativeError(scale([Stage(epochs: 1, learningRate: 0.1, batchSize: 10)], Adam()), expected) < Tolerance.algebra)
  }
}

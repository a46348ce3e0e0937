import Descriptions
import NoiseScale
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct QuadraticNoiseTests {
  @Test func varianceOfABatch() {
    #expect(TrainingSet(size: 100, sampling: .withReplacement).batchVariance(100) == 0.01)
    for sampling in [Sampling.withoutReplacement, .reshuffled] {
      let set = TrainingSet(size: 100, sampling: sampling)
      #expect(set.batchVariance(100) == 0)
      #expect(relativeError(set.batchVariance(20), 1.0 / 20 - 1.0 / 100) < Tolerance.algebra)
    }
  }

  private func instabilities(_ optimizer: any Optimizer, _ stages: [Stage]) throws -> [Instability] {
    let problem = try QuadraticProblem(curvature: [0.5, 4, 2, 3], gradientVariance: [1, 1, 1, 1])
    let timeline = Timeline(
      Schedule(name: "stages", stages: stages), TrainingSet(size: 100, sampling: .withReplacement))
    return problem.instabilities(of: timeline, optimizer: optimizer)
  }

  /// SGD 2, heavy ball 2(1 + m), Nesterov 2(1 + m)/(1 + 2m).
  @Test func theStageTheStiffestModeAndTheLimit() throws {
    let stages = [
      Stage(epochs: 1, learningRate: 0.1, batchSize: 1, momentum: 0.5),
      Stage(epochs: 1, learningRate: 1, batchSize: 1, momentum: 0.5),
    ]
    #expect(
      try instabilities(HeavyBall(), stages)
        == [Instability(stage: 1, mode: 1, curvature: 4, value: 4, limit: 3, modes: 2)])
    #expect(
      try instabilities(Nesterov(), stages)
        == [Instability(stage: 1, mode: 1, curvature: 4, value: 4, limit: 1.5, modes: 3)])
    #expect(
      try instabilities(SGD(), [Stage(epochs: 1, learningRate: 0.75, batchSize: 1)])
        == [Instability(stage: 0, mode: 1, curvature: 4, value: 3, limit: 2, modes: 2)])
    #expect(try instabilities(Adam(), [Stage(epochs: 1, learningRate: 100, batchSize: 1)]).isEmpty)
    #expect(try instabilities(SGD(), [Stage(epochs: 1, learningRate: 0.49, batchSize: 1)]).isEmpty)
  }

  @Test func aLawIsLookedAtWhereItIsLargest() throws {
    let law = Quantity.law(LinearLaw(from: 0, to: 0.75))
    let found = try instabilities(SGD(), [Stage(epochs: 3, learningRate: law, batchSize: 1)])
    #expect(found == [Instability(stage: 0, mode: 1, curvature: 4, value: 3, limit: 2, modes: 2)])
  }

  /// ε·h reaches the limit 2 at the joint alone, which no even grid of the stage meets: ε = ½ at h = 4.
  @Test func aPeakBetweenTheSamplesIsFound() throws {
    let law = Quantity.law(
      OneCycleLaw(from: 0.1, peak: 0.5, to: 0.1, warmUp: 0.7 / 0.3))
    let stage = Stage(epochs: 7, learningRate: law, batchSize: 1)
    #expect((0...1000).allSatisfy { law.value(at: 7 * Double($0) / 1000, of: 7) < 0.5 })
    #expect(
      try instabilities(SGD(), [stage])
        == [Instability(stage: 0, mode: 1, curvature: 4, value: 2, limit: 2, modes: 1)])
    let plan = Plan(
      Schedule(name: "peak", stages: [stage]), on: TrainingSet(size: 100, sampling: .withReplacement), optimizer: SGD())
    #expect(plan.warnings(largestCurvature: 4).contains { $0.kind == .unstable && $0.value == 2 })
  }

  /// Just below its limit every optimiser stays bounded, just above it does not.
  @Test(arguments: linearOptimizers, [0.0, 0.5, 0.9]) func theLimitIsWhereItDiverges(_ name: String, _ m: Double) throws
  {
    let optimizer = try Optimizers.read(.text(name))
    let m = name == "sgd" ? 0 : m
    let limit = try #require(optimizer.stabilityLimit(momentum: m))
    for (factor, diverges) in [(0.999, false), (1.001, true)] {
      let stage = Stage(
        epochs: 1000, learningRate: .constant(factor * limit), batchSize: 1, momentum: .constant(m))
      let timeline = Timeline(
        Schedule(name: "limit", stages: [stage]), TrainingSet(size: 100, sampling: .withReplacement))
      let curves = try ExactQuadratic(
        problem: QuadraticProblem(curvature: [1], gradientVariance: [0]), timeline: timeline, optimizer: optimizer,
        grid: RecordGrid(every: 1000, epochs: 1000)
      ).run()
      #expect((curves.divergence != nil) == diverges)
    }
  }
}

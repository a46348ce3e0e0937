import DataSets
import Experiments
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

@Suite struct ExperimentTests {
  static let schedules = [Tiny.schedule("first", [(1, 0.1, 8)]), Tiny.schedule("second", [(1, 0.1, 8)])]

  @Test func `the defaults of a quadratic`() {
    let experiment = Experiment(schedules: Self.schedules)
    #expect(experiment.title == "Experiment")
    #expect(experiment.trainingSetSize == 50_000)
    #expect(experiment.optimizer is HeavyBall)
    #expect(experiment.sampling == .withReplacement)
    #expect(
      experiment.problem
        == .quadratic(
          .init(
            curvature: .powerLaw(modes: 1000, largest: 1, exponent: 0.5), gradientVariance: .perCurvature(1),
            initialMean: 0, initialVariance: 1)))
    #expect(experiment.dynamics == [.exact, .gaussian, .langevin, .langevinOverdamped])
    #expect(experiment.replicates == 64)
    #expect(experiment.seed == 1)
    #expect(experiment.comparison.reference == "first")
    #expect(experiment.comparison.lossMargin == 0.1)
    #expect(experiment.comparison.accuracyMargin == 0.01)
    #expect(experiment.comparison.confidence == 0.95)
    #expect(experiment.recordEvery == nil)
  }

  @Test func `the defaults of a network`() {
    let experiment = Experiment(problem: .network(.init()), schedules: Self.schedules)
    #expect(experiment.sampling == .withoutReplacement)
    #expect(experiment.dynamics == [.minibatch])
    #expect(experiment.replicates == 16)
    guard case .network(let network) = experiment.problem else {
      Issue.record("the problem is no network")
      return
    }
    #expect((network.data as? FashionMNISTSource)?.pool == 1)
    #expect(network.activation == .tanh)
    #expect(network.hidden == [32])
    #expect(network.evaluateTrain == 10_000)
  }

  @Test func `a named reference stays`() {
    let experiment = Experiment(schedules: Self.schedules, comparison: .init(reference: "second"))
    #expect(experiment.comparison.reference == "second")
  }

  @Test func `the power law of the curvature`() throws {
    let problem = try QuadraticDescription(
      curvature: .powerLaw(modes: 4, largest: 2, exponent: 0.5), gradientVariance: .perCurvature(3)
    ).make()
    let h = [2, 2 / 2.0.squareRoot(), 2 / 3.0.squareRoot(), 1]
    for (mode, h) in h.enumerated() {
      #expect(isClose(problem.curvature[mode], h))
      #expect(isClose(problem.gradientVariance[mode], 3 * h))
    }
    let constant = try QuadraticDescription(curvature: .values([1, 2]), gradientVariance: .constant(5)).make()
    #expect(constant.gradientVariance == [5, 5])
  }
}

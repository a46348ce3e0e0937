import DataSets
import Descriptions
import Equivalence
import Experiments
import NoiseScale

/// Experiments that take no time.
package enum Tiny {
  /// An optimiser by its name, with its usual parameters.
  package static func optimizer(_ name: String) throws -> any Optimizer { try Optimizers.read(.text(name)) }

  /// A schedule of stages (epochs, ε, B) at one momentum.
  package static func schedule(
    _ name: String, momentum: Double = 0, _ stages: [(epochs: Double, learningRate: Double, batchSize: Int)]
  ) -> ScheduleDescription {
    ScheduleDescription(
      name: name,
      stages: stages.map {
        Stage(
          epochs: $0.epochs, learningRate: .constant($0.learningRate), batchSize: .constant(Double($0.batchSize)),
          momentum: .constant(momentum))
      })
  }

  package static func quadratic(
    _ curvature: [Double], mean: Double = 0, variance: Double = 1,
    noise: QuadraticDescription.GradientVariance = .perCurvature(1)
  ) -> ProblemDescription {
    .quadratic(
      .init(
        curvature: .values(curvature), gradientVariance: noise, initialMean: mean, initialVariance: variance))
  }

  /// One mode with h = 1, c = 3, w = 1 at the start, N = 4 with replacement, SGD. `halves` (ε ½, B 2) obeys
  /// E w² → E w²/4 + 3/8, so the loss after k updates is ¼ + ¼·4^−k; `ones` (ε 1, B 4) has loss 3/8 from its first update on.
  /// Both have g = 1.
  package static var byHand: Experiment {
    Experiment(
      title: "By hand", trainingSetSize: 4, optimizer: SGD(),
      problem: quadratic([1], mean: 1, variance: 0, noise: .values([3])), dynamics: [.exact],
      schedules: [schedule("halves", [(8, 0.5, 2)]), schedule("ones", [(8, 1, 4)])], recordEvery: 4)
  }

  /// Decaying against increasing at equal g, in two stages, heavy ball, with settled epochs in both.
  package static func pair(
    optimizer: any Optimizer = HeavyBall(), momentum: Double = 0.5, sampling: Sampling = .withReplacement,
    dynamics: [Dynamics] = [.exact], replicates: Int = 4, trainingSetSize: Int = 1000
  ) -> Experiment {
    Experiment(
      title: "Pair", trainingSetSize: trainingSetSize, optimizer: optimizer, sampling: sampling,
      problem: quadratic([1, 0.3, 0.1]), dynamics: dynamics, replicates: replicates,
      schedules: [
        schedule("decaying", momentum: momentum, [(6, 0.1, 10), (6, 0.02, 10)]),
        schedule("increasing", momentum: momentum, [(6, 0.1, 10), (6, 0.1, 50)]),
      ])
  }

  /// A classifier of the teacher's data that trains in milliseconds.
  package static func network(
    momentum: Double = 0.5, optimizer: any Optimizer = HeavyBall(), sampling: Sampling? = nil, replicates: Int = 4,
    trainingSetSize: Int = 200, comparison: ComparisonDescription = .init(), _ schedules: [ScheduleDescription]
  ) -> Experiment {
    Experiment(
      title: "Teacher", trainingSetSize: trainingSetSize, optimizer: optimizer, sampling: sampling,
      problem: .network(
        .init(
          data: TeacherSource(testExamples: 100, features: 4, classes: 2, hidden: 4, labelNoise: 0.1, seed: 1),
          hidden: [4], evaluateTrain: 100)),
      replicates: replicates, schedules: schedules, comparison: comparison)
  }
}

extension Experiment {
  /// Prepared and run.
  package func result(_ options: RunOptions = RunOptions()) throws -> ExperimentResult {
    try PreparedExperiment(self, options: options).run()
  }

  package func with(_ change: (inout Experiment) -> Void) -> Experiment {
    var copy = self
    change(&copy)
    return copy
  }
}

extension ExperimentResult {
  /// The verdict over a region.
  package func verdict(
    _ schedule: String, _ region: Region, dynamics: Dynamics? = nil, metric: String? = nil
  ) -> ExplainedVerdict? {
    comparisons.first {
      schedules[$0.schedule].name == schedule && (dynamics ?? $0.dynamics) == $0.dynamics
        && (metric ?? $0.metric) == $0.metric
    }?.verdicts.first { $0.verdict.region == region }
  }
}

extension ExplainedVerdict {
  /// What theory predicts for one effect.
  package func size(_ reason: Reason) -> Double? { contributions.first { $0.reason == reason }?.size }
}

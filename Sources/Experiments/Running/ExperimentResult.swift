import DataSets
import Equivalence
import NoiseScale
import StochasticSimulation

/// What came out of an experiment.
public struct ExperimentResult: Sendable {
  /// What was run, with every default.
  public let experiment: Experiment
  /// In the order of the description.
  public let plans: [Plan]
  /// In the order of schedules, then dynamics, then refinements, the finest first.
  public let runs: [ScheduleRun]
  /// In the order of schedules, metrics, refinements; empty where no network is run under `langevin`.
  public let equationComparisons: [EquationComparison]
  /// In the order of schedules (without the reference), dynamics, metrics.
  public let comparisons: [Comparison]
  /// Where a quadratic diverges in the mean, one list a schedule.
  public let instabilities: [[Instability]]
  /// Of the data that were read or generated; empty on a quadratic.
  public let checksums: [FileChecksum]
  /// How many modes a quadratic has.
  public let modes: Int?
}

/// One schedule under one dynamics.
public struct ScheduleRun: Sendable {
  /// Position among the schedules.
  public let schedule: Int
  /// How it was run.
  public let dynamics: Dynamics
  /// l, for `langevin` on a network.
  public let refinement: Int?
  /// A curve for each metric, and where it diverged.
  public let curves: EnsembleCurves

  /// Whether this is what `dynamics` stands for, not a coarser refinement beside it.
  func isFinest(_ result: ExperimentResult) -> Bool {
    refinement == nil || refinement == result.experiment.langevin.refinement
  }

  /// The dynamics, with the refinement of a run that is not the finest.
  func label(_ result: ExperimentResult) -> String {
    isFinest(result) ? dynamics.rawValue : "\(dynamics.rawValue) (l = \(refinement ?? 1))"
  }
}

/// A schedule against the reference, under one dynamics, in one metric.
public struct Comparison: Sendable {
  /// Positions among the schedules.
  public let schedule, reference: Int
  /// The same for both.
  public let dynamics: Dynamics
  /// `loss`, `train_loss`, `test_loss`, `train_accuracy` or `test_accuracy`.
  public let metric: String
  /// ln of the ratio for losses, the difference for accuracies.
  public let kind: GapKind
  /// The gap at each recorded epoch that both reach.
  public let points: [GapPoint]
  /// Settled, then whole.
  public let verdicts: [ExplainedVerdict]
}

/// A verdict and why it is so.
public struct ExplainedVerdict: Sendable {
  /// What can be said over one region.
  public let verdict: Verdict
  /// `nil` for `equivalent`, and where no effect that theory knows is present.
  public let reason: Reason?
  /// The contributions that theory predicts to the gap at its epoch, where they are known.
  public let contributions: [Contribution]
}

/// Why two curves are not found equivalent.
public enum Reason: String, Sendable, CaseIterable {
  /// The schedules do not have the same g to begin with.
  case unequalNoiseScale = "unequal-noise-scale"
  /// ε·h is not small: the optimiser is not its SDE.
  case finiteLearningRate = "finite-learning-rate"
  /// The velocity takes θ epochs to build up and adapt, and θ differs.
  case memory
  /// B is not small against N: the exact g and the approximate one part.
  case finiteTrainingSet = "finite-training-set"
  /// A stage changes where a batch ends, up to B/N epochs late.
  case batchBoundary = "batch-boundary"
  /// At least one of the two diverged.
  case diverged
  /// The intervals are too wide for the margin; nothing is said of the gap.
  case tooFewReplicates = "too-few-replicates"
  /// No recorded epoch is settled.
  case noSettledEpoch = "no-settled-epoch"
}

/// What one effect adds to the gap ln(loss/reference loss).
public struct Contribution: Sendable, Equatable {
  /// The effect.
  public let reason: Reason
  /// In units of the gap, with its sign.
  public let size: Double
}

extension ExperimentResult {
  /// Those of the description, then what each rule made.
  public var schedules: [Schedule] { plans.map(\.schedule) }

  /// The position of the reference among the schedules.
  public var reference: Int {
    experiment.schedules.firstIndex { $0.name == experiment.comparison.reference } ?? 0
  }
}

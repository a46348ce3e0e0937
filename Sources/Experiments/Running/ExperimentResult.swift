import DataSets
import Equivalence
import NoiseScale
import StochasticSimulation

/// What came out of an experiment.
public struct ExperimentResult: Sendable {
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
  public let checksums: [FileChecksum]
  /// How many modes a quadratic has.
  public let modes: Int?
}

/// One schedule under one dynamics.
public struct ScheduleRun: Sendable {
  /// Position among the schedules.
  public let schedule: Int
  public let dynamics: Dynamics
  /// l, for `langevin` on a network.
  public let refinement: Int?
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
  public let schedule, reference: Int
  public let dynamics: Dynamics
  public let metric: String
  public let kind: GapKind
  public let points: [GapPoint]
  /// Settled, then whole.
  public let verdicts: [ExplainedVerdict]
}

/// A verdict and why it is so.
public struct ExplainedVerdict: Sendable {
  public let verdict: Verdict
  public let reason: Reason?
  /// The contributions that theory predicts to the gap at its epoch, where they are known.
  public let contributions: [Contribution]
}

/// Why two curves are not found equivalent.
public enum Reason: String, Sendable, CaseIterable {
  /// The schedules do not have the same g to begin with.
  case unequalNoiseScale = "unequal-noise-scale"
  case finiteLearningRate = "finite-learning-rate"
  case memory
  case finiteTrainingSet = "finite-training-set"
  case batchBoundary = "batch-boundary"
  case diverged
  case tooFewReplicates = "too-few-replicates"
  case noSettledEpoch = "no-settled-epoch"
}

/// What one effect adds to the gap ln(loss/reference loss).
public struct Contribution: Sendable, Equatable {
  public let reason: Reason
  public let size: Double
}

extension ExperimentResult {
  public var schedules: [Schedule] { plans.map(\.schedule) }

  public var reference: Int {
    experiment.schedules.firstIndex { $0.name == experiment.comparison.reference } ?? 0
  }
}

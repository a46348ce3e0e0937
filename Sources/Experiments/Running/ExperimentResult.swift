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

extension ScheduleRun {
  /// Whether this is what `dynamics` stands for, not a coarser refinement beside it.
  public func isFinest(_ result: ExperimentResult) -> Bool {
    refinement == nil || refinement == result.experiment.langevin.refinement
  }

  /// The dynamics, with the refinement of a run that is not the finest.
  public func label(_ result: ExperimentResult) -> String {
    isFinest(result) ? dynamics.rawValue : "\(dynamics.rawValue) (l = \(refinement ?? 1))"
  }
}

extension ExperimentResult {
  /// Those of the description, then what each rule made.
  public var schedules: [Schedule] { plans.map(\.schedule) }

  /// The position of the reference among the schedules.
  public var reference: Int {
    experiment.schedules.firstIndex { $0.name == experiment.comparison.reference } ?? 0
  }
}

import Records

/// One schedule under one dynamics.
public struct ScheduleRun: Sendable {
  /// Position among the schedules.
  public let schedule: Int
  /// How it was run.
  public let dynamics: Dynamics
  /// l, for `langevin` on a network.
  public let refinement: Int?
  /// How many times too large its noise scale is, where it is a control.
  let control: Double?
  /// A curve for each metric, and where it diverged.
  public let curves: EnsembleCurves

  /// The averages over windows that are compared in place of the curves, and those over the last epochs; `nil` where the
  /// comparison has no such windows.
  public let averages, ends: EnsembleCurves?

  /// What the folds of a job's records came to.
  init(_ job: Job, _ fold: RunFold) {
    (schedule, dynamics, refinement, curves) = (job.schedule, job.dynamics, job.refinement, fold.curves.curves)
    control = job.control
    (averages, ends) = (fold.averages?.curves, fold.ends?.curves)
  }
}

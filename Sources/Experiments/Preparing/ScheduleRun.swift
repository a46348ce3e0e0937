import Records

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

  /// What the fold of a job's records came to.
  init(_ job: Job, _ curves: EnsembleCurves) {
    (schedule, dynamics, refinement, self.curves) = (job.schedule, job.dynamics, job.refinement, curves)
  }
}

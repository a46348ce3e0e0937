import Equivalence

/// What is found of a user's own curves.
public struct UserVerdicts: Sendable {
  /// One schedule against the reference, in one metric and over one region.
  public struct Row: Sendable {
    /// Its name.
    public let schedule: String
    /// As the file names them; `nil` where it does not.
    public let dynamics: String?
    /// As the file names it.
    public let metric: String
    /// ln of the ratio for losses, the difference for accuracies.
    public let kind: GapKind
    /// How many runs of the schedule and of the reference have the metric.
    public let runs: (mine: Int, reference: Int)
    /// Whether a run of the schedule and one of the reference have diverged.
    public let hasDiverged: (mine: Bool, reference: Bool)
    /// What can be said over the region.
    public let verdict: Verdict

    /// `nil` where the verdict needs none, or where a gap is there whose cause the curves do not tell.
    public var reason: Reason? { verdict.limitation.map(Reason.init) }
  }
  /// A metric in which a schedule could not be compared with the reference.
  public struct Uncompared: Sendable {
    /// Its name.
    public let schedule: String
    /// As the file names it.
    public let metric: String
    /// Whether both have it, but at no epoch in common; otherwise only one of them has it.
    public let isInBoth: Bool
  }
  /// The name of the schedule that the others are compared with.
  public let reference: String
  /// Of each verdict.
  public let confidence: Double
  /// Epochs over which each run was averaged, throughout and at the end; `nil`: it was not.
  public let window, finalWindow: Double?
  /// In the order of schedules, dynamics, metrics, as the file first names them, then regions.
  public let rows: [Row]
  /// In the same order; nothing is said of their curves.
  public let uncompared: [Uncompared]
  /// Accuracies with values above 1 that are compared with a margin below a tenth of a percentage point, as of shares.
  public let inPercent: [String]
}

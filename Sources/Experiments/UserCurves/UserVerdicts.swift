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
    /// What can be said over the region.
    public let verdict: Verdict

    /// `nil` where the verdict needs none, or where a gap is there whose cause the curves do not tell.
    public var reason: Reason? { verdict.limitation.map(Reason.init) }
  }
  /// The name of the schedule that the others are compared with.
  public let reference: String
  /// Of each verdict.
  public let confidence: Double
  /// In the order of schedules, dynamics, metrics, as the file first names them, then regions.
  public let rows: [Row]
}

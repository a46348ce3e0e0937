/// Which unit of work a record is of: a group of replicates of one schedule under one dynamics.
///
/// Within one experiment no two records have the same key, and a record's values follow from the experiment and its key.
public struct RecordKey: Sendable, Hashable {
  /// The schedule's name.
  public var schedule: String
  /// The name of the dynamics, such as `gaussian` or `minibatch`.
  public var dynamics: String
  /// l, of a stochastic differential equation that is approached by refinement.
  public var refinement: Int?
  /// Numbers of the replicates, counted from 0. Empty: the values are exact, one instead of replicates'.
  public var replicates: Range<Int>

  /// The key of these replicates.
  public init(schedule: String, dynamics: String, refinement: Int? = nil, replicates: Range<Int>) {
    (self.schedule, self.dynamics) = (schedule, dynamics)
    (self.refinement, self.replicates) = (refinement, replicates)
  }

  /// Whether the values are exact.
  public var isExact: Bool { replicates.isEmpty }

  /// Whether `next` is of the replicates that come after these, all else being the same.
  public func isFollowed(by next: RecordKey) -> Bool {
    !isExact && !next.isExact && next.replicates.lowerBound == replicates.upperBound && next.schedule == schedule
      && next.dynamics == dynamics && next.refinement == refinement
  }
}

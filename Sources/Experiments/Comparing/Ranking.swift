import Equivalence

/// The rules of a comparison by their distance to the reference, under one dynamics and in one metric.
public struct Ranking: Sendable {
  /// The distance is the largest |gap| over it: `settled`, or `whole` where a rule that does not diverge has no settled
  /// epoch in a stage in which it differs, so that all are measured alike.
  public let region: Region
  /// The nearest first; those that diverge come last, equals in the order of the rules.
  public let entries: [Entry]

  /// One rule in its place.
  public struct Entry: Sendable {
    /// 1 + how many are nearer.
    public let rank: Int
    /// The schedule that the rule made, against the reference.
    public let comparison: Comparison
    /// Over the region of the ranking.
    public let verdict: Verdict
  }

  /// - Parameter rules: The comparisons of the rules under one dynamics and in one metric, in the order of the rules.
  init(_ rules: [Comparison]) {
    let steady = rules.filter { $0.verdict(.settled).verdict.limitation != .diverged }
    let isSettled = steady.map { $0.verdict(.settled).verdict }.allSatisfy {
      $0.largestGap != nil && $0.limitation != .noSettledEpoch
    }
    let region: Region = isSettled ? .settled : .whole
    let measured = rules.map { comparison in
      let verdict = comparison.verdict(region).verdict
      let gap = verdict.limitation == .diverged ? nil : verdict.largestGap
      return (comparison: comparison, verdict: verdict, distance: gap.map(abs) ?? .infinity)
    }
    // Sorting in Swift keeps the order of equals.
    let ordered = measured.sorted { $0.distance < $1.distance }
    self.region = region
    entries = ordered.map { item in
      Entry(
        rank: 1 + ordered.count { $0.distance < item.distance }, comparison: item.comparison, verdict: item.verdict)
    }
  }
}

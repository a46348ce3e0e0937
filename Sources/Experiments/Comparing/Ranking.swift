import Equivalence

/// The rules of a comparison by their distance to the reference, under one dynamics and in one metric.
public struct Ranking: Sendable {
  /// The distance is the largest |gap| over it: `settled`, or `whole` where a rule that does not diverge has no settled
  /// epoch, so that all are measured alike.
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
    let steady = rules.filter { $0.verdicts[0].verdict.limitation != .diverged }
    let region: Region = steady.allSatisfy { $0.verdicts[0].verdict.largestGap != nil } ? .settled : .whole
    let measured = rules.map { comparison in
      let verdict = comparison.verdicts.first { $0.verdict.region == region }!.verdict
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

extension ExperimentResult {
  /// A ranking for each dynamics and metric; none without rules.
  public var rankings: [Ranking] {
    let rules = comparisons.filter { $0.schedule >= experiment.schedules.count }
    return experiment.dynamics.flatMap { dynamics in
      let mine = rules.filter { $0.dynamics == dynamics }
      var metrics: [String] = []
      for comparison in mine where !metrics.contains(comparison.metric) { metrics.append(comparison.metric) }
      return metrics.map { metric in Ranking(mine.filter { $0.metric == metric }) }
    }
  }
}

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

import Experiments

extension ResultTable {
  /// `ranking.csv`: the rules by their distance to the reference, for every dynamics and metric. Written where there are rules.
  public static let ranking = ResultTable(
    "ranking",
    columns: ["schedule", "metric", "dynamics", "region", "rank", "largest_gap", "lower", "upper", "verdict"],
    if: { !$0.comparison.rules.isEmpty }
  ) { result, table in
    for ranking in result.rankings {
      for entry in ranking.entries {
        table.append([
          .text(result.schedules[entry.comparison.schedule].name), .text(entry.comparison.metric),
          .text(entry.comparison.dynamics.rawValue), .text(ranking.region.rawValue), .integer(entry.rank),
          .init(entry.verdict.largestGap), .init(entry.verdict.lower), .init(entry.verdict.upper),
          .text(entry.verdict.kind.rawValue),
        ])
      }
    }
  }
}

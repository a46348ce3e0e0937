import Report

/// `ranking.csv`: the rules by their distance to the reference, for every dynamics and metric. Written where there are rules.
public enum RankingTable: ResultTable {
  public static let name = "ranking"

  public static func isWritten(for result: ExperimentResult) -> Bool { !result.experiment.comparison.rules.isEmpty }

  public static func table(of result: ExperimentResult) -> Table {
    var table = Table(
      name: name,
      columns: ["schedule", "metric", "dynamics", "region", "rank", "largest_gap", "lower", "upper", "verdict"])
    for ranking in result.rankings {
      for entry in ranking.entries {
        table.append([
          .text(result.schedules[entry.comparison.schedule].name), .text(entry.comparison.metric),
          .text(entry.comparison.dynamics.rawValue), .text(ranking.region.rawValue), .integer(entry.rank),
          Cell(entry.verdict.largestGap), Cell(entry.verdict.lower), Cell(entry.verdict.upper),
          .text(entry.verdict.kind.rawValue),
        ])
      }
    }
    return table
  }
}

import Report

/// `verdicts.csv`: one verdict for every schedule, dynamics, metric and region.
public enum VerdictsTable: ResultTable {
  public static let name = "verdicts"

  public static func table(of result: ExperimentResult) -> Table {
    var table = Table(name: name, columns: columns)
    for comparison in result.comparisons {
      for explained in comparison.verdicts {
        table.append(
          row(
            explained, schedule: result.schedules[comparison.schedule].name,
            reference: result.schedules[comparison.reference].name, dynamics: comparison.dynamics.rawValue,
            metric: comparison.metric))
      }
    }
    return table
  }

  static let columns = [
    "schedule", "reference", "dynamics", "metric", "region", "largest_gap", "largest_gap_epoch", "lower", "upper",
    "margin", "verdict", "reason", "replicates",
  ]

  static func row(
    _ explained: ExplainedVerdict, schedule: String, reference: String, dynamics: String?, metric: String
  ) -> [Cell] {
    let verdict = explained.verdict
    return [
      .text(schedule), .text(reference), Cell(dynamics), .text(metric), .text(verdict.region.rawValue),
      Cell(verdict.largestGap), Cell(verdict.largestGapEpoch), Cell(verdict.lower), Cell(verdict.upper),
      Cell(verdict.margin), .text(verdict.kind.rawValue), Cell(explained.reason?.rawValue),
      .integer(verdict.replicates),
    ]
  }
}

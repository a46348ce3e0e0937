import Equivalence
import Experiments
import Report

extension ResultTable {
  /// `verdicts.csv`: one verdict for every schedule, dynamics, metric and region.
  public static let verdicts = ResultTable(
    "verdicts",
    columns: [
      "schedule", "reference", "dynamics", "metric", "region", "largest_gap", "largest_gap_epoch", "lower", "upper",
      "margin", "verdict", "reason", "replicates",
    ]
  ) { result, table in
    for comparison in result.comparisons {
      for explained in comparison.verdicts {
        table.append(
          explained.verdict, because: explained.reason, schedule: result.schedules[comparison.schedule].name,
          reference: result.schedules[comparison.reference].name, dynamics: comparison.dynamics.rawValue,
          metric: comparison.metric)
      }
    }
  }

  /// `verdicts.csv` of a user's own curves.
  public static func verdicts(of found: UserVerdicts) -> Table {
    var table = Table(name: verdicts.name, columns: verdicts.columns)
    for row in found.rows {
      table.append(
        row.verdict, because: row.reason, schedule: row.schedule, reference: found.reference, dynamics: row.dynamics,
        metric: row.metric)
    }
    return table
  }
}

extension Table {
  fileprivate mutating func append(
    _ verdict: Verdict, because reason: Reason?, schedule: String, reference: String, dynamics: String?,
    metric: String
  ) {
    append([
      .text(schedule), .text(reference), .init(dynamics), .text(metric), .text(verdict.region.rawValue),
      .init(verdict.largestGap), .init(verdict.largestGapEpoch), .init(verdict.lower), .init(verdict.upper),
      .init(verdict.margin), .text(verdict.kind.rawValue), .init(reason?.rawValue), .integer(verdict.replicates),
    ])
  }
}

import Equivalence
import Experiments
import Report

extension ResultTable {
  /// `verdicts.csv`: one verdict for every schedule, dynamics, metric and region: how many epochs it has compared of those of the
  /// run, the stretches without a settled epoch, the epoch that shows a difference with its band, and which factors on g would have been
  /// noticed (``/Equivalence/Resolution``).
  public static let verdicts = ResultTable(
    "verdicts",
    columns: [
      "schedule", "reference", "dynamics", "metric", "region", "largest_gap", "largest_gap_epoch", "lower", "upper",
      "margin", "verdict", "reason", "replicates", "epochs", "run_epochs", "unsettled", "deciding_epoch",
      "deciding_lower", "deciding_upper", "noticed_below", "noticed_above", "tried_below", "tried_above", "resolution",
      "skewness",
    ]
  ) { result, table in
    for comparison in result.comparisons {
      for explained in comparison.verdicts {
        table.append(
          explained.verdict, because: explained.reason, explained.resolution,
          schedule: result.schedules[comparison.schedule].name,
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
        row.verdict, because: row.reason, nil, schedule: row.schedule, reference: found.reference,
        dynamics: row.dynamics,
        metric: row.metric)
    }
    return table
  }
}

extension Table {
  fileprivate mutating func append(
    _ verdict: Verdict, because reason: Reason?, _ resolution: Resolution?, schedule: String, reference: String,
    dynamics: String?,
    metric: String
  ) {
    append([
      .text(schedule), .text(reference), .init(dynamics), .text(metric), .text(verdict.region.rawValue),
      .init(verdict.largestGap), .init(verdict.largestGapEpoch), .init(verdict.lower), .init(verdict.upper),
      .init(verdict.margin), .text(verdict.kind.rawValue), .init(reason?.rawValue), .integer(verdict.replicates),
      .integer(verdict.epochs), .integer(verdict.runEpochs),
      .init(verdict.unsettled.isEmpty ? nil : verdict.stretches), .init(verdict.deciding?.epoch),
      .init(verdict.deciding?.lower), .init(verdict.deciding?.upper), .init(resolution?.below),
      .init(resolution?.above), .init(resolution?.tried.lowerBound), .init(resolution?.tried.upperBound),
      .init(resolution?.source.rawValue), .init(verdict.replicates > 0 ? verdict.skewness : nil),
    ])
  }
}

extension Verdict {
  /// Such as `120–160, 190–200`, with all digits.
  fileprivate var stretches: String {
    unsettled.map { "\(NumberText.shortest($0.lowerBound))–\(NumberText.shortest($0.upperBound))" }.joined(
      separator: ", ")
  }
}

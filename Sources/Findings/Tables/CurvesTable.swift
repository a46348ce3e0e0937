import Experiments

extension ResultTable {
  /// `curves.csv`: the mean of every metric at every recorded epoch, with its standard error and the two-sided interval at
  /// the comparison's confidence. An exact value has neither.
  public static let curves = ResultTable(
    "curves",
    columns: [
      "schedule", "dynamics", "metric", "epoch", "update", "mean", "standard_error", "lower", "upper", "replicates",
    ]
  ) { result, table in
    for run in result.runs {
      for curve in run.curves.curves {
        for point in curve.points {
          let interval = run.interval(at: point, confidence: result.experiment.comparison.confidence)
          let isSimulated = run.curves.replicates > 1
          table.append([
            .text(result.schedules[run.schedule].name), .text(run.label(result)), .text(curve.metric),
            .init(point.epoch), .init(point.update), .init(point.moments.mean),
            isSimulated ? .init(point.summary.standardError) : .empty, .init(interval?.lowerBound),
            .init(interval?.upperBound), .integer(run.curves.replicates),
          ])
        }
      }
    }
  }
}

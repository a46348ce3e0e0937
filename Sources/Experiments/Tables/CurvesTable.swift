import Equivalence
import Report
import StochasticSimulation

/// `curves.csv`: the mean of every metric at every recorded epoch, with its standard error and the two-sided interval at
/// the comparison's confidence. An exact value has neither.
public enum CurvesTable: ResultTable {
  public static let name = "curves"

  public static func table(of result: ExperimentResult) -> Table {
    var table = Table(
      name: name,
      columns: [
        "schedule", "dynamics", "metric", "epoch", "update", "mean", "standard_error", "lower", "upper", "replicates",
      ])
    for run in result.runs {
      for curve in run.curves.curves {
        for point in curve.points {
          let interval = interval(point, run, result)
          let isSimulated = run.curves.replicates > 1
          table.append([
            .text(result.schedules[run.schedule].name), .text(run.label(result)),
            .text(curve.metric),
            Cell(point.epoch), Cell(point.update), Cell(point.moments.mean),
            isSimulated ? Cell(summary(point).standardError) : .empty, Cell(interval?.lowerBound),
            Cell(interval?.upperBound), .integer(run.curves.replicates),
          ])
        }
      }
    }
    return table
  }

  /// The interval of a mean; `nil` for an exact value or one replicate.
  static func interval(
    _ point: EnsembleCurves.Point, _ run: ScheduleRun, _ result: ExperimentResult
  ) -> ClosedRange<Double>? {
    guard run.curves.replicates > 1 else { return nil }
    // The confidence has been checked, so the quantile exists.
    return try? summary(point).interval(confidence: result.experiment.comparison.confidence)
  }

  private static func summary(_ point: EnsembleCurves.Point) -> SampleSummary {
    SampleSummary(count: point.moments.count, mean: point.moments.mean, variance: point.moments.variance)
  }
}

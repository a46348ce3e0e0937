import Report
import StochasticSimulation

/// `noise.csv`: what was measured of the gradient's noise and the loss's curvature, beside the hyper-parameters of that moment.
/// Written where the experiment measures noise.
public enum NoiseTable: ResultTable {
  public static let name = "noise"

  public static func isWritten(for result: ExperimentResult) -> Bool { result.experiment.measureNoiseEvery != nil }

  public static func table(of result: ExperimentResult) -> Table {
    var table = Table(
      name: name,
      columns: [
        "schedule", "epoch", "update", "covariance_trace", "covariance_trace_standard_error", "squared_gradient",
        "squared_gradient_standard_error", "simple_noise_scale", "largest_curvature",
        "largest_curvature_standard_error", "batch_size_over_simple_noise_scale", "learning_rate_times_curvature",
        "stable_below", "replicates",
      ])
    for measured in result.measuredNoise {
      let point = measured.point
      table.append([
        .text(result.schedules[measured.schedule].name), Cell(point.epoch), Cell(point.update),
        Cell(point.covarianceTrace.mean), Cell(point.covarianceTrace.standardError), Cell(point.squaredGradient.mean),
        Cell(point.squaredGradient.standardError), Cell(point.simpleNoiseScale), Cell(point.largestCurvature.mean),
        Cell(point.largestCurvature.standardError), Cell(measured.relativeBatch), Cell(measured.relativeLearningRate),
        Cell(measured.stableBelow), .integer(point.largestCurvature.count),
      ])
    }
    return table
  }
}

extension Moments {
  /// Of the mean; `nil` for a single sample.
  fileprivate var standardError: Double? { count > 1 ? (variance / Double(count)).squareRoot() : nil }
}

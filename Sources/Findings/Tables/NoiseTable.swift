import Experiments
import Records

extension ResultTable {
  /// `noise.csv`: what was measured of the gradient's noise and the loss's curvature, beside the hyper-parameters of that moment.
  /// Written where the experiment measures noise.
  public static let noise = ResultTable(
    "noise",
    columns: [
      "schedule", "epoch", "update", "covariance_trace", "covariance_trace_standard_error", "squared_gradient",
      "squared_gradient_standard_error", "simple_noise_scale", "largest_curvature",
      "largest_curvature_standard_error", "batch_size_over_simple_noise_scale", "learning_rate_times_curvature",
      "stable_below", "replicates",
    ], if: { $0.measureNoiseEvery != nil }
  ) { result, table in
    for measured in result.measuredNoise {
      let point = measured.point
      table.append([
        .text(result.schedules[measured.schedule].name), .init(point.epoch), .init(point.update),
        .init(point.covarianceTrace.mean), .init(point.covarianceTrace.standardError),
        .init(point.squaredGradient.mean), .init(point.squaredGradient.standardError), .init(point.simpleNoiseScale),
        .init(point.largestCurvature.mean), .init(point.largestCurvature.standardError),
        .init(measured.relativeBatch), .init(measured.relativeLearningRate), .init(measured.stableBelow),
        .integer(point.largestCurvature.count),
      ])
    }
  }
}

extension Moments {
  /// Of the mean; `nil` for a single sample.
  fileprivate var standardError: Double? { count > 1 ? (variance / Double(count)).squareRoot() : nil }
}

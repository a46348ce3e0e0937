import Equivalence
import Experiments
import Records

extension ScheduleRun {
  /// The two-sided interval of a mean of one of the curves; `nil` for an exact value or one replicate.
  ///
  /// - Parameter confidence: Within (0, 1); an experiment's has been checked.
  package func interval(at point: EnsembleCurves.Point, confidence: Double) -> ClosedRange<Double>? {
    guard curves.replicates > 1 else { return nil }
    // The confidence is in range, so the quantile exists.
    return try? point.summary.interval(confidence: confidence)
  }
}

extension EnsembleCurves.Point {
  /// What intervals are computed from.
  var summary: SampleSummary {
    SampleSummary(moments)
  }
}

import Experiments
import Report

extension ScheduleRun {
  /// One of the curves with its intervals, against epochs or against updates.
  ///
  /// - Parameters:
  ///   - metric: Position among the curves.
  ///   - confidence: Of the intervals.
  ///   - unit: Updates in a unit of the horizontal axis; `nil`: epochs.
  package func points(_ metric: Int, confidence: Double, unit: Double?) -> [PlotPoint] {
    curves.curves[metric].points.map { point in
      let interval = interval(at: point, confidence: confidence)
      return PlotPoint(
        x: unit.map { point.update / $0 } ?? point.epoch, y: point.moments.mean, lower: interval?.lowerBound,
        upper: interval?.upperBound)
    }
  }
}

extension Axis {
  /// The vertical axis of a metric: what it is, with its unit.
  package static func label(_ metric: String, of problem: ProblemDescription) -> String {
    switch metric {
    case "train_loss", "test_loss":
      problem.hasSquaredError ? "half the mean squared error" : "mean cross-entropy (nats)"
    case "train_accuracy", "test_accuracy": "accuracy (share right)"
    default: "mean loss"
    }
  }

  /// From a little below the values but the lowest tenth, to the largest: a start at chance would flatten an axis of accuracy.
  package static func accuracyRange(_ values: [Double]) -> ClosedRange<Double>? {
    let sorted = values.filter(\.isFinite).sorted()
    guard let top = sorted.last, sorted.count > 4 else { return nil }
    let low = sorted[sorted.count / 10]
    guard top > low else { return nil }
    return max(0, low - 0.1 * (top - low))...min(1, top + 0.1 * (top - low))
  }
}

extension Axis.Scale {
  /// Logarithmic where the positive values span more than a factor of 8, so that it helps.
  static func fitting(_ values: [Double]) -> Axis.Scale {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    guard let low = positive.min(), let high = positive.max() else { return .linear }
    return high > 8 * low ? .logarithmic : .linear
  }
}

import Experiments
import Report

extension ScheduleRun {
  /// One of the curves with its intervals, against epochs or against updates; an accuracy in %.
  ///
  /// The untrained start, and what falls from it in the first hundredth, does not set the range of an axis.
  /// - Parameters:
  ///   - metric: Position among the curves.
  ///   - confidence: Of the intervals.
  ///   - unit: Updates in a unit of the horizontal axis; `nil`: epochs.
  package func points(_ metric: Int, confidence: Double, unit: Double?) -> [PlotPoint] {
    let curve = curves.curves[metric]
    let scale = curve.metric.isAccuracy ? 100.0 : 1
    return curve.points.enumerated().map { position, point in
      let interval = interval(at: point, confidence: confidence)
      var shown = PlotPoint(
        x: unit.map { point.update / $0 } ?? point.epoch, y: scale * point.moments.mean,
        lower: interval.map { scale * $0.lowerBound }, upper: interval.map { scale * $0.upperBound })
      shown.setsRange = position > curve.points.count / 100
      return shown
    }
  }
}

extension String {
  /// Whether a metric of this name is a share of examples, from 0 to 1, and not a loss.
  package var isAccuracy: Bool { hasSuffix("accuracy") }
}

extension Axis {
  /// The vertical axis of a metric's curves: what it is, with its unit; losses are logarithmic.
  package static func of(_ metric: String, _ problem: ProblemDescription, showing series: [Series]) -> Axis {
    let values = series.flatMap { $0.points.map(\.y) }
    if metric.isAccuracy { return Axis("accuracy (%)", range: accuracyRange(values)) }
    let label: String
    switch metric {
    case "train_loss", "test_loss":
      label = problem.hasSquaredError ? "half the mean squared error" : "mean cross-entropy (nats)"
    default: label = "mean loss"
    }
    return Axis(label, scale: values.contains { $0 > 0 } ? .logarithmic : .linear)
  }

  /// From a little below the values but the lowest tenth, to a little above the largest: a start at chance would flatten an axis of
  /// accuracy. Not less than 10 % to both sides, over which differences that do not matter look small.
  private static func accuracyRange(_ values: [Double]) -> ClosedRange<Double>? {
    let sorted = values.filter(\.isFinite).sorted()
    guard let top = sorted.last, sorted.count > 4, top > 0 else { return nil }
    let low = sorted[sorted.count / 10]
    let middle = (low + top) / 2
    let reach = max(0.6 * (top - low), 0.1 * middle)
    return max(0, middle - reach)...min(100, middle + reach)
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

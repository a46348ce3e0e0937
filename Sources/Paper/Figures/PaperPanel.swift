import Elementary
import Experiments
import Findings
import Report

extension ExperimentResult {
  /// What the horizontal axis of a panel of curves counts.
  enum Clock { case epochs, updates }

  /// The curves of every schedule in one metric, with their bands.
  ///
  /// - Parameter labels: What the legend calls the schedules, if not by their names.
  func panel(
    _ metric: String, _ dynamics: Dynamics, against clock: Clock, title: String, labels: [String]? = nil
  ) -> Panel {
    let drawn = runs.filter { $0.dynamics == dynamics && $0.isFinest(self) }
    // Labels of many digits would touch each other.
    let unit = clock == .updates ? ((plans.map(\.totalUpdates).max() ?? 0) >= 2000 ? 1000.0 : 1) : nil
    let label = unit.map { "updates" + ($0 > 1 ? " (thousands)" : "") } ?? "examples seen (epochs)"
    var values: [Double] = []
    let series = drawn.compactMap { run -> Series? in
      guard let index = run.curves.curves.firstIndex(where: { $0.metric == metric }) else { return nil }
      let points = run.points(index, confidence: experiment.comparison.confidence, unit: unit)
      // The fall from the untrained network would flatten all the rest.
      values += points.dropFirst(1 + points.count / 100).map(\.y)
      let name = labels?[run.schedule] ?? schedules[run.schedule].name
      return Series(name: name, points: points, look: run.schedule)
    }
    let isLoss = !metric.hasSuffix("accuracy")
    let range = isLoss ? Self.lossRange(values) : Axis.accuracyRange(values)
    return Panel(
      title: title, x: Axis(label),
      y: Axis(
        Axis.label(metric, of: experiment.problem), scale: isLoss ? .logarithmic : .linear, range: range),
      series: clock == .updates ? Panel.withEnds(series) : series)
  }

  /// A little more than the values, on a logarithmic axis.
  private static func lossRange(_ values: [Double]) -> ClosedRange<Double>? {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    guard let low = positive.min(), let high = positive.max(), high > low else { return nil }
    let margin = Double.pow(high / low, 0.06)
    return (low / margin)...(high * margin)
  }
}

extension Panel {
  /// Curves with a mark at the end of each, since they end at different places.
  static func withEnds(_ series: [Series]) -> [Series] {
    series
      + series.compactMap { curve in
        curve.points.last.map {
          Series(name: "", points: [.init(x: $0.x, y: $0.y)], style: .points, look: curve.look)
        }
      }
  }
}

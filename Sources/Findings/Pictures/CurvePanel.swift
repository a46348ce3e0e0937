import Experiments
import NoiseScale
import Report

/// What the horizontal axis of a panel of curves counts.
package enum Clock: Sendable {
  case epochs
  case updates(Axis.Scale = .linear)
}

extension ExperimentResult {
  /// The looks of the schedules, in their order.
  package var looks: [Int] { LookBook.looks(of: schedules.map(\.name)) }

  /// What a legend calls the schedules: their names, with a word where they diverged.
  ///
  /// - Parameter labels: What stands in place of their names.
  package func legendNames(_ labels: [String]? = nil) -> [String] {
    schedules.indices.map { index in
      let hasDiverged = runs.contains { $0.schedule == index && $0.curves.divergence != nil }
      return (labels?[index] ?? schedules[index].name) + (hasDiverged ? " (diverged)" : "")
    }
  }

  /// The curves of every schedule in one metric, with their intervals: against updates with a mark at the end of each, of an
  /// accuracy with the margin as a bar.
  ///
  /// - Parameter labels: What the legend calls the schedules, if not by their names.
  package func curvePanel(
    _ metric: String, _ dynamics: Dynamics, against clock: Clock, title: String, labels: [String]? = nil
  ) -> Panel {
    let (x, unit) = axis(of: clock)
    let (names, looks) = (legendNames(labels), looks)
    let series = runs.filter { $0.dynamics == dynamics && $0.isFinest(self) }.compactMap { run -> Series? in
      guard let index = run.curves.curves.firstIndex(where: { $0.metric == metric }) else { return nil }
      let points = run.points(index, confidence: experiment.comparison.confidence, unit: unit)
      return Series(name: names[run.schedule], points: points, look: looks[run.schedule])
    }.inDrawingOrder
    let bar =
      metric.isAccuracy && schedules.count > 1
      ? ScaleBar(length: 100 * experiment.comparison.accuracyMargin, label: "margin") : nil
    return Panel(
      title: title, x: x, y: .of(metric, experiment.problem, showing: series),
      series: unit == nil ? series : series.withEnds, scaleBar: bar)
  }

  /// The axis, and how many updates its unit is; `nil` for epochs.
  private func axis(of clock: Clock) -> (Axis, unit: Double?) {
    switch clock {
    case .epochs: return (Axis("examples seen (epochs)"), nil)
    case .updates(.logarithmic): return (Axis("updates", scale: .logarithmic), 1)
    case .updates(.linear):
      let unit = (plans.map(\.totalUpdates).max() ?? 0) >= 10_000 ? 1000.0 : 1
      return (Axis("updates" + (unit > 1 ? " (thousands)" : "")), unit)
    }
  }
}

extension [Series] {
  /// Those with thin lines and gaps last, so that curves that coincide all remain visible.
  package var inDrawingOrder: [Series] { sorted { $0.look < $1.look } }
}

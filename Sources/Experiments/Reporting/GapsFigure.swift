import Equivalence
import Report

/// The gap of every schedule to the reference at every epoch, with its pointwise interval and the margin.
public enum GapsFigure: ResultFigure {
  public static let name = "gaps"
  public static let caption =
    "Gap to the reference with its pointwise interval; dashed: the margin. Before an epoch is settled the gap may leave it."

  public static func figure(of result: ExperimentResult) -> Figure? {
    var panels: [Figure.Panel] = []
    for dynamics in result.experiment.dynamics {
      let all = result.comparisons.filter { $0.dynamics == dynamics }
      let metrics = all.map(\.metric).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      for metric in metrics {
        let comparisons = all.filter { $0.metric == metric && !$0.points.isEmpty }
        guard let first = comparisons.first, let margin = first.verdicts.first?.verdict.margin else { continue }
        let widest = comparisons.flatMap(\.points).map { abs($0.gap) }.filter(\.isFinite).max() ?? margin
        let reach = min(max(2 * margin, 1.1 * widest), 12 * margin)
        panels.append(
          Figure.Panel(
            title: "\(Wording.metric(metric)) (\(dynamics.rawValue))", x: Figure.Axis("examples seen (epochs)"),
            y: Figure.Axis(
              first.kind == .logRatio ? "ln(loss / reference loss)" : "accuracy − reference", range: -reach...reach),
            series: comparisons.map { comparison in
              result.series(
                comparison.schedule,
                comparison.points.map { Figure.Series.Point(x: $0.epoch, y: $0.gap, lower: $0.lower, upper: $0.upper) })
            },
            guides: [Figure.Guide(y: margin, label: "margin"), Figure.Guide(y: -margin)]))
      }
    }
    guard !panels.isEmpty else { return nil }
    return Figure(
      name: name, title: "Gap to \(result.schedules[result.reference].name)", panels: panels,
      columns: min(2, panels.count))
  }
}

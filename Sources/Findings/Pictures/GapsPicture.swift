import Experiments
import Report

extension ResultPicture {
  /// The gap of every schedule to the reference at every epoch, with its pointwise interval and the margin.
  public static let gaps = ResultPicture(
    "gaps",
    caption:
      "Gap to the reference with its pointwise interval; dashed: the margin. Before an epoch is settled the gap may leave it."
  ) { result in
    let names = result.schedules.map(\.name)
    let panels = result.experiment.dynamics.flatMap { dynamics -> [Panel] in
      let all = result.comparisons.filter { $0.dynamics == dynamics }
      let metrics = all.map(\.metric).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return metrics.compactMap { metric in
        panel(all.filter { $0.metric == metric && !$0.points.isEmpty }, names)
      }
    }
    return Drawing(title: "Gap to \(names[result.reference])", panels: panels)
  }

  /// The comparisons under one dynamics and in one metric; `nil` without any.
  private static func panel(_ comparisons: [Comparison], _ names: [String]) -> Panel? {
    guard let first = comparisons.first else { return nil }
    let margin = first.verdict(.whole).verdict.margin
    let widest = comparisons.flatMap(\.points).map { abs($0.gap) }.filter(\.isFinite).max() ?? margin
    let reach = min(max(2 * margin, 1.1 * widest), 12 * margin)
    return Panel(
      title: "\(Wording.metric(first.metric)) (\(first.dynamics.rawValue))", x: Axis("examples seen (epochs)"),
      y: Axis(first.kind == .logRatio ? "ln(loss / reference loss)" : "accuracy − reference", range: -reach...reach),
      series: comparisons.map { comparison in
        Series(
          name: names[comparison.schedule],
          points: comparison.points.map { .init(x: $0.epoch, y: $0.gap, lower: $0.lower, upper: $0.upper) },
          look: comparison.schedule)
      },
      guides: [Guide(y: margin, label: "margin"), Guide(y: -margin)])
  }
}

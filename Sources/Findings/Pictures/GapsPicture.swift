import Experiments
import Report

extension ResultPicture {
  /// The gap of every schedule to the reference at every epoch, with its pointwise interval and the margin.
  public static let gaps = ResultPicture("gaps") { result in
    let panels = result.experiment.dynamics.flatMap { dynamics -> [Panel] in
      let all = result.comparisons.filter { $0.dynamics == dynamics }
      let metrics = all.map(\.metric).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return metrics.compactMap { metric in
        result.gapPanel(metric, dynamics, title: "\(Wording.metric(metric)) (\(dynamics.rawValue))")
      }
    }
    return Drawing(
      title: "Gap to \(result.schedules[result.reference].name)", caption: caption(panels), panels: panels)
  }

  private static func caption(_ panels: [Panel]) -> String {
    let isUnsettled = panels.contains { $0.series.contains(where: \.isMuted) }
    return "Gap to the reference with its pointwise interval; dashed: the margin."
      + (isUnsettled ? " Grey: epochs that are not settled, where the gap may leave it." : "")
  }
}

import Experiments
import Report

extension ResultPicture {
  /// Every metric against epochs, where equal g makes the curves coincide, and against updates, where they fan out.
  public static let curves = ResultPicture("curves") { result in
    let panels = drawn(result.experiment.dynamics).flatMap { dynamics -> [Panel] in
      let runs = result.runs.filter { $0.dynamics == dynamics && $0.isFinest(result) }
      return (runs.first?.curves.curves.map(\.metric) ?? []).flatMap { metric in
        let name = Wording.metric(metric)
        // Which of several it is, no picture tells otherwise.
        let of = result.experiment.dynamics.count > 1 ? " (\(dynamics.rawValue))" : ""
        return [
          result.curvePanel(metric, dynamics, against: .epochs, title: "\(name) against epochs\(of)"),
          result.curvePanel(metric, dynamics, against: .updates(), title: "\(name) against updates\(of)"),
        ]
      }
    }
    return Drawing(title: result.experiment.title, caption: caption(result.experiment.dynamics, panels), panels: panels)
  }

  private static func caption(_ dynamics: [Dynamics], _ panels: [Panel]) -> String {
    let hasBands = panels.contains { $0.series.contains { $0.points.contains { $0.band != nil } } }
    let intervals = hasBands ? " with intervals that are two-sided at the confidence" : ""
    let bar = panels.contains { $0.scaleBar != nil } ? " The bar is as long as the margin." : ""
    let simulated = drawn(dynamics)
    let names = simulated.map(\.rawValue).joined(separator: ", ")
    let which = simulated.count < dynamics.count ? " of the dynamics that are drawn (\(names))" : ""
    return
      "Learning curves\(which)\(intervals), against epochs, then against parameter updates, where a mark is the end of each. "
      + "The untrained start may be above or below the axis.\(bar)"
  }

  /// The dynamics whose curves are drawn: of replicates where there are some.
  private static func drawn(_ dynamics: [Dynamics]) -> [Dynamics] {
    let simulated = dynamics.filter { $0 == .gaussian || $0 == .minibatch }
    return simulated.isEmpty ? Array(dynamics.prefix(1)) : simulated
  }
}

import Experiments
import Findings
import Report

extension ExperimentResult {
  /// The curves of a network in one metric, against epochs and against updates, and below them the gaps in several.
  func curvesAndGaps(_ metric: String, _ compared: [String]) -> [Panel] {
    [
      curvePanel(metric, .minibatch, against: .epochs, title: "(a) by epoch"),
      curvePanel(metric, .minibatch, against: .updates(), title: "(b) by update"),
    ] + compared.compactMap { gapPanel($0, .minibatch, title: "\(Wording.metric($0)), gap") }
  }
}

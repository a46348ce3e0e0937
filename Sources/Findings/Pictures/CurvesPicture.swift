import Experiments
import Report

extension ResultPicture {
  /// Every metric against epochs, where equal g makes the curves coincide, and against updates, where they fan out.
  public static let curves = ResultPicture(
    "curves",
    caption:
      "Learning curves with intervals that are two-sided at the confidence, against epochs (left) and against parameter updates (right)."
  ) { result in
    // Five-digit labels would touch each other.
    let unit = (result.plans.map(\.totalUpdates).max() ?? 0) >= 10_000 ? 1000.0 : 1
    let updates = "parameter updates" + (unit > 1 ? " (thousands)" : "")
    let names = result.schedules.map(\.name)
    let confidence = result.experiment.comparison.confidence
    var panels: [Panel] = []
    for dynamics in drawn(result.experiment.dynamics) {
      let runs = result.runs.filter { $0.dynamics == dynamics && $0.isFinest(result) }
      for (index, metric) in (runs.first?.curves.curves.map(\.metric) ?? []).enumerated() {
        let values = runs.flatMap { $0.curves.curves[index].points.map(\.moments.mean) }
        let isLoss = !metric.hasSuffix("accuracy")
        let y = Axis(
          Axis.label(metric, of: result.experiment.problem), scale: isLoss ? .fitting(values) : .linear,
          range: isLoss ? nil : Axis.accuracyRange(values))
        func panel(_ title: String, _ label: String, unit: Double?) -> Panel {
          Panel(
            title: "\(Wording.metric(metric)) \(title)", x: Axis(label), y: y,
            series: runs.map { run in
              Series(
                name: names[run.schedule], points: run.points(index, confidence: confidence, unit: unit),
                look: run.schedule)
            })
        }
        panels += [
          panel("against epochs", "examples seen (epochs)", unit: nil), panel("against updates", updates, unit: unit),
        ]
      }
    }
    return Drawing(title: result.experiment.title, panels: panels)
  }

  /// The dynamics whose curves are drawn: of replicates where there are some.
  private static func drawn(_ dynamics: [Dynamics]) -> [Dynamics] {
    let simulated = dynamics.filter { $0 == .gaussian || $0 == .minibatch }
    return simulated.isEmpty ? Array(dynamics.prefix(1)) : simulated
  }
}

import Experiments
import Report

extension ResultPicture {
  /// The first metric of every schedule against epochs, a curve for each refinement l of its stochastic differential equation.
  public static let refinement = ResultPicture("refinement") { result in
    guard result.experiment.isRefined else { return nil }
    let panels = result.schedules.enumerated().compactMap { index, schedule -> Panel? in
      let runs = result.runs.filter { $0.schedule == index && ($0.refinement != nil || $0.dynamics == .minibatch) }
      guard let metric = runs.first?.curves.curves.first?.metric else { return nil }
      let series = runs.sorted { ($0.refinement ?? 1) < ($1.refinement ?? 1) }.enumerated().map { look, run in
        Series(
          name: run.refinement.map { "l = \($0)" } ?? "the run itself (l = 1)",
          points: run.points(0, confidence: result.experiment.comparison.confidence, unit: nil), look: look)
      }
      return Panel(
        title: "\(schedule.name): \(Wording.metric(metric))", x: Axis("examples seen (epochs)"),
        y: .of(metric, result.experiment.problem, showing: series), series: series)
    }
    return Drawing(
      title: result.experiment.title,
      caption:
        "Each schedule's run (l = 1) and its stochastic differential equation at refinements l, with intervals that are two-sided at the confidence.",
      panels: panels)
  }
}

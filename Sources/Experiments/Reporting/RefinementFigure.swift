import NoiseScale
import Report

/// The first metric of every schedule against epochs, a curve for each refinement l of its stochastic differential equation.
public enum RefinementFigure: ResultFigure {
  public static let name = "refinement"
  public static let caption =
    "Each schedule's run (l = 1) and its stochastic differential equation at refinements l, with intervals that are two-sided at the confidence."

  public static func figure(of result: ExperimentResult) -> Figure? {
    guard result.experiment.isRefined else { return nil }
    let panels = result.schedules.indices.compactMap { schedule -> Figure.Panel? in
      let runs = result.runs.filter { $0.schedule == schedule && ($0.refinement != nil || $0.dynamics == .minibatch) }
      guard let metric = runs.first?.curves.curves.first?.metric else { return nil }
      let curves = runs.sorted { ($0.refinement ?? 1) < ($1.refinement ?? 1) }
      let values = curves.flatMap { $0.curves.curves[0].points.map(\.moments.mean) }
      return Figure.Panel(
        title: "\(result.schedules[schedule].name): \(Wording.metric(metric))",
        x: Figure.Axis("examples seen (epochs)"),
        y: Figure.Axis(
          CurvesFigure.label(metric, of: result.experiment),
          scale: ExperimentResult.spansDecades(values) ? .logarithmic : .linear),
        series: curves.enumerated().map { look, run in
          Figure.Series(
            name: run.refinement.map { "l = \($0)" } ?? "the run itself (l = 1)",
            points: CurvesFigure.points(run, 0, result, unit: nil), style: .line, look: look)
        })
    }
    return panels.isEmpty ? nil : Figure(name: name, title: result.experiment.title, panels: panels, columns: 2)
  }
}

import NoiseScale
import Report

/// Learning rate, batch size, noise scale and momentum against epochs.
public enum SchedulesFigure: ResultFigure {
  public static let name = "schedules"
  public static let caption =
    "The schedules: learning rate, batch size, momentum and exact noise scale g against epochs."

  public static func figure(of result: ExperimentResult) -> Figure? {
    let curves = result.plans.map { ScheduleCurvesTable.points(of: $0, recordEvery: result.experiment.recordEvery) }
    func panel(_ title: String, _ label: String, _ value: (HyperParameters, Plan) -> Double) -> Figure.Panel {
      let series = zip(result.plans, curves).enumerated().map { index, pair in
        let (plan, points) = pair
        return result.series(
          index, points.map { Figure.Series.Point(x: $0.epoch, y: value($0.values, plan)) }, style: .steps)
      }
      let all = series.flatMap { $0.points.map(\.y) }
      return Figure.Panel(
        title: title, x: Figure.Axis("examples seen (epochs)"),
        y: Figure.Axis(label, scale: ExperimentResult.spansDecades(all) ? .logarithmic : .linear), series: series)
    }
    return Figure(
      name: name, title: "Schedules",
      panels: [
        panel("learning rate ε", "learning rate (per update)") { values, _ in values.learningRate },
        panel("batch size B", "batch size (examples)") { values, _ in Double(values.batchSize) },
        panel("momentum m", "momentum") { values, _ in values.momentum },
        panel("noise scale g", "noise scale g") { values, plan in values.noiseScale(plan.trainingSet) },
      ], columns: 2)
  }
}

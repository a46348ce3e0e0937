import Experiments
import NoiseScale
import Report

extension ResultPicture {
  /// Learning rate, batch size, noise scale and momentum against epochs.
  public static let schedules = ResultPicture(
    "schedules", caption: "The schedules: learning rate, batch size, momentum and exact noise scale g against epochs."
  ) { result in
    let curves = result.plans.map { $0.recorded(every: result.experiment.recordStep) }
    func panel(_ title: String, _ label: String, _ value: (HyperParameters, Plan) -> Double) -> Panel {
      let series = zip(result.plans, curves).enumerated().map { look, pair in
        let (plan, points) = pair
        return Series(
          name: plan.schedule.name, points: points.map { .init(x: $0.epoch, y: value($0.values, plan)) }.withoutRepeats,
          style: .steps, look: look)
      }
      return Panel(
        title: title, x: Axis("examples seen (epochs)"),
        y: Axis(label, scale: .fitting(series.flatMap { $0.points.map(\.y) })), series: series)
    }
    return Drawing(
      title: "Schedules",
      panels: [
        panel("learning rate ε", "learning rate (per update)") { values, _ in values.learningRate },
        panel("batch size B", "batch size (examples)") { values, _ in Double(values.batchSize) },
        panel("momentum m", "momentum") { values, _ in values.momentum },
        panel("noise scale g", "noise scale g") { values, plan in values.noiseScale(plan.trainingSet) },
      ])
  }
}

extension [PlotPoint] {
  /// Steps without the points at which nothing changes, which hold until the next one anyway.
  fileprivate var withoutRepeats: [PlotPoint] {
    indices.filter { $0 == 0 || $0 == count - 1 || self[$0].y != self[$0 - 1].y }.map { self[$0] }
  }
}

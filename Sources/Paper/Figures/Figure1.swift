import Findings
import NoiseScale
import Report

extension PaperFigure {
  /// The three schedules: learning rate, batch size and noise scale.
  public static let figure1 = PaperFigure(
    name: "figure-1", title: "Three schedules with one noise scale",
    inThePaper:
      "Learning rate and batch size against epochs: where one schedule divides ε by 5, another multiplies B by 5.",
    here:
      "The same, and the noise scale g, which the paper does not draw: the approximate g = εN/(B(1−m)) is one curve for all "
      + "three; the exact g = ε(N/B−1)/(1−m) of batches drawn without replacement parts from it as B grows to a third of N. The "
      + "run beside it is a noisy quadratic in closed form.",
    experiments: [
      .init(
        title: "The paper's three schedules", trainingSetSize: PaperSchedules.smallSize, sampling: .withoutReplacement,
        dynamics: [.exact], schedules: PaperSchedules.annealing(), recordEvery: 2)
    ]
  ) { results in
    let lines = results[0].plans.map { ScheduleLine($0) }
    let looks = results[0].looks
    func panel(_ title: String, _ label: String, _ value: (HyperParameters, TrainingSet) -> Double) -> Panel {
      Panel(
        title: title, x: Axis("examples seen (epochs)"), y: Axis(label, scale: .logarithmic),
        series: results[0].plans.enumerated().map { index, plan in
          Series(
            name: plan.schedule.name, points: lines[index].points { value($0, plan.trainingSet) }, look: looks[index])
        }.inDrawingOrder)
    }
    return [
      panel("learning rate ε", "ε (per update)") { values, _ in values.learningRate },
      panel("batch size B", "B (examples)") { values, _ in Double(values.batchSize) },
      panel("approximate g", "noise scale g") { $0.approximateNoiseScale(trainingSetSize: $1.size) },
      panel("exact g", "noise scale g") { $0.noiseScale($1) },
    ]
  }
}

import NoiseScale
import Report

/// The three schedules: learning rate, batch size and noise scale.
public enum Figure1: PaperFigure {
  public static let name = "figure-1"
  public static let title = "Three schedules with one noise scale"
  public static let inThePaper =
    "Learning rate and batch size against epochs: where one schedule divides ε by 5, another multiplies B by 5."
  public static let here =
    "The same, and the noise scale g, which the paper does not draw: the approximate g = εN/(B(1−m)) is one curve for all "
    + "three; the exact g = ε(N/B−1)/(1−m) of batches drawn without replacement parts from it as B grows to a third of N. The "
    + "run beside it is a noisy quadratic in closed form."

  public static var experiments: [Experiment] {
    [
      Experiment(
        title: "The paper's three schedules", trainingSetSize: PaperSchedules.smallSize, sampling: .withoutReplacement,
        dynamics: [.exact], schedules: PaperSchedules.annealing(), recordEvery: 2)
    ]
  }

  public static func figure(of results: [ExperimentResult]) -> Figure {
    let result = results[0]
    let curves = result.plans.map { ScheduleCurvesTable.points(of: $0, recordEvery: result.experiment.recordEvery) }
    func panel(_ title: String, _ label: String, _ value: (HyperParameters, TrainingSet) -> Double) -> Figure.Panel {
      Figure.Panel(
        title: title, x: Figure.Axis("examples seen (epochs)"), y: Figure.Axis(label, scale: .logarithmic),
        series: curves.indices.map { schedule in
          result.series(
            schedule,
            curves[schedule].map {
              Figure.Series.Point(x: $0.epoch, y: value($0.values, result.plans[schedule].trainingSet))
            }, style: .steps)
        })
    }
    return picture([
      panel("learning rate ε", "ε (per update)") { values, _ in values.learningRate },
      panel("batch size B", "B (examples)") { values, _ in Double(values.batchSize) },
      panel("approximate g", "noise scale g") { $0.approximateNoiseScale(trainingSetSize: $1.size) },
      panel("exact g", "noise scale g") { $0.noiseScale($1) },
    ])
  }
}

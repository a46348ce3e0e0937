import Experiments
import Findings
import NoiseScale

extension PaperFigure {
  /// Ever fewer updates: larger batches, a larger learning rate, a higher momentum.
  public static let figure5: PaperFigure = PaperFigure(
    name: "figure-5", title: "Ever fewer updates",
    inThePaper:
      "Test accuracy on CIFAR-10 against updates for four schedules, B up to 5120: the same curve squeezed to the left, with the last "
      + "one, of momentum 0.98, ending a point lower.",
    here:
      "The same four on Fashion-MNIST, against updates and against epochs. A fifth that the paper does not have goes over to momentum "
      + "\(Wording.number(PaperSchedules.highMomentum)) at epoch \(Wording.number(LateMomentum.start)), to tell what the higher momentum does from what it does at the start. Noise and curvature are measured.",
    experiments: [
      FashionMNISTExperiments.experiment(
        "Fashion-MNIST with ever fewer updates", LateMomentum.schedules, replicates: 32,
        measureNoiseEvery: 20
      ) {
        $0.comparison.controls = [2, 8]
      }
    ]
  ) { results in
    let labels = UpdateStatement.labels(of: results[0].plans, in: .figure5)
    return [("train_loss", "training loss"), ("test_accuracy", "test accuracy")].flatMap { metric, words in
      [
        results[0].curvePanel(
          metric, .minibatch, against: .updates(.logarithmic), title: "\(words), by update", labels: labels),
        results[0].curvePanel(metric, .minibatch, against: .epochs, title: "\(words), by epoch", labels: labels),
      ]
    }
  }
}

/// The fifth schedule of Figure 5: momentum 0.98 after 20 epochs of the original one, at the same approximate g throughout.
enum LateMomentum {
  static let name = "increased momentum from epoch 20"
  static let start = 20.0

  /// The paper's four schedules and this one.
  static var schedules: [ScheduleDescription] {
    var schedules = PaperSchedules.fewerUpdates
    if case .stages(let early) = schedules[0].definition, case .stages(var late) = schedules[3].definition {
      var first = early[0]
      first.length.value = start
      late[0].length.value -= start
      schedules.append(ScheduleDescription(name: name, stages: [first] + late))
    }
    return schedules
  }
}

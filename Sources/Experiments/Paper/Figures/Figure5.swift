import NoiseScale
import Report

/// Ever fewer updates: larger batches, a larger learning rate, a higher momentum.
public enum Figure5: PaperFigure {
  public static let name = "figure-5"
  public static let title = "Ever fewer updates"
  public static let inThePaper =
    "Test accuracy on CIFAR-10 against updates for four schedules, B up to 5120: the same curve squeezed to the left, with the last "
    + "one, of momentum 0.98, ending a point lower."
  public static let here =
    "The same four on Fashion-MNIST, against updates and against epochs. A fifth that the paper does not have goes over to momentum "
    + "0.98 at epoch 20, to tell what the higher momentum does from what it does at the start. Noise and curvature are measured."

  /// The schedule of momentum 0.98 after 20 epochs of the original one, at the same approximate g throughout.
  static let lateMomentum = "increased momentum from epoch 20"

  static let lateStart = 20.0

  public static var experiments: [Experiment] {
    var schedules = PaperSchedules.fewerUpdates
    if case .stages(let early) = schedules[0].definition, case .stages(var late) = schedules[3].definition {
      var start = early[0]
      start.epochs = lateStart
      late[0].epochs -= lateStart
      schedules.append(ScheduleDescription(name: lateMomentum, stages: [start] + late))
    }
    return [
      FashionMNISTExperiments.experiment(
        "Fashion-MNIST with ever fewer updates", HeavyBall.name, schedules, replicates: 32, measureNoiseEvery: 20)
    ]
  }

  public static func figure(of results: [ExperimentResult]) -> Figure {
    let labels = labels(of: results[0].plans)
    return picture(
      [("train_loss", "training loss"), ("test_accuracy", "test accuracy")].flatMap { metric, words in
        [
          results[0].panel(
            metric, .minibatch, against: .updates, title: "\(words), by update", labels: labels),
          results[0].panel(metric, .minibatch, against: .epochs, title: "\(words), by epoch", labels: labels),
        ]
      })
  }

  /// Every schedule with its updates, and what the paper says of them.
  static func labels(of plans: [Plan]) -> [String] {
    plans.map { plan in
      let stated = UpdateStatement.of(Self.self).first { $0.schedule == plan.schedule.name }
      let paper = stated.map { "paper: \($0.words)" } ?? "not in the paper"
      return "\(plan.schedule.name): \(Wording.count(plan.totalUpdates)) updates (\(paper))"
    }
  }
}

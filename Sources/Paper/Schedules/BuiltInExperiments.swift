import DataSets
import Experiments
import NoiseScale

/// The experiments of `noise-sim compare` without a file.
public enum BuiltInExperiments {
  /// (a), (b) and (c), in the order in which they are run and reported.
  public static let all: [Experiment] = [quadratic, quadraticWithoutReplacement, fashionMNIST]

  /// The title over all of them.
  public static let title = "Three ways to anneal"

  /// The paper's schedules for CIFAR-10 (arXiv 1711.00489, figure 1), and a control that is not equivalent: its batch grows
  /// by 4 where the learning rate falls by 5.
  private static var paperSchedules: [ScheduleDescription] {
    PaperSchedules.annealing() + [
      ScheduleDescription(
        name: "increasing up to 5120", from: PaperSchedules.reference,
        transforms: [IncreaseBatchSize(upTo: 5120)]),
      ScheduleDescription(
        name: "control: batch × 4",
        stages: PaperSchedules.stages(
          [60, 60, 40, 40], [0.1, 0.1, 0.1, 0.1], [128, 512, 2048, 8192], momentum: 0.9)),
    ]
  }

  /// (a) The paper's schedules at full length on the noisy quadratic.
  public static var quadratic: Experiment {
    Experiment(
      title: "The paper's schedules on a noisy quadratic", dynamics: [.exact, .gaussian, .langevin],
      schedules: paperSchedules)
  }

  /// (b) The same with batches drawn without replacement, where the largest batch is a third of the training set.
  public static var quadraticWithoutReplacement: Experiment {
    Experiment(
      title: "The same without replacement", sampling: .withoutReplacement, dynamics: [.exact],
      schedules: paperSchedules)
  }

  /// (c) Decaying, hybrid and increasing on Fashion-MNIST.
  public static var fashionMNIST: Experiment {
    Experiment(
      title: "Fashion-MNIST", problem: .network(.init(data: FashionMNISTSource(pool: 2), hidden: [32])),
      replicates: 32, schedules: PaperSchedules.annealing(epochs: PaperSchedules.reducedEpochs),
      comparison: .init(lossMargin: 0.05, accuracyMargin: 0.01, controls: ComparisonDescription.usualControls))
  }
}

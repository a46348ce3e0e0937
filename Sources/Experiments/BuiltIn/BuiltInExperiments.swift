import NoiseScale

/// The experiments of `noise-sim compare` without a file.
public enum BuiltInExperiments {
  /// (a), (b) and (c), in the order in which they are run and reported.
  public static let all: [Experiment] = [quadratic, quadraticWithoutReplacement, fashionMNIST]

  /// The title over all of them.
  public static let title = "Three ways to anneal"

  private static func stages(_ epochs: [Double], _ rates: [Double], _ batches: [Int]) -> [Stage] {
    zip(epochs, zip(rates, batches)).map {
      Stage(epochs: $0, learningRate: .constant($1.0), batchSize: .constant(Double($1.1)), momentum: 0.9)
    }
  }

  /// The paper's schedules for CIFAR-10 (arXiv 1711.00489, figure 1), and a control that is not equivalent: its batch grows
  /// by 4 where the learning rate falls by 5.
  private static var paperSchedules: [ScheduleDescription] {
    let epochs: [Double] = [60, 60, 40, 40]
    let reference = "decaying learning rate"
    return [
      ScheduleDescription(name: reference, stages: stages(epochs, [0.1, 0.02, 0.004, 0.0008], [128, 128, 128, 128])),
      ScheduleDescription(name: "hybrid", from: reference, transforms: [.init(Hybrid.name, ["decays": .number(1)])]),
      ScheduleDescription(
        name: "increasing batch size", from: reference,
        transforms: [.init(IncreaseBatchSize.name, ["up-to": .number(16_000)])]),
      ScheduleDescription(
        name: "increasing up to 5120", from: reference,
        transforms: [.init(IncreaseBatchSize.name, ["up-to": .number(5120)])]),
      ScheduleDescription(
        name: "control: batch × 4", stages: stages(epochs, [0.1, 0.1, 0.1, 0.1], [128, 512, 2048, 8192])),
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
    let reference = "decaying learning rate"
    return Experiment(
      title: "Fashion-MNIST", problem: .network(.init(dataParameters: ["pool": .number(2)], hidden: [32])),
      replicates: 32,
      schedules: [
        ScheduleDescription(
          name: reference, stages: stages([6, 6, 4, 4], [0.1, 0.02, 0.004, 0.0008], [128, 128, 128, 128])),
        ScheduleDescription(name: "hybrid", from: reference, transforms: [.init(Hybrid.name, ["decays": .number(1)])]),
        ScheduleDescription(
          name: "increasing batch size", from: reference,
          transforms: [.init(IncreaseBatchSize.name, ["up-to": .number(16_000)])]),
      ], comparison: .init(lossMargin: 0.05, accuracyMargin: 0.01))
  }
}

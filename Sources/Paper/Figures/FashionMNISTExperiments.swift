import DataSets
import Experiments
import NoiseScale

/// What Figures 2 to 5 run in place of the paper's Wide ResNet on CIFAR-10: as many examples, the same schedules at full length,
/// on a small network and Fashion-MNIST.
enum FashionMNISTExperiments {
  static let momentum = experiment("Fashion-MNIST with momentum", PaperSchedules.annealing())

  static let nesterov = experiment("Fashion-MNIST with Nesterov momentum", PaperSchedules.annealing()) {
    $0.optimizer = Nesterov()
  }

  static let sgd = experiment("Fashion-MNIST with plain SGD", PaperSchedules.annealing(momentum: 0)) {
    $0.optimizer = SGD()
  }

  static let adam = experiment("Fashion-MNIST with Adam", PaperSchedules.adamAnnealing) {
    $0.optimizer = Adam()
  }

  /// With momentum in a tenth of the epochs.
  static var reduced: Experiment {
    var experiment = momentum
    experiment.title = "Fashion-MNIST with momentum, reduced"
    experiment.replicates = 4
    experiment.recordEvery = 1
    experiment.schedules = PaperSchedules.annealing(epochs: PaperSchedules.reducedEpochs)
    return experiment
  }

  /// Units of every layer of their network, from the pixels to the classes, as `196-32-10`.
  static let layers =
    ([(FashionMNIST.side / pool) * (FashionMNIST.side / pool)] + hidden + [FashionMNIST.classCount])
    .map(String.init).joined(separator: "-")

  private static let pool = 2
  private static let hidden = [32]

  /// Fewer than usual: a control takes as long as a schedule.
  private static let controls = [0.5, 2, 8]

  /// With momentum, unless changed.
  static func experiment(
    _ title: String, _ schedules: [ScheduleDescription], replicates: Int = 16, measureNoiseEvery: Double? = nil,
    change: (inout Experiment) -> Void = { _ in }
  ) -> Experiment {
    var experiment = Experiment(
      title: title, trainingSetSize: PaperSchedules.smallSize, optimizer: HeavyBall(),
      problem: .network(.init(data: FashionMNISTSource(pool: pool), hidden: hidden)), replicates: replicates,
      schedules: schedules, comparison: .init(controls: controls), recordEvery: 2.5,
      measureNoiseEvery: measureNoiseEvery)
    change(&experiment)
    return experiment
  }

  /// A network whose loss ends in the noise of its updates, so that a wrong noise scale shows: a few examples and a squared error, high
  /// learning rates that are halved, and a margin of a third of what g × 1.5 does.
  static var noiseDominated: Experiment {
    let rates = [0.08, 0.04, 0.02]
    return Experiment(
      title: "Fashion-MNIST where the noise shows", trainingSetSize: 5000, optimizer: HeavyBall(),
      problem: .network(
        .init(
          data: FashionMNISTSource(pool: 7), hidden: [16], loss: .squaredError, evaluateTrain: 5000)), replicates: 128,
      schedules: [
        ScheduleDescription(
          name: PaperSchedules.reference,
          stages: PaperSchedules.stages([30, 30, 30], rates, [8, 8, 8], momentum: 0.9)),
        ScheduleDescription(
          name: PaperSchedules.increasing, from: PaperSchedules.reference, transforms: [IncreaseBatchSize()]),
      ],
      comparison: .init(
        lossMargin: 0.035, accuracyMargin: 0.01, window: 10, controls: [0.5, 0.667, 0.8, 1.25, 1.5, 2]),
      recordEvery: 2)
  }
}

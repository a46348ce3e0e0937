import DataSets
import Experiments
import NoiseScale

/// What Figures 2 to 5 run in place of the paper's Wide ResNet on CIFAR-10: as many examples, the same schedules at full length,
/// on a small network and Fashion-MNIST.
enum FashionMNISTExperiments {
  static let momentum = experiment("Fashion-MNIST with momentum", HeavyBall(), PaperSchedules.annealing())

  static let nesterov = experiment(
    "Fashion-MNIST with Nesterov momentum", Nesterov(), PaperSchedules.annealing())

  static let sgd = experiment("Fashion-MNIST with plain SGD", SGD(), PaperSchedules.annealing(momentum: 0))

  static let adam = experiment("Fashion-MNIST with Adam", Adam(), PaperSchedules.adamAnnealing)

  /// With momentum in a tenth of the epochs.
  static var reduced: Experiment {
    var experiment = momentum
    experiment.title = "Fashion-MNIST with momentum, reduced"
    experiment.replicates = 4
    experiment.recordEvery = 1
    experiment.schedules = PaperSchedules.annealing(epochs: PaperSchedules.reducedEpochs)
    return experiment
  }

  static func experiment(
    _ title: String, _ optimizer: any Optimizer, _ schedules: [ScheduleDescription], replicates: Int = 16,
    measureNoiseEvery: Double? = nil
  ) -> Experiment {
    Experiment(
      title: title, trainingSetSize: PaperSchedules.smallSize, optimizer: optimizer,
      problem: .network(.init(data: FashionMNISTSource(pool: 2), hidden: [32])), replicates: replicates,
      schedules: schedules, recordEvery: 2.5, measureNoiseEvery: measureNoiseEvery)
  }
}

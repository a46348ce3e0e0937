import NoiseScale

/// What Figures 2 to 5 run in place of the paper's Wide ResNet on CIFAR-10: as many examples, the same schedules at full length,
/// on a small network and Fashion-MNIST.
enum FashionMNISTExperiments {
  static let momentum = experiment("Fashion-MNIST with momentum", HeavyBall.name, PaperSchedules.annealing())

  static let nesterov = experiment(
    "Fashion-MNIST with Nesterov momentum", Nesterov.name, PaperSchedules.annealing())

  static let sgd = experiment("Fashion-MNIST with plain SGD", SGD.name, PaperSchedules.annealing(momentum: 0))

  /// ε is scaled so that it starts at 1e-3, as in the paper.
  static let adam = experiment(
    "Fashion-MNIST with Adam", Adam.name, PaperSchedules.annealing([1e-3, 2e-4, 4e-5, 8e-6], momentum: 0))

  static func experiment(
    _ title: String, _ optimizer: String, _ schedules: [ScheduleDescription], replicates: Int = 16,
    measureNoiseEvery: Double? = nil
  ) -> Experiment {
    Experiment(
      title: title, trainingSetSize: PaperSchedules.smallSize, optimizer: .init(optimizer),
      problem: .network(.init(dataParameters: ["pool": .number(2)], hidden: [32])), replicates: replicates,
      schedules: schedules, recordEvery: 2.5, measureNoiseEvery: measureNoiseEvery)
  }
}

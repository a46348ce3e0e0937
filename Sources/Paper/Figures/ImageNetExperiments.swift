import Experiments

/// What Figures 6 and 7 run in place of a network on ImageNet.
enum ImageNetExperiments {
  /// A spectrum over which the first stage's descent takes from a fraction of an epoch to all of it (γh from 47 to 0.05 an
  /// epoch), with ε·h ≤ 0.03, and noise that ends the first stage at a few per cent of the loss at the start.
  static func experiment(_ title: String, _ schedules: [ScheduleDescription]) -> Experiment {
    Experiment(
      title: title, trainingSetSize: PaperSchedules.imageNetSize, sampling: .withoutReplacement,
      problem: .quadratic(
        .init(
          curvature: .powerLaw(modes: 1000, largest: 0.01, exponent: 1), gradientVariance: .perCurvature(10),
          initialMean: 0, initialVariance: 1)), dynamics: [.exact, .gaussian], replicates: 1024, schedules: schedules,
      recordEvery: 0.5)
  }

  /// Higher and higher momentum, at full length.
  static let momentum = experiment(
    "ImageNet's schedules of higher momentum on a noisy quadratic", PaperSchedules.imageNetMomentum)

  /// The same for its first epochs alone, exactly, where the curves lag behind each other.
  static var momentumStart: Experiment {
    var start = momentum
    start.title = "The first epochs of higher momentum"
    start.dynamics = [.exact]
    start.recordEvery = 0.05
    for index in start.schedules.indices {
      guard case .stages(var stages) = start.schedules[index].definition else { continue }
      stages = Array(stages.prefix(1))
      stages[0].length.value = startEpochs
      start.schedules[index].definition = .stages(stages)
    }
    return start
  }

  /// How many epochs are looked at for the lag.
  static let startEpochs = 8.0
}

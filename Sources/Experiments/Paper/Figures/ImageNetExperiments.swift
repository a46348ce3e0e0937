import NoiseScale

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
}

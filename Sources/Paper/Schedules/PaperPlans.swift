import Experiments
import NoiseScale

/// The paper's schedules laid out over their training sets.
enum PaperPlans {
  /// Schedules that may be made from each other, with batches drawn without replacement.
  static func experiment(
    _ schedules: [ScheduleDescription], _ trainingSetSize: Int, optimizer: any Optimizer = HeavyBall()
  ) -> Experiment {
    Experiment(
      trainingSetSize: trainingSetSize, optimizer: optimizer, sampling: .withoutReplacement,
      schedules: schedules)
  }

  /// The plans of its schedules.
  ///
  /// - Parameter epochs: The whole length, of which the last stage takes what the others leave; their own, if `nil`.
  static func plans(_ experiment: Experiment, epochs: Double? = nil) -> [Plan] {
    guard let resolved = try? experiment.resolvedSchedules() else {
      preconditionFailure("the paper's schedules are valid")
    }
    return resolved.map { schedule in
      var schedule = schedule
      if let epochs {
        let own = Timeline(schedule, experiment.trainingSet).epochs
        schedule.stages[schedule.stages.count - 1].length.value += epochs - own
      }
      return Plan(schedule, on: experiment.trainingSet, optimizer: experiment.optimizer)
    }
  }

  /// ResNet-50's, for which the paper states a time and no figure.
  static var resNet50: [Plan] { plans(experiment(PaperSchedules.resNet50, PaperSchedules.imageNetSize)) }
}

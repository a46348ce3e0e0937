import NoiseScale

/// The paper's schedules laid out over their training sets.
enum PaperPlans {
  /// The plans of schedules that may be made from each other, with batches drawn without replacement.
  ///
  /// - Parameter epochs: The whole length, of which the last stage takes what the others leave; their own, if `nil`.
  static func plans(
    _ schedules: [ScheduleDescription], _ trainingSetSize: Int, optimizer: String, epochs: Double? = nil
  ) -> [Plan] {
    let experiment = Experiment(
      trainingSetSize: trainingSetSize, optimizer: .init(optimizer), sampling: .withoutReplacement,
      schedules: schedules)
    guard let optimizer = try? experiment.optimizer.make(), let resolved = try? experiment.resolvedSchedules() else {
      preconditionFailure("the paper's schedules are valid")
    }
    return resolved.map { schedule in
      var schedule = schedule
      if let epochs { schedule.stages[schedule.stages.count - 1].epochs += epochs - schedule.epochs }
      return Plan(schedule, on: experiment.trainingSet, optimizer: optimizer)
    }
  }
}

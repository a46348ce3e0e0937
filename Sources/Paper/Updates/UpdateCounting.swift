import NoiseScale

/// A way to count the updates of a statement's schedule.
struct UpdateCounting: Sendable {
  var statement: UpdateStatement
  var epochs: Double
  var updates: Int
  /// Each epoch drops the examples that do not fill a batch.
  var isOfFullBatches: Bool

  /// Where the paper's figures of CIFAR-10 end, epochs.
  static let lengthOfFigures = 205.0

  /// Every statement with its nominal length, with the length of the paper's figures of CIFAR-10, and with full
  /// batches alone.
  static var all: [UpdateCounting] {
    UpdateStatement.all.flatMap { statement -> [UpdateCounting] in
      guard let group = ScheduleGroup.all.first(where: { $0.figure == statement.figure }) else { return [] }
      let lengths: [Double?] =
        group.experiment.trainingSetSize == PaperSchedules.smallSize ? [nil, lengthOfFigures] : [nil]
      return lengths.flatMap { length -> [UpdateCounting] in
        let plans = PaperPlans.plans(group.experiment, epochs: length)
        guard let plan = plans.first(where: { $0.schedule.name == statement.schedule }) else { return [] }
        let epochs = plan.epochs
        return [
          UpdateCounting(
            statement: statement, epochs: epochs, updates: plan.totalUpdates, isOfFullBatches: false)
        ]
          + (plan.updatesOfFullBatches.map {
            [
              UpdateCounting(
                statement: statement, epochs: epochs, updates: $0, isOfFullBatches: true)
            ]
          } ?? [])
      }
    }
  }
}

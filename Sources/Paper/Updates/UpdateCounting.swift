import Findings
import NoiseScale

/// A way to count the updates of a statement's schedule.
struct UpdateCounting: Sendable {
  var statement: UpdateStatement
  var epochs: Double
  var updates: Int
  /// Each epoch drops the examples that do not fill a batch.
  var isOfFullBatches: Bool
  /// In words, behind a number of updates.
  var condition: String

  /// Every statement with its nominal length, with the 205 epochs at which the paper's figures of CIFAR-10 end, and with full
  /// batches alone.
  static var all: [UpdateCounting] {
    UpdateStatement.all.flatMap { statement -> [UpdateCounting] in
      guard let group = ScheduleGroup.all.first(where: { $0.figure == statement.figure }) else { return [] }
      let lengths: [Double?] = group.experiment.trainingSetSize == PaperSchedules.smallSize ? [nil, 205] : [nil]
      return lengths.flatMap { length -> [UpdateCounting] in
        let plans = PaperPlans.plans(group.experiment, epochs: length)
        guard let plan = plans.first(where: { $0.schedule.name == statement.schedule }) else { return [] }
        let epochs = plan.epochs
        let length = "in \(Wording.number(epochs)) epochs"
        return [
          UpdateCounting(
            statement: statement, epochs: epochs, updates: plan.totalUpdates, isOfFullBatches: false, condition: length)
        ]
          + (plan.updatesOfFullBatches.map {
            [
              UpdateCounting(
                statement: statement, epochs: epochs, updates: $0, isOfFullBatches: true,
                condition: length + " that drop the examples that do not fill a batch")
            ]
          } ?? [])
      }
    }
  }
}

/// A training schedule: stages one after another.
public struct Schedule: Sendable, Equatable {
  /// The name by which others refer to it. A run's random numbers are addressed by it.
  public var name: String
  /// One after another; each starts where the one before ends.
  public var stages: [Stage]

  /// A schedule of these stages; ``validate(trainingSetSize:optimizer:)`` checks them.
  public init(name: String, stages: [Stage]) {
    self.name = name
    self.stages = stages
  }

  /// The sum of the stages' epochs.
  public var epochs: Double { stages.reduce(0) { $0 + $1.epochs } }

  /// Checks every value that its stages can take (``Stage/validate(trainingSetSize:optimizer:)``).
  ///
  /// - Throws: ``ScheduleError`` with the number of the stage that is out of range.
  public func validate(trainingSetSize: Int, optimizer: any Optimizer.Type) throws(ScheduleError) {
    for (index, stage) in stages.enumerated() {
      do {
        try stage.validate(trainingSetSize: trainingSetSize, optimizer: optimizer)
      } catch {
        throw ScheduleError(schedule: name, stage: index, error)
      }
    }
  }
}

/// What is wrong in which stage of which schedule.
public struct ScheduleError: Error, Sendable, CustomStringConvertible {
  /// The schedule's name.
  public var schedule: String
  /// Counted from 0.
  public var stage: Int
  /// What is wrong in that stage.
  public var error: ParameterError

  /// An error in stage `stage`, counted from 0.
  public init(schedule: String, stage: Int, _ error: ParameterError) {
    self.schedule = schedule
    self.stage = stage
    self.error = error
  }

  public var description: String { "schedule '\(schedule)', stage \(stage + 1): \(error)" }
}

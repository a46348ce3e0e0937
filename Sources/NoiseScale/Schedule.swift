/// A training schedule: stages one after another.
public struct Schedule: Sendable, Equatable {
  public var name: String
  public var stages: [Stage]

  public init(name: String, stages: [Stage]) {
    self.name = name
    self.stages = stages
  }

  /// The sum of the stages' epochs.
  public var epochs: Double { stages.reduce(0) { $0 + $1.epochs } }

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
  public var schedule: String
  /// Counted from 0.
  public var stage: Int
  public var error: ParameterError

  public init(schedule: String, stage: Int, _ error: ParameterError) {
    self.schedule = schedule
    self.stage = stage
    self.error = error
  }

  public var description: String { "schedule '\(schedule)', stage \(stage + 1): \(error)" }
}

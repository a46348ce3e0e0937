import Descriptions

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
  /// - Throws: ``/Descriptions/Fault`` whose path begins with `stages` and the number of the stage that is out of range.
  public func validate(trainingSetSize: Int, optimizer: any Optimizer.Type) throws(Fault) {
    for (index, stage) in stages.enumerated() {
      do {
        try stage.validate(trainingSetSize: trainingSetSize, optimizer: optimizer)
      } catch {
        throw error.under("stages", .index(index))
      }
    }
  }
}

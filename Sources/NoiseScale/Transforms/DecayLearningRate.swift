/// Undoes every growth of the batch by decaying the learning rate: B stays at its running minimum and ε falls by what B would
/// have grown. The inverse of ``IncreaseBatchSize`` and ``Hybrid`` up to rounding.
///
/// Keeps g at every update (``Keep``).
public struct DecayLearningRate: Transform {
  public static let name = "decay-learning-rate"
  public static let parameterNames = BatchOptions.parameterNames
  public let options: BatchOptions

  public init(parameters: Parameters = [:]) throws(ParameterError) {
    options = try BatchOptions(parameters: parameters)
  }

  public var parameters: Parameters { Parameters(options.entries) }

  public func plan(for schedule: Schedule) -> [StageChange] {
    var smallest = Int.max
    return schedule.stages.map { stage in
      smallest = min(smallest, stage.constantBatchSize ?? .max)
      return StageChange(.batchSize(smallest), onlyGrows: false)
    }
  }
}

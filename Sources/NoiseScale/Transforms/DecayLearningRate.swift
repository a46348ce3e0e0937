import Descriptions

/// Undoes every growth of the batch by decaying the learning rate: B stays at its running minimum and ε falls by what B would
/// have grown. The inverse of ``IncreaseBatchSize`` and ``Hybrid`` up to rounding.
///
/// Keeps g at every update (``Keep``).
public struct DecayLearningRate: Transform {
  public var options: BatchOptions

  /// Batch sizes stay within ``BatchOptions``; `keep` says which g.
  public init(upTo: Int? = nil, multipleOf: Int = 1, keep: Keep = .approximate) {
    options = BatchOptions(upTo: upTo, multipleOf: multipleOf, keep: keep)
  }

  public static let name = "decay-learning-rate"
  public static let meaning =
    "Undoes every growth of the batch by decaying the learning rate."
  public static let template = DecayLearningRate()
  public static let fields: [Field<Self>] = Field.options

  public func plan(for schedule: LoweredSchedule) -> [StageChange] {
    var smallest = Int.max
    return schedule.batches.map { batch in
      smallest = min(smallest, batch ?? .max)
      return StageChange(.batchSize(smallest), onlyGrows: false)
    }
  }
}

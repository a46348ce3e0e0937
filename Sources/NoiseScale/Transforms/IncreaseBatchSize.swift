import Descriptions

/// Undoes every decay of the learning rate by growing the batch: ε stays at its running maximum and B grows by what ε would
/// have fallen; past the cap, ε falls by what is left. Where the decay follows a law, B grows in doublings, and ε makes up
/// for what is between two of them.
///
/// Keeps g at every update (``Keep``). Source: Smith et al., arXiv 1711.00489, section 3.
public struct IncreaseBatchSize: Transform {
  public var options: BatchOptions

  /// Batch sizes stay within ``BatchOptions``; `keep` says which g.
  public init(upTo: Int? = nil, multipleOf: Int = 1, keep: Keep = .approximate) {
    options = BatchOptions(upTo: upTo, multipleOf: multipleOf, keep: keep)
  }

  public var splitsSteps: Bool { true }

  public static let name = "increase-batch-size"
  public static let meaning =
    "Undoes every decay of the learning rate by growing the batch."
  public static let template = IncreaseBatchSize()
  public static let fields: [Field<Self>] = Field.options

  public func plan(for schedule: LoweredSchedule) -> [StageChange] {
    Growth(decays: .max).changes(for: schedule)
  }
}

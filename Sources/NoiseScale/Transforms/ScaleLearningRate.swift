import Descriptions

/// Multiplies the learning rate of every stage by `by` and the batch size with it.
///
/// Keeps g at every update (``Keep``). Source: Smith et al., arXiv 1711.00489, section 4 (increased initial learning rate).
public struct ScaleLearningRate: Transform {
  /// > 0.
  public var by: Double
  public var options: BatchOptions

  /// Batch sizes stay within ``BatchOptions``; `keep` says which g.
  public init(by: Double, upTo: Int? = nil, multipleOf: Int = 1, keep: Keep = .approximate) {
    self.by = by
    options = BatchOptions(upTo: upTo, multipleOf: multipleOf, keep: keep)
  }

  public static let name = "scale-learning-rate"
  public static let meaning =
    "Multiplies the learning rate of every stage, and the batch size with it."
  public static let template = ScaleLearningRate(by: 1)
  public static let fields: [Field<Self>] =
    [.required("by", \.by, .number(.positive), "The factor on every learning rate.")] + Field.options

  public func plan(for schedule: LoweredSchedule) -> [StageChange] {
    schedule.stages.map { _ in StageChange(.learningRate(factor: by), onlyGrows: by >= 1) }
  }
}

import Descriptions

/// Raises the momentum of every stage to `to` and the batch size by (1 − m)/(1 − to).
///
/// Keeps g at every update (``Keep``); the memory θ grows as 1/(1 − m)², so that the SDE with memory is not the same.
/// Source: Smith et al., arXiv 1711.00489, section 4 (increased momentum coefficient).
public struct RaiseMomentum: Transform {
  /// 0 ≤ `to` < 1, and at least the momentum of every stage.
  public var to: Double
  public var options: BatchOptions

  /// Batch sizes stay within ``BatchOptions``; `keep` says which g.
  public init(to: Double, upTo: Int? = nil, multipleOf: Int = 1, keep: Keep = .approximate) {
    self.to = to
    options = BatchOptions(upTo: upTo, multipleOf: multipleOf, keep: keep)
  }

  public static let name = "raise-momentum"
  public static let meaning =
    "Raises the momentum of every stage, and the batch size by (1 − m)/(1 − to)."
  public static let template = RaiseMomentum(to: 0)
  public static let fields: [Field<Self>] =
    [
      .required(
        "to", \.to, HyperParameter.momentum.allowed, "The momentum of every stage afterwards; at least what is there.")
    ]
    + Field.options

  public func plan(for schedule: LoweredSchedule) throws(Fault) -> [StageChange] {
    for (index, stage) in schedule.stages.enumerated() {
      if let momentum = stage.momentum.constant, momentum > to {
        throw Fault("to", to.shortText, allowed: "at least the momentum \(momentum.shortText) that is there already")
          .within("stage \(index + 1)")
      }
    }
    return schedule.stages.map { _ in StageChange(.learningRate(factor: 1), momentum: to, onlyGrows: true) }
  }
}

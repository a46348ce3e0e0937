import Descriptions

/// The square-root rule for Adam: B → κB, ε → √κ ε, 1 − β₁ → κ(1 − β₁), 1 − β₂ → κ(1 − β₂), δ → δ/√κ.
///
/// Without `by` it undoes every decay of the learning rate: a stage at ε/α gets α² times the batch and ε stays at its running
/// maximum; past the cap, ε falls by what is left. With `by` every stage gets κ = `by` times the batch. κ is B′/B of whole
/// batch sizes.
///
/// Keeps Adam's SDE (``Invariant/adamEquation``), which needs gradients that are mostly noise, B′ ≪ B_simple = tr C/|∇L|²,
/// and κ(1 − β) < 1: a larger κ is an error. Source: Malladi, Lyu, Panigrahi, Arora, arXiv 2205.10287 (the scaling rule of Adam).
public struct SquareRoot: Transform {
  /// κ of all stages, > 0; `nil`: what each stage's decay asks for.
  public var by: Double?
  public var options: BatchOptions

  /// Without `by` every decay is undone; batch sizes stay within ``BatchOptions``.
  public init(by: Double? = nil, upTo: Int? = nil, multipleOf: Int = 1) {
    self.by = by
    options = BatchOptions(upTo: upTo, multipleOf: multipleOf)
  }

  public var keeps: Invariant { .adamEquation }

  public static let name = "square-root"
  public static let meaning =
    "The square-root rule for Adam: B → κB, ε → √κ ε, 1 − β → κ(1 − β), δ → δ/√κ."
  public static let template = SquareRoot()
  public static let fields: [Field<Self>] =
    [
      Field(
        "by", \.by, .number(.positive),
        "κ, by which every batch grows; left out: what each stage's decay asks for.")
    ] + Field.sizes

  public func plan(for schedule: Schedule) -> [StageChange] {
    guard let by else { return Growth(decays: .max).changes(for: schedule) }
    return schedule.stages.map { _ in StageChange(.learningRate(factor: by.squareRoot()), onlyGrows: by >= 1) }
  }
}

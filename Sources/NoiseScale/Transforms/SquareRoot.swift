import Descriptions

/// The square-root rule for Adam: B → κB, ε → √κ ε, 1 − β₁ → κ(1 − β₁), 1 − β₂ → κ(1 − β₂), δ → δ/√κ.
///
/// Without `by` it undoes every decay of the learning rate: a stage at ε/α gets α² times the batch and ε stays at its running
/// maximum; past the cap, ε falls by what is left. With `by` every stage gets κ = `by` times the batch. κ is B′/B of whole
/// batch sizes.
///
/// Practice often leaves β₁ alone (`beta1: keep`) and takes β₂^κ, clipped (`beta2: power`, `clip: [0.95, 0.9999]`): the half-life of
/// the mean of squares is then the same number of examples at every batch.
///
/// A decoupled weight decay shrinks the weights by ελN/B per epoch, which this rule lowers by √κ; `weight-decay: rescale` makes it
/// √κ λ.
///
/// Keeps Adam's SDE (``Invariant/adamEquation``), which needs gradients that are mostly noise, B′ ≪ B_simple = tr C/|∇L|²,
/// and κ(1 − β) < 1: a larger κ is an error. Source: Malladi, Lyu, Panigrahi, Arora, arXiv 2205.10287 (the scaling rule of Adam).
public struct SquareRoot: Transform {
  /// κ of all stages, > 0; `nil`: what each stage's decay asks for.
  public var by: Double?
  public var options: BatchOptions
  /// How β₁ and β₂ follow.
  public var scaling: AdamScaling
  public var decayScaling: DecayScaling

  /// Without `by` every decay is undone; batch sizes stay within ``BatchOptions``.
  public init(
    by: Double? = nil, upTo: Int? = nil, multipleOf: Int = 1, adam: AdamScaling = AdamScaling(),
    weightDecay: DecayScaling = .keep
  ) {
    self.by = by
    (scaling, decayScaling) = (adam, weightDecay)
    options = BatchOptions(upTo: upTo, multipleOf: multipleOf)
  }

  public var adamScaling: AdamScaling? { scaling }
  public var keeps: Invariant { scaling.isLinear ? .adamEquation : .rateByRootOfBatch }

  public static let name = "square-root"
  public static let meaning =
    "The square-root rule for Adam: B → κB, ε → √κ ε, 1 − β → κ(1 − β), δ → δ/√κ."
  public static let template = SquareRoot()
  public static let fields: [Field<Self>] =
    [
      Field(
        "by", \.by, .number(.positive),
        "κ, by which every batch grows; left out: what each stage's decay asks for."),
      Field(
        "beta1", \.scaling.beta1, .words(AdamScaling.Rule.self),
        "linear: 1 − β₁ → κ(1 − β₁); power: β₁ → β₁^κ; keep: β₁ stays.", isOmitted: true),
      Field(
        "beta2", \.scaling.beta2, .words(AdamScaling.Rule.self),
        "linear: 1 − β₂ → κ(1 − β₂); power: β₂ → β₂^κ; keep: β₂ stays.", isOmitted: true),
      Field(
        "clip", \.scaling.clip, .list(of: .number(Interval(from: 0, below: 1)), things: "two numbers"),
        "The least and the greatest β₂ made; left out: as the rule has it."),
    ] + Field.sizes + [.weightDecay(\.decayScaling)]

  public var splitsSteps: Bool { by == nil }

  public func check() throws(Fault) {
    try options.check()
    guard let clip = scaling.clip else { return }
    guard clip.count == 2, clip[0] <= clip[1] else {
      throw Fault(
        "clip", "[\(clip.map(\.shortText).joined(separator: ", "))]", allowed: "two numbers, the smaller first")
    }
  }

  public func plan(for schedule: LoweredSchedule) -> [StageChange] {
    guard let by else { return Growth(decays: .max).changes(for: schedule) }
    return schedule.stages.map { _ in StageChange(.learningRate(factor: by.squareRoot()), onlyGrows: by >= 1) }
  }
}

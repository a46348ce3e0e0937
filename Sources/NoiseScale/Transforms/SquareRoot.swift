/// The square-root rule for Adam: B → κB, ε → √κ ε, 1 − β₁ → κ(1 − β₁), 1 − β₂ → κ(1 − β₂), δ → δ/√κ.
///
/// Without `by` it undoes every decay of the learning rate: a stage at ε/α gets α² times the batch and ε stays at its running
/// maximum; past the cap, ε falls by what is left. With `by` every stage gets κ = `by` times the batch. κ is B′/B of whole
/// batch sizes.
///
/// Keeps Adam's SDE (``Invariant/adamEquation``), which needs gradients that are mostly noise, B′ ≪ B_simple = tr C/|∇L|²,
/// and κ(1 − β) < 1: a larger κ is an error. Source: Malladi, Lyu, Panigrahi, Arora, arXiv 2205.10287 (the scaling rule of Adam).
public struct SquareRoot: Transform {
  public static let name = "square-root"
  public static let parameterNames = ["by"] + BatchOptions.sizeNames
  /// κ of all stages, > 0; `nil`: what each stage's decay asks for.
  public let by: Double?
  public let options: BatchOptions
  public var keeps: Invariant { .adamEquation }

  public init(parameters: Parameters = [:]) throws(ParameterError) {
    by =
      parameters["by"] == nil
      ? nil : try parameters.number("by", in: Double.leastNonzeroMagnitude..., "> 0")
    options = try BatchOptions(parameters: parameters)
  }

  public var parameters: Parameters {
    Parameters((by.map { [("by", .number($0))] } ?? []) + options.entries)
  }

  public func plan(for schedule: Schedule) -> [StageChange] {
    guard let by else { return Growth(decays: .max).changes(for: schedule) }
    return schedule.stages.map { _ in StageChange(.learningRate(factor: by.squareRoot()), onlyGrows: by >= 1) }
  }
}

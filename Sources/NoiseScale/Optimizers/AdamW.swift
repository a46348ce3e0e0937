/// Adam with decoupled weight decay: w ← w − ελw, then Adam's step. β₁ = 0.9, β₂ = 0.999, δ = 1e-8 unless told, here or by a
/// stage; λ is a stage's own, 0 unless told. Its g is taken at m = 0: an empirical rule.
///
/// Source: Loshchilov & Hutter, arXiv 1711.05101, with ε in the decay as in PyTorch's `AdamW`.
public struct AdamW: AdaptiveOptimizer {
  /// β₁ and β₂, the shares of the running means of gradients and of their squares that an update keeps, within [0, 1);
  /// δ > 0, added to the root of the latter.
  public var beta1, beta2, delta: Double

  /// AdamW with these parameters where a stage sets no others.
  public init(beta1: Double = 0.9, beta2: Double = 0.999, delta: Double = 1e-8) {
    (self.beta1, self.beta2, self.delta) = (beta1, beta2, delta)
  }

  public static let name = "adamw"
  public static let meaning = "Adam with decoupled weight decay: w ← w − ελw, then the step of adam."
  public static let template = AdamW()
  public static let hyperParameters: Set<HyperParameter> = [.beta1, .beta2, .delta, .weightDecay]
}

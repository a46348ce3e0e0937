/// Adam with bias correction; β₁ = 0.9, β₂ = 0.999, δ = 1e-8 unless told, here or by a stage. Its g is taken at m = 0: an
/// empirical rule.
///
/// Source: Kingma & Ba, arXiv 1412.6980, algorithm 1.
public struct Adam: AdaptiveOptimizer {
  /// β₁ and β₂, the shares of the running means of gradients and of their squares that an update keeps, within [0, 1);
  /// δ > 0, added to the root of the latter.
  public var beta1, beta2, delta: Double

  /// Adam with these parameters where a stage sets no others.
  public init(beta1: Double = 0.9, beta2: Double = 0.999, delta: Double = 1e-8) {
    (self.beta1, self.beta2, self.delta) = (beta1, beta2, delta)
  }

  public static let name = "adam"
  public static let meaning =
    "Adam: a ← β₁ a + (1 − β₁) ĝ, s ← β₂ s + (1 − β₂) ĝ², w ← w − ε â/(√ŝ + δ), with bias-corrected â, ŝ."
  public static let template = Adam()
  public static let hyperParameters: Set<HyperParameter> = [.beta1, .beta2, .delta]
}

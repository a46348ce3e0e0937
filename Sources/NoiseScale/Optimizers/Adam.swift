/// Adam with bias correction; β₁ = 0.9, β₂ = 0.999, δ = 1e-8 unless told, here or by a stage. Its g is taken at m = 0: an
/// empirical rule.
///
/// Source: Kingma & Ba, arXiv 1412.6980, algorithm 1.
public struct Adam: Optimizer {
  public static let name = "adam"
  public static let parameterNames = ["beta1", "beta2", "delta"]
  public static let takesMomentum = false
  public static let takesAdamSettings = true
  /// β₁ and β₂, the shares of the running means of gradients and of their squares that an update keeps, within [0, 1);
  /// δ > 0, added to the root of the latter.
  public let beta1, beta2, delta: Double

  public init(parameters: Parameters = [:]) throws(ParameterError) {
    beta1 = try parameters.number("beta1", default: 0.9, in: 0..<1, "0 ≤ beta1 < 1")
    beta2 = try parameters.number("beta2", default: 0.999, in: 0..<1, "0 ≤ beta2 < 1")
    delta = try parameters.number("delta", default: 1e-8, in: Double.leastNonzeroMagnitude..., "> 0")
  }

  public var parameters: Parameters {
    ["beta1": .number(beta1), "beta2": .number(beta2), "delta": .number(delta)]
  }

  public func rule(momentum: Double) -> UpdateRule { .adam(beta1: beta1, beta2: beta2, delta: delta) }

  public func rule(_ values: HyperParameters) -> UpdateRule {
    .adam(
      beta1: values.adam.beta1 ?? beta1, beta2: values.adam.beta2 ?? beta2, delta: values.adam.delta ?? delta)
  }
}

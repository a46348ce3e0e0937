import Descriptions

/// Adam, and what makes its step: the mean of gradients divided by the root of the mean of their squares. Its g is taken at m = 0:
/// an empirical rule.
public protocol AdaptiveOptimizer: Optimizer {
  /// β₁ and β₂, the shares of the running means of gradients and of their squares that an update keeps, within [0, 1), where a
  /// stage sets no others; δ > 0, added to the root of the latter.
  var beta1: Double { get set }
  /// See ``beta1``.
  var beta2: Double { get set }
  /// See ``beta1``.
  var delta: Double { get set }
}

extension AdaptiveOptimizer {
  public static var fields: [Field<Self>] { [.of(.beta1, \.beta1), .of(.beta2, \.beta2), .of(.delta, \.delta)] }

  public func rule(_ values: HyperParameters) -> UpdateRule {
    .adam(
      beta1: values.adam.beta1 ?? beta1, beta2: values.adam.beta2 ?? beta2, delta: values.adam.delta ?? delta)
  }
}

extension Field {
  /// A hyper-parameter's own key, range and meaning.
  static func of<Value: NodeValue>(
    _ parameter: HyperParameter, _ path: any WritableKeyPath<Root, Value> & Sendable, depends: String? = nil
  ) -> Field {
    Field(parameter.rawValue, path, parameter.allowed, parameter.meaning, depends: depends)
  }
}

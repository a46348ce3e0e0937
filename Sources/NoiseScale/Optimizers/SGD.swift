import Descriptions

/// Stochastic gradient descent: w ← w − ε ĝ.
public struct SGD: Optimizer {
  /// Gradient descent without a velocity.
  public init() {}

  public static let name = "sgd"
  public static let meaning = "Stochastic gradient descent: w ← w − ε ĝ."
  public static let template = SGD()
  public static let fields: [Field<Self>] = []
  public static let hyperParameters: Set<HyperParameter> = [.weightDecay]

  public func rule(_ values: HyperParameters) -> UpdateRule { .linear(gradientWeight: 1, velocityWeight: 0) }
}

import Descriptions

/// Heavy ball: v ← m v + ĝ, then w ← w − ε v. Source: Polyak 1964, in the undamped convention of deep learning.
public struct HeavyBall: Optimizer {
  /// Gradient descent with a velocity.
  public init() {}

  public static let name = "momentum"
  public static let meaning = "Heavy ball: v ← m v + ĝ, then w ← w − ε v."
  public static let template = HeavyBall()
  public static let fields: [Field<Self>] = []
  public static let hyperParameters: Set<HyperParameter> = [.momentum, .weightDecay]

  public func rule(_ values: HyperParameters) -> UpdateRule { .linear(gradientWeight: 0, velocityWeight: 1) }
}

/// Heavy ball: v ← m v + ĝ, then w ← w − ε v. Source: Polyak 1964, in the undamped convention of deep learning.
public struct HeavyBall: Optimizer {
  public static let name = "momentum"
  public static let parameterNames: [String] = []
  public static let takesMomentum = true
  public init(parameters: Parameters = [:]) {}
  public var parameters: Parameters { [:] }
  public func rule(momentum: Double) -> UpdateRule { .linear(gradientWeight: 0, velocityWeight: 1) }
}

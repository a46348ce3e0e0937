/// Stochastic gradient descent: w ← w − ε ĝ.
public struct SGD: Optimizer {
  public static let name = "sgd"
  public static let parameterNames: [String] = []
  public static let takesMomentum = false
  public init(parameters: Parameters = [:]) {}
  public var parameters: Parameters { [:] }
  public func rule(momentum: Double) -> UpdateRule { .linear(gradientWeight: 1, velocityWeight: 0) }
}

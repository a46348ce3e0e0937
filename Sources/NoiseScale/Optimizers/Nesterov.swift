/// Nesterov momentum: v ← m v + ĝ, then w ← w − ε (ĝ + m v), with ĝ evaluated at w.
///
/// Source: Sutskever et al. 2013, in the shifted variables that frameworks use.
public struct Nesterov: Optimizer {
  public static let name = "nesterov"
  public static let parameterNames: [String] = []
  public static let takesMomentum = true
  public init(parameters: Parameters = [:]) {}
  public var parameters: Parameters { [:] }
  public func rule(momentum: Double) -> UpdateRule { .linear(gradientWeight: 1, velocityWeight: momentum) }
}

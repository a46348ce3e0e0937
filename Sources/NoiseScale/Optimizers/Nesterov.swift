import Descriptions

/// Nesterov momentum: v ← m v + ĝ, then w ← w − ε (ĝ + m v), with ĝ evaluated at w.
///
/// Source: Sutskever et al. 2013, in the shifted variables that frameworks use.
public struct Nesterov: Optimizer {
  /// Nesterov's momentum.
  public init() {}

  public static let name = "nesterov"
  public static let meaning = "Nesterov momentum: v ← m v + ĝ, then w ← w − ε (ĝ + m v), with ĝ evaluated at w."
  public static let template = Nesterov()
  public static let fields: [Field<Self>] = []
  public static let hyperParameters: Set<HyperParameter> = [.momentum, .weightDecay]

  public func rule(_ values: HyperParameters) -> UpdateRule {
    .linear(gradientWeight: 1, velocityWeight: values.momentum)
  }
}

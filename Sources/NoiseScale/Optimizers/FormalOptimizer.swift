import Descriptions

/// An optimiser of which the name alone is known, such as LARS or Shampoo: its schedules are planned and converted, and no run is
/// simulated. g ≈ ε N/(B (1 − m)) is what its hyper-parameters say, not what it does.
///
/// In a file `{formal: lars}`.
public struct FormalOptimizer: Optimizer {
  /// What it is called; nothing is looked up under it.
  public var title: String

  /// An optimiser called `title`.
  public init(_ title: String) { self.title = title }

  public static let name = "formal"
  public static let meaning =
    "Any other optimizer, by its name, {formal: lars}: g ≈ ε N/(B (1 − m)) is planned, and nothing is simulated."
  public static let template = FormalOptimizer("")
  public static let fields: [Field<Self>] = [
    .required("name", \.title, .name, "What the optimizer is called.")
  ]
  public static var mapping: Mapping { Mapping(name, parameters, meaning: meaning, shorthand: "name") }
  public static let hyperParameters: Set<HyperParameter> = [.momentum, .weightDecay, .beta1, .beta2, .delta]
}

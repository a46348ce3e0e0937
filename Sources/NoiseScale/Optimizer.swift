/// What an optimiser does with a gradient, as far as a single update is concerned.
public enum UpdateRule: Sendable, Equatable {
  /// v ← m v + ĝ, w ← w − ε (p ĝ + q v), with the velocity after its update.
  ///
  /// Gradient descent is (p, q) = (1, 0), heavy ball (0, 1), Nesterov (1, m). All obey p + q/(1 − m) = 1/(1 − m), so that
  /// the effective learning rate is ε/(1 − m).
  case linear(gradientWeight: Double, velocityWeight: Double)
  /// a ← β₁ a + (1 − β₁) ĝ, s ← β₂ s + (1 − β₂) ĝ², w ← w − ε â/(√ŝ + δ), with â = a/(1 − Π β₁), ŝ = s/(1 − Π β₂).
  ///
  /// The products run over the updates made so far, each with the β that it was made with: β₁ᵏ at update k where β₁ never
  /// changes. The weights of the gradients in a add up to 1 − Π β₁ whatever the βs were, so that â stays a weighted mean of
  /// them: at a constant gradient G it is G, and ŝ is G². At a change of β, a and s carry over unchanged.
  case adam(beta1: Double, beta2: Double, delta: Double)
}

/// A rule that turns gradients into updates.
public protocol Optimizer: Sendable {
  /// The name in an experiment file, e.g. `momentum`.
  static var name: String { get }
  /// The names its parameters may have (besides the momentum, which belongs to the stages).
  static var parameterNames: [String] { get }
  /// The optimiser with these values, as an experiment file gives them.
  /// - Throws: ``ParameterError`` for an impossible value.
  init(parameters: Parameters) throws(ParameterError)
  /// What `init(parameters:)` takes to make this optimiser again.
  var parameters: Parameters { get }
  /// Whether stages may have a momentum other than 0.
  static var takesMomentum: Bool { get }
  /// Whether stages may have parameters of Adam of their own.
  static var takesAdamSettings: Bool { get }
  /// The update at momentum m, with the optimiser's own parameters.
  func rule(momentum: Double) -> UpdateRule
  /// The update with these hyper-parameters.
  func rule(_ values: HyperParameters) -> UpdateRule
}

/// The optimisers that an experiment file can name.
public enum Optimizers {
  /// Every optimiser there is.
  public static let all: [any Optimizer.Type] = [SGD.self, HeavyBall.self, Nesterov.self, Adam.self]

  /// The names of ``all``, in the same order.
  public static var names: [String] { all.map { $0.name } }

  /// The optimiser called `name` with these parameters.
  ///
  /// - Throws: ``ParameterError`` for an unknown optimiser, an unknown parameter, or an impossible value.
  public static func make(_ name: String, _ parameters: Parameters = [:]) throws(ParameterError) -> any Optimizer {
    guard let type = all.first(where: { $0.name == name }) else {
      throw ParameterError("optimizer", name, allowed: "one of " + names.joined(separator: ", "))
    }
    try parameters.requireNames(type.parameterNames, of: name)
    return try type.init(parameters: parameters)
  }
}

extension Optimizer {
  /// The name of its type, for one whose type is not known.
  public var name: String { Self.name }
  public static var takesAdamSettings: Bool { false }
  public func rule(_ values: HyperParameters) -> UpdateRule { rule(momentum: values.momentum) }

  /// The largest stable ε·h of the mean on a quadratic of curvature h: 2(1+m)/(p + q + m p), from det(A + I) > 0 with
  /// A = [[1 − ε(p+q)h, −εqm], [h, m]]. Heavy ball 2(1 + m), Nesterov 2(1 + m)/(1 + 2m), SGD 2; `nil` for Adam.
  public func stabilityLimit(momentum m: Double) -> Double? {
    guard case .linear(let p, let q) = rule(momentum: m) else { return nil }
    return 2 * (1 + m) / (p + q + m * p)
  }

  /// The memory lost from rest at constant gradient, in units of θ: q m (heavy ball m, Nesterov m², SGD 0; `nil` for Adam).
  ///
  /// The velocity after s updates is (1 − mˢ)/(1 − m); summing what is missing gives q m/(1 − m)² updates of unit velocity.
  public func lostMemory(momentum m: Double) -> Double? {
    guard case .linear(_, let q) = rule(momentum: m) else { return nil }
    return q * m
  }
}

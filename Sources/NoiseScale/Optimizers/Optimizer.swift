import Descriptions

/// A rule that turns gradients into updates, and what it says of itself.
///
/// To add one: a file with a conforming type, a line in ``Optimizers/all``, and a test.
public protocol Optimizer: Described {
  /// What a stage may set besides learning rate and batch size.
  static var hyperParameters: Set<HyperParameter> { get }
  /// The update at these hyper-parameters; ``UpdateRule/unknown`` unless told.
  func rule(_ values: HyperParameters) -> UpdateRule
}

/// What an optimiser does with a gradient, as far as a single update is concerned.
public enum UpdateRule: Sendable, Equatable {
  /// v ← m v + ĝ, w ← w − ε (p ĝ + q v), with the velocity after its update.
  ///
  /// Gradient descent is (p, q) = (1, 0), heavy ball (0, 1), Nesterov (1, m). All obey p + q/(1 − m) = 1/(1 − m), so that
  /// the effective learning rate is ε/(1 − m). ĝ is all of the gradient, with the λw of a weight decay (``WeightDecay``).
  case linear(gradientWeight: Double, velocityWeight: Double)
  /// a ← β₁ a + (1 − β₁) ĝ, s ← β₂ s + (1 − β₂) ĝ², w ← w − ε â/(√ŝ + δ), with â = a/(1 − Π β₁), ŝ = s/(1 − Π β₂).
  ///
  /// The products run over the updates made so far, each with the β that it was made with: β₁ᵏ at update k where β₁ never
  /// changes. The weights of the gradients in a add up to 1 − Π β₁ whatever the βs were, so that â stays a weighted mean of
  /// them: at a constant gradient G it is G, and ŝ is G². At a change of β, a and s carry over unchanged.
  case adam(beta1: Double, beta2: Double, delta: Double)
  /// Nothing is known but that it has ε, B and perhaps m, so that g ≈ ε N/(B (1 − m)): it can be planned, and not simulated.
  case unknown
}

/// The optimisers that an experiment file can name.
public enum Optimizers {
  /// Every optimiser there is.
  public static let all: [any Optimizer.Type] = [
    SGD.self, HeavyBall.self, Nesterov.self, Adam.self, AdamW.self, FormalOptimizer.self,
  ]

  /// The same with their parameters described.
  public static let catalog = Catalog("optimizer", all)

  /// The optimiser that a node names, with its parameters.
  /// - Throws: ``/Descriptions/Fault`` for an unknown optimiser, an unknown parameter, or an impossible value.
  public static func read(_ node: Node) throws(Fault) -> any Optimizer {
    guard let optimizer = try catalog.read(node) as? any Optimizer else {
      preconditionFailure("the catalogue holds optimisers alone")
    }
    return optimizer
  }
}

extension Optimizer {
  /// Whether stages may have a momentum other than 0.
  public static var takesMomentum: Bool { hyperParameters.contains(.momentum) }

  /// The same, of one whose type is not known.
  public var takesMomentum: Bool { Self.takesMomentum }

  /// The name of its type, for one whose type is not known.
  public var name: String { Self.name }

  public func rule(_ values: HyperParameters) -> UpdateRule { .unknown }

  /// The update at momentum m, with the optimiser's own parameters.
  public func rule(momentum: Double) -> UpdateRule {
    rule(HyperParameters(learningRate: 0, batchSize: 1, momentum: momentum))
  }

  /// Whether an update is linear in gradients and velocity, so that there are closed forms and stochastic differential equations
  /// whose noise is g. Where it is not, the rule of equal g is an observation.
  public var isLinear: Bool {
    if case .linear = rule(momentum: 0) { true } else { false }
  }

  /// Whether it divides by the root of a running mean of squares, as Adam does. The rule of equal g is an observation then.
  public var isAdaptive: Bool {
    if case .adam = rule(momentum: 0) { true } else { false }
  }

  /// Whether a run can be simulated: whether it is known what an update does.
  public var isSimulated: Bool { rule(momentum: 0) != .unknown }

  /// β₁, β₂ and δ at these hyper-parameters; `nil` where there are no running means of squares.
  public func adam(_ values: HyperParameters) -> (beta1: Double, beta2: Double, delta: Double)? {
    guard case .adam(let beta1, let beta2, let delta) = rule(values) else { return nil }
    return (beta1, beta2, delta)
  }

  /// The weight decay of an update with these hyper-parameters; none for an optimiser that takes none.
  public func weightDecay(_ values: HyperParameters) -> WeightDecay {
    guard values.weightDecay != 0, Self.hyperParameters.contains(.weightDecay) else { return WeightDecay() }
    return switch rule(values) {
    case .linear: WeightDecay(coupled: values.weightDecay)
    case .adam: WeightDecay(decoupled: values.learningRate * values.weightDecay)
    case .unknown: WeightDecay()
    }
  }

  /// How many updates it remembers: 1/(1 − m) of a velocity, the larger of 1/(1 − β₁) and 1/(1 − β₂) of Adam's running means.
  public func memoryUpdates(_ values: HyperParameters) -> Double {
    switch rule(values) {
    case .linear, .unknown: 1 / (1 - values.momentum)
    case .adam(let beta1, let beta2, _): max(1 / (1 - beta1), 1 / (1 - beta2))
    }
  }

  /// θ, epochs: how long the optimiser remembers gradients, or with Adam their squares too. B/(N(1 − m)) for a velocity.
  ///
  /// Source: <doc:Notation>; of Adam the longer of both memories is what *settled* waits for.
  public func memoryEpochs(_ values: HyperParameters, trainingSetSize: Int) -> Double {
    guard case .adam = rule(values) else { return values.memoryEpochs(trainingSetSize: trainingSetSize) }
    return memoryUpdates(values) * Double(values.batchSize) / Double(trainingSetSize)
  }

  /// By how many epochs the mean step lags behind the gradient: q m θ of a velocity (``lostMemory(momentum:)``), and
  /// B/N · β₁/(1 − β₁) of Adam's running mean; 0 where it is not known.
  public func lagEpochs(_ values: HyperParameters, trainingSetSize: Int) -> Double {
    let share = Double(values.batchSize) / Double(trainingSetSize)
    switch rule(values) {
    case .linear(_, let q): return q * values.momentum * values.memoryEpochs(trainingSetSize: trainingSetSize)
    case .adam(let beta1, _, _): return share * beta1 / (1 - beta1)
    case .unknown: return 0
    }
  }

  /// The largest stable ε·h of the mean on a quadratic of curvature h: 2(1+m)/(p + q + m p), from det(A + I) > 0 with
  /// A = [[1 − ε(p+q)h, −εqm], [h, m]]. Heavy ball 2(1 + m), Nesterov 2(1 + m)/(1 + 2m), SGD 2; `nil` for others. With a
  /// weight decay the same holds of ε(h + λ).
  public func stabilityLimit(momentum m: Double) -> Double? {
    guard case .linear(let p, let q) = rule(momentum: m) else { return nil }
    return 2 * (1 + m) / (p + q + m * p)
  }

  /// The memory lost from rest at constant gradient, in units of θ: q m (heavy ball m, Nesterov m², SGD 0; `nil` for others).
  ///
  /// The velocity after s updates is (1 − mˢ)/(1 − m); summing what is missing gives q m/(1 − m)² updates of unit velocity.
  public func lostMemory(momentum m: Double) -> Double? {
    guard case .linear(_, let q) = rule(momentum: m) else { return nil }
    return q * m
  }
}

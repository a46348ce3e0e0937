/// What a stage says about Adam's parameters; `nil` leaves the optimiser's own.
///
/// - `beta1` β₁, `beta2` β₂, within [0, 1): the shares of the running means that an update keeps
/// - `delta` δ > 0, what is added to the root
public struct AdamSettings: Sendable, Hashable {
  /// β₁ and β₂, within [0, 1), and δ > 0; `nil` leaves the optimiser's own.
  public var beta1, beta2, delta: Double?

  /// Settings of one stage; what is left out stays the optimiser's own. Ranges are checked by
  /// ``Stage/validate(trainingSetSize:optimizer:)``.
  public init(beta1: Double? = nil, beta2: Double? = nil, delta: Double? = nil) {
    (self.beta1, self.beta2, self.delta) = (beta1, beta2, delta)
  }

  /// Those that are set, under their names in an experiment file.
  public var entries: [(name: String, value: Double)] {
    [("beta1", beta1), ("beta2", beta2), ("delta", delta)].compactMap { name, value in value.map { (name, $0) } }
  }

  /// - Throws: ``ParameterError`` for a value out of range, or for any with an optimiser that takes none.
  func validate(for optimizer: any Optimizer.Type) throws(ParameterError) {
    for (name, value) in entries where !optimizer.takesAdamSettings {
      throw ParameterError(name, value.shortText, allowed: "absent with this optimizer (it belongs to adam)")
    }
    _ = try Adam(parameters: Parameters(entries.map { ($0.name, .number($0.value)) }))
  }
}

extension Stage {
  /// β₁, β₂ and δ of the stage's updates; `nil` where the optimiser is not Adam.
  public func adamParameters(with optimizer: any Optimizer) -> (beta1: Double, beta2: Double, delta: Double)? {
    let values = HyperParameters(learningRate: 0, batchSize: 1, adam: adam)
    guard case .adam(let beta1, let beta2, let delta) = optimizer.rule(values) else { return nil }
    return (beta1, beta2, delta)
  }
}

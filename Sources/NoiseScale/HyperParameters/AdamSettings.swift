/// What a stage says about Adam's parameters; `nil` leaves the optimiser's own.
///
/// - `beta1` β₁, `beta2` β₂, within [0, 1): the shares of the running means that an update keeps
/// - `delta` δ > 0, what is added to the root
public struct AdamSettings: Sendable, Hashable {
  /// β₁ and β₂, within [0, 1), and δ > 0; `nil` leaves the optimiser's own.
  public var beta1, beta2, delta: Double?

  /// Settings of one stage; what is left out stays the optimiser's own. Ranges are checked by
  /// ``Schedule/validate(on:optimizer:)``.
  public init(beta1: Double? = nil, beta2: Double? = nil, delta: Double? = nil) {
    (self.beta1, self.beta2, self.delta) = (beta1, beta2, delta)
  }

  /// Those that are set.
  var set: [(parameter: HyperParameter, value: Double)] {
    [(.beta1, beta1), (.beta2, beta2), (.delta, delta)].compactMap { name, value in value.map { (name, $0) } }
  }
}

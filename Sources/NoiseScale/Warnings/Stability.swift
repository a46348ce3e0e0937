/// Where a stage stands nearest to divergence, or farthest beyond it, for one curvature h of the loss.
public struct Stability: Sendable, Equatable {
  /// The values of that moment.
  public let hyperParameters: HyperParameters
  /// ε·h, with a coupled weight decay ε(h + λ).
  public let value: Double
  /// The value from which on the mean diverges, at the momentum of that moment.
  public let limit: Double

  /// Whether the mean stays bounded.
  public var isStable: Bool { value < limit }
}

extension Stage {
  /// Where ε·h, or ε(h + λ), is the largest share of ``Optimizer/stabilityLimit(momentum:)`` within the stage; `nil` for an optimiser without
  /// such a limit.
  ///
  /// Laws of the learning rate, the momentum and the weight decay are looked at on a grid of 1001 points, at their joints and just before
  /// these: a law is the largest where it turns, and that is seldom on a grid.
  public func stability(curvature: Double, optimizer: any Optimizer) -> Stability? {
    let positions = [learningRate, momentum, weightDecay].flatMap { $0.rangePositions(of: epochs) }
    return positions.compactMap { position -> Stability? in
      let values = hyperParameters(at: position)
      return optimizer.stabilityLimit(momentum: values.momentum).map {
        Stability(
          hyperParameters: values,
          value: values.learningRate * (curvature + optimizer.weightDecay(values).coupled), limit: $0)
      }
    }.max { $0.value / $0.limit < $1.value / $1.limit }
  }
}

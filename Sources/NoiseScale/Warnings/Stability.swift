/// Where a segment stands nearest to divergence, or farthest beyond it, for one curvature h.
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

extension Segment {
  /// Where ε·(h + λ) is the largest share of ``Optimizer/stabilityLimit(momentum:)`` within the segment; `nil` for an optimiser without
  /// such a limit.
  ///
  /// Laws of the learning rate and of the momentum are looked at on a grid of 1001 points, at their joints and just before
  /// these: a law is the largest where it turns, and that is seldom on a grid.
  public func stability(curvature: Double, optimizer: any Optimizer) -> Stability? {
    samples(of: [.learningRate, .momentum, .weightDecay]).map(\.values).compactMap { values -> Stability? in
      optimizer.stabilityLimit(momentum: values.momentum).map {
        Stability(
          hyperParameters: values, value: values.learningRate * (curvature + optimizer.weightDecay(values).coupled),
          limit: $0)
      }
    }.max { $0.value / $0.limit < $1.value / $1.limit }
  }
}

import NoiseScale

extension TrainingSet {
  /// Variance of the mean gradient over a batch of B for a per-example variance of 1: 1/B with replacement, 1/B − 1/N
  /// without (for `reshuffled`: of one batch taken alone).
  public func batchVariance(_ batchSize: Int) -> Double {
    let b = Double(batchSize)
    return sampling != .withReplacement ? Double(size - batchSize) / (b * Double(size)) : 1 / b
  }
}

/// Where mode i of a quadratic diverges in the mean.
public struct Instability: Sendable, Equatable {
  /// Counted from 0.
  public var stage: Int
  /// The position of the stiffest mode among the problem's, counted from 0.
  public var mode: Int
  /// h of that mode.
  public var curvature: Double
  /// The largest ε·h of the stage, or with a coupled weight decay ε(h + λ), and the limit below which it is stable.
  public var value, limit: Double
  /// How many modes are at or above the limit.
  public var modes: Int
  /// λ where it is coupled, or 0.
  public var weightDecay = 0.0
}

extension QuadraticProblem {
  /// The stages in which some mode is at or above the stability limit of the mean, each with its stiffest mode
  /// (``/NoiseScale/Segment/stability(curvature:optimizer:)``). Adam has no such limit.
  public func instabilities(of timeline: Timeline, optimizer: any Optimizer) -> [Instability] {
    guard let stiffest = curvature.indices.max(by: { curvature[$0] < curvature[$1] }) else { return [] }
    return timeline.segments.enumerated().compactMap { index, segment in
      guard let worst = segment.stability(curvature: curvature[stiffest], optimizer: optimizer), !worst.isStable else {
        return nil
      }
      let (rate, decay) = (worst.hyperParameters.learningRate, optimizer.weightDecay(worst.hyperParameters).coupled)
      return Instability(
        stage: index, mode: stiffest, curvature: curvature[stiffest], value: worst.value, limit: worst.limit,
        modes: curvature.count { rate * ($0 + decay) >= worst.limit }, weightDecay: decay)
    }
  }
}

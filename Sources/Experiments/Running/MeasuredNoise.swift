import NoiseScale
import Records
import StochasticSimulation

/// A measurement and what it means for the hyper-parameters of the update before it (of the first at the start).
public struct MeasuredNoise: Sendable {
  /// Position among the schedules.
  public let schedule: Int
  /// What was measured, over the replicates.
  public let point: EnsembleCurves.NoisePoint
  /// Counted from 0.
  public let stage: Int
  /// ε, B and m of that update.
  public let hyperParameters: HyperParameters
  /// B/B_simple; `nil` where B_simple is not known.
  public let relativeBatch: Double?
  /// ε·h of the mean largest curvature; with a coupled weight decay ε(h + λ).
  public let relativeLearningRate: Double
  /// The value of that from which on the optimiser diverges on a quadratic; `nil` for Adam.
  public let stableBelow: Double?
}

extension ExperimentResult {
  /// In the order of schedules, then epochs.
  public var measuredNoise: [MeasuredNoise] {
    runs.filter { $0.dynamics == .minibatch }.flatMap { run in
      run.curves.noise.map { point in
        let plan = plans[run.schedule]
        let stage =
          plan.stages.last { $0.segment.updates > 0 && Double($0.segment.firstUpdate) < point.update } ?? plan.stages[0]
        let segment = stage.segment
        let examples = min(max(segment.start, point.epoch * Double(plan.trainingSet.size)), segment.end)
        let values = segment.values(atExamples: examples)
        return MeasuredNoise(
          schedule: run.schedule, point: point, stage: stage.stage, hyperParameters: values,
          relativeBatch: point.simpleNoiseScale.map { Double(values.batchSize) / $0 },
          relativeLearningRate: values.learningRate
            * (point.largestCurvature.mean + plan.optimizer.weightDecay(values).coupled),
          stableBelow: plan.optimizer.stabilityLimit(momentum: values.momentum))
      }
    }
  }
}

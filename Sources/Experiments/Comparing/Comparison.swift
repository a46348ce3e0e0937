import Equivalence

/// A schedule against the reference, under one dynamics, in one metric.
public struct Comparison: Sendable {
  /// Positions among the schedules.
  public let schedule, reference: Int
  /// The same for both.
  public let dynamics: Dynamics
  /// `loss`, `train_loss`, `test_loss`, `train_accuracy` or `test_accuracy`.
  public let metric: String
  /// ln of the ratio for losses, the difference for accuracies.
  public let kind: GapKind
  /// The gap at each recorded epoch that both reach.
  public let points: [GapPoint]
  /// One for each region: settled, whole, final.
  public let verdicts: [ExplainedVerdict]

  /// That of one region.
  public func verdict(_ region: Region) -> ExplainedVerdict { verdicts.first { $0.verdict.region == region }! }
}

/// A verdict and why it is so.
public struct ExplainedVerdict: Sendable {
  /// What can be said over one region.
  public let verdict: Verdict
  /// `nil` for `equivalent`, and where no effect that theory knows is present.
  public let reason: Reason?
  /// The contributions that theory predicts to the gap at its epoch, where they are known.
  public let contributions: [Contribution]
  /// Of `equivalent`: which wrong noise scales the same design would have noticed; `nil` where it is not known.
  public internal(set) var resolution: Resolution?
}

/// Why two curves are not found equivalent.
public enum Reason: String, Sendable, CaseIterable {
  /// The schedules do not have the same g to begin with.
  case unequalNoiseScale = "unequal-noise-scale"
  /// The weights are not pulled towards 0 alike: λγ, or ελ/B where the decay is decoupled.
  case unequalWeightDecay = "unequal-weight-decay"
  /// ε·h is not small: the optimiser is not its SDE.
  case finiteLearningRate = "finite-learning-rate"
  /// The velocity takes θ epochs to build up and adapt, and θ differs.
  case memory
  /// B is not small against N: the exact g and the approximate one part.
  case finiteTrainingSet = "finite-training-set"
  /// A stage changes where a batch ends, up to B/N epochs late.
  case batchBoundary = "batch-boundary"
  /// At least one of the two diverged.
  case diverged
  /// The intervals are too wide for the margin; nothing is said of the gap.
  case tooFewReplicates = "too-few-replicates"
  /// No recorded epoch is settled, or none of a stage in which the two differ.
  case noSettledEpoch = "no-settled-epoch"
  /// Only one of the two has some of the epochs.
  case missingEpochs = "missing-epochs"

  /// What kept a verdict from being the plain outcome of the two tests.
  init(_ limitation: Limitation) {
    self =
      switch limitation {
      case .diverged: .diverged
      case .noSettledEpoch: .noSettledEpoch
      case .missingEpochs: .missingEpochs
      case .tooFewReplicates: .tooFewReplicates
      }
  }
}

/// What one effect adds to the gap ln(loss/reference loss).
public struct Contribution: Sendable, Equatable {
  /// The effect.
  public let reason: Reason
  /// In units of the gap, with its sign.
  public let size: Double
}

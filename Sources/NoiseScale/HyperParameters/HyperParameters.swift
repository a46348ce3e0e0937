/// The numbers an update of stochastic gradient descent is made with.
///
/// - `learningRate` ε ≥ 0, per update; at 0 nothing moves
/// - `batchSize` B ≥ 1, examples
/// - `momentum` m, 0 ≤ m < 1
/// - `adam`, where they differ from the optimiser's own
///
/// Convention (heavy ball): v ← m v + ĝ, w ← w − ε v. The learning rate stands outside the velocity and the gradient is
/// not damped by (1 − m).
public struct HyperParameters: Sendable, Hashable {
  /// ε ≥ 0, per update.
  public var learningRate: Double
  /// B, examples, 1 ≤ B ≤ N.
  public var batchSize: Int
  /// m, the share of the velocity that an update keeps, 0 ≤ m < 1.
  public var momentum: Double
  /// λ ≥ 0: the gradient is ĝ + λw where decay is coupled, w shrinks by ελw where it is decoupled.
  public var weightDecay: Double
  /// The factor on ĝ: 1, and less in a window of gradients that is divided by more micro-batches than it has.
  public var gradientScale: Double
  /// What differs from the optimiser's own parameters, with Adam alone.
  public var adam: AdamSettings

  /// The numbers of one update. Nothing is checked here: ``Schedule/validate(on:optimizer:)`` does.
  public init(
    learningRate: Double, batchSize: Int, momentum: Double = 0, weightDecay: Double = 0, gradientScale: Double = 1,
    adam: AdamSettings = AdamSettings()
  ) {
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.momentum = momentum
    self.weightDecay = weightDecay
    self.gradientScale = gradientScale
    self.adam = adam
  }

  /// εs/(1 − m), s the scale of the gradient, mostly 1: the step that a constant gradient makes per update once the velocity has built
  /// up.
  public var effectiveLearningRate: Double { learningRate * gradientScale / (1 - momentum) }
}

extension HyperParameters {
  /// The noise scale g of these hyper-parameters, exact for the way batches are drawn.
  ///
  ///     with replacement       Cov ĝ = C/B             g = ε N / (B (1 − m))
  ///     without replacement    Cov ĝ = C (1/B − 1/N)   g = ε (N/B − 1) / (1 − m)
  ///     reshuffled                                     g = ε N / (B (1 − m))
  ///
  /// Unit: learning rate × examples/examples. Without replacement g is 0 at B = N. For `reshuffled` no g is exact: what the batches of
  /// one epoch leave of each other's noise depends on the curvature. It is the approximate one there, which slow modes follow.
  ///
  /// Source: Smith, Kindermans, Ying, Le, arXiv 1711.00489, section 2 and 4; Smith & Le, arXiv 1710.06451.
  public func noiseScale(_ trainingSet: TrainingSet) -> Double {
    switch trainingSet.sampling {
    case .withReplacement, .reshuffled:
      approximateNoiseScale(trainingSetSize: trainingSet.size)
    case .withoutReplacement:
      effectiveLearningRate * Double(trainingSet.size - batchSize) / Double(batchSize)
    }
  }

  /// g ≈ ε N / (B (1 − m)), the noise scale for B ≪ N; equal to `driftRate`.
  public func approximateNoiseScale(trainingSetSize: Int) -> Double {
    effectiveLearningRate * Double(trainingSetSize) / Double(batchSize)
  }

  /// γ = ε N / (B (1 − m)), per epoch: how fast the mean moves down the gradient, dw = −γ ∇L dτ.
  public func driftRate(trainingSetSize: Int) -> Double { approximateNoiseScale(trainingSetSize: trainingSetSize) }

  /// θ = B / (N (1 − m)), epochs: how long the velocity remembers gradients (1/(1 − m) updates).
  public func memoryEpochs(trainingSetSize: Int) -> Double {
    Double(batchSize) / (Double(trainingSetSize) * (1 - momentum))
  }
}

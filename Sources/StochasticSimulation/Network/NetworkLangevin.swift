import Descriptions
import NoiseScale

/// How a network's stochastic differential equation is approached: every update becomes l steps with l times the gradient's
/// noise and 1/l of its examples on the clock, and l → ∞ is the equation. l = 1 is the optimiser itself.
///
/// Without momentum ε → ε/l. With momentum there are two limits: the memory is kept, 1 − m → (1 − m)/l and ε → ε/l² (the
/// velocity is not damped, so that it grows by l), which is the equation with memory; or m is kept and ε → ε/l, the overdamped
/// equation. Nesterov's rule has the same limits.
///
/// A weight decay λ adds λw to the gradient of every step, so that ∇L + λw stands for ∇L in the equation.
///
/// Stages end where the updates of the run end them, not at their nominal epochs.
///
/// Source: Li, Malladi, Arora, arXiv 2102.12470 (stochastic variance amplified gradients).
public struct NetworkLangevin: Sendable, Equatable {
  /// Where a step's gradient comes from.
  public enum Method: String, Word {
    /// ½(1 + √(2l − 1)) ĝ₁ + ½(1 − √(2l − 1)) ĝ₂ of two independent batches of B: covariance l × the batch's. 2l× the cost.
    case batches
    /// (1/N) Σ (1 + √κ (z_i − z̄)) ∇ℓ_i over all N examples, z_i standard normal: covariance κ(N − 1)/N² · C, with
    /// κ = l N(N − B)/(B(N − 1)) where batches are drawn without replacement (C with divisor N − 1) and l N/B with. One full
    /// gradient a step: for small N.
    case multipliers
  }
  /// l ≥ 1.
  public var refinement: Int
  /// Whether m is kept and the memory lost.
  public var isOverdamped: Bool
  /// Where a step's gradient comes from.
  public var method: Method

  /// With memory, by batches, unless told.
  public init(refinement: Int, isOverdamped: Bool = false, method: Method = .batches) {
    (self.refinement, self.isOverdamped, self.method) = (refinement, isOverdamped, method)
  }

  /// Those of a step.
  func refined(_ values: HyperParameters, takesMomentum: Bool) -> HyperParameters {
    guard refinement > 1 else { return values }
    let l = Double(refinement)
    var refined = values
    if takesMomentum, !isOverdamped {
      refined.learningRate /= l * l
      refined.momentum = 1 - (1 - values.momentum) / l
    } else {
      refined.learningRate /= l
    }
    return refined
  }

  /// How many examples' gradients the l steps of an update of B examples take.
  public func examples(batchSize: Int, trainingSetSize: Int) -> Int {
    refinement * stepExamples(batchSize, trainingSetSize)
  }

  /// The same of one step.
  func stepExamples(_ batchSize: Int, _ trainingSetSize: Int) -> Int {
    switch method {
    case .batches: refinement > 1 ? 2 * batchSize : batchSize
    case .multipliers: trainingSetSize
    }
  }

  /// The weights of the two batches' mean gradients.
  var batchWeights: (first: Double, second: Double) {
    let root = (2 * Double(refinement) - 1).squareRoot()
    return (0.5 * (1 + root), 0.5 * (1 - root))
  }

  /// √κ of the multipliers for a batch of B.
  func multiplierDeviation(batchSize: Int, trainingSet: TrainingSet) -> Double {
    let (n, b) = (Double(trainingSet.size), Double(batchSize))
    let one = trainingSet.sampling == .withReplacement ? n / b : n > 1 ? n * (n - b) / (b * (n - 1)) : 0
    return (Double(refinement) * one).squareRoot()
  }
}

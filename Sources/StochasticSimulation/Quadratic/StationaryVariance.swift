import NoiseScale

/// Var w that a mode of a quadratic settles at under constant hyper-parameters.
///
/// With v ← m v + ĝ, w ← w − ε (p ĝ + q v), P = p + q, a = ε(sh + λ) and a gradient noise of variance s²σ² (s the
/// ``/NoiseScale/HyperParameters/gradientScale``, λ a coupled weight decay) w obeys w_{k+1} = T w_k − D w_{k−1} − ε(P ξ_k − m p ξ_{k−1})
/// with T = 1 + m − aP, D = m(1 − ap), whose variance is
///
///     ε² s²σ² · [(P² + m²p²)(1 + D) − 2Pmp T] / [(1 − D) · a (p(1 − m) + q) · (2(1 + m) − a(p + q + mp))]
///
/// Heavy ball (p, q) = (0, 1): ε σ²/((1 − m) h (2 − a/(1 + m))). It is ∞ from the limit of stability on.
///
/// Adam has no such formula. Where noise outweighs the gradient its step is about ε ĝ/σ, that is SGD at ε/σ, whose variance is about
/// εσ/(2h); where it does not its steps are about ±ε. The sum of both, εσ/(2h) + ε², is taken: an order of magnitude.
struct StationaryVariance {
  private let rule: UpdateRule
  private let values: HyperParameters
  private let weightDecay: Double
  /// Var ĝ for a per-example variance of 1.
  private let batchVariance: Double

  /// `weightDecay` is a coupled λ.
  init(_ rule: UpdateRule, _ values: HyperParameters, weightDecay: Double = 0, _ trainingSet: TrainingSet) {
    (self.rule, self.values, self.weightDecay) = (rule, values, weightDecay)
    batchVariance = trainingSet.batchVariance(values.batchSize)
  }

  /// Of a mode of curvature h > 0 whose gradients of single examples have the variance c ≥ 0; ≥ 0, maybe ∞.
  func of(curvature h: Double, gradientVariance c: Double) -> Double {
    let (rate, m) = (values.learningRate, values.momentum)
    let noise = c * batchVariance
    switch rule {
    case .linear(let p, let q):
      let a = rate * (values.gradientScale * h + weightDecay)
      guard a > 0 else { return 0 }
      let sum = p + q
      let (trace, determinant) = (1 + m - a * sum, m * (1 - a * p))
      let toLimit = 2 * (1 + m) - a * (sum + m * p)
      guard toLimit > 0 else { return .infinity }
      let amplitude = rate * values.gradientScale
      let driven = (sum * sum + m * m * p * p) * (1 + determinant) - 2 * sum * m * p * trace
      return amplitude * amplitude * noise * driven / ((1 - determinant) * a * (p * (1 - m) + q) * toLimit)
    case .adam: return rate * noise.squareRoot() / (2 * h) + rate * rate
    case .unknown: return .infinity
    }
  }
}

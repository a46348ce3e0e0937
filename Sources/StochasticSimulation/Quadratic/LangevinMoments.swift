import NoiseScale

/// The expected loss of the noisy quadratic under its SDE, in closed form: what `langevin` simulates, without Monte Carlo error.
///
/// Per mode P → Φ P Φᵀ + Q over each stretch of constant hyper-parameters (<doc:Derivation>: P(t) = S + Φ(P₀ − S)Φᵀ).
public struct LangevinMoments: Sendable {
  /// The quadratic: curvatures, gradient variances, start.
  public let problem: QuadraticProblem
  /// With memory or without.
  public let kind: LangevinKind
  /// Stretches of constant hyper-parameters one after another, the first from epoch 0.
  public let segments: LangevinSegments
  /// N, and the sampling that decides g.
  public let trainingSet: TrainingSet
  /// Whether the noise is taken at the approximate g (as if B ≪ N) instead of the exact one.
  public var usesApproximateNoiseScale = false

  /// The expected curve over these stretches, not yet computed. They are those of
  /// ``NoiseScale/Timeline/langevinSegments()`` or ``NoiseScale/Timeline/langevinSegmentsAtUpdates()``.
  public init(
    problem: QuadraticProblem, kind: LangevinKind, segments: LangevinSegments, trainingSet: TrainingSet,
    usesApproximateNoiseScale: Bool = false
  ) {
    self.problem = problem
    self.kind = kind
    self.segments = segments
    self.trainingSet = trainingSet
    self.usesApproximateNoiseScale = usesApproximateNoiseScale
  }

  /// E ½ Σ h_i w_i² at ascending `epochs`; NaN past the last segment. Neither threads nor the variant change a bit.
  public func losses(at epochs: [Double], threads: Int = 1, variant: KernelVariant = .widest) -> [Double] {
    var march = LangevinMarch(problem, kind: kind, threads: threads, variant: variant)
    var next = 0
    var last: (coefficients: LangevinCoefficients, end: Double)?
    for segment in segments {
      var coefficients = LangevinCoefficients(segment.hyperParameters, trainingSet)
      if usesApproximateNoiseScale {
        coefficients.noisePerDrift = 1 / Double(trainingSet.size)
      }
      if let momentum = last?.coefficients.momentum, momentum != coefficients.momentum {
        march.rescaleVelocity((1 - coefficients.momentum) / (1 - momentum))
      }
      last = (coefficients, segment.end)
      while next < epochs.count, epochs[next] <= segment.end {
        march.record(coefficients, after: epochs[next] - segment.start)
        next += 1
      }
      guard next < epochs.count else { break }
      march.move(coefficients, time: segment.end - segment.start)
    }
    // An epoch that lies past the last segment by rounding alone.
    if let last {
      while next < epochs.count, epochs[next] - last.end < 1e-9 * last.end {
        march.record(last.coefficients, after: 0)
        next += 1
      }
    }
    march.carryOut()
    return march.losses + Array(repeating: .nan, count: epochs.count - next)
  }
}

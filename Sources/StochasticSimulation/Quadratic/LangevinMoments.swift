import NoiseScale

/// The expected loss of the noisy quadratic under its SDE, in closed form: what `langevin` simulates, without Monte Carlo error.
///
/// Per mode P → Φ P Φᵀ + Q over each stretch of constant hyper-parameters (theory: P(t) = S + Φ(P₀ − S)Φᵀ).
public struct LangevinMoments: Sendable {
  public let problem: QuadraticProblem
  public let kind: LangevinKind
  public let segments: [LangevinSegment]
  public let trainingSet: TrainingSet
  /// Whether the noise is taken at the approximate g (as if B ≪ N) instead of the exact one.
  public var usesApproximateNoiseScale = false

  public init(
    problem: QuadraticProblem, kind: LangevinKind, segments: [LangevinSegment], trainingSet: TrainingSet,
    usesApproximateNoiseScale: Bool = false
  ) {
    self.problem = problem
    self.kind = kind
    self.segments = segments
    self.trainingSet = trainingSet
    self.usesApproximateNoiseScale = usesApproximateNoiseScale
  }

  /// E ½ Σ h_i w_i² at ascending `epochs`; NaN past the last segment. Threads change no bit.
  public func losses(at epochs: [Double], threads: Int = 1) -> [Double] {
    let size = 64
    let blocks = (problem.modes + size - 1) / size
    let parts = ResultSlots<[Double]>(blocks)
    WorkQueue.run(blocks, threads: threads) { block in
      var sums = Array(repeating: 0.0, count: epochs.count)
      for mode in block * size..<min((block + 1) * size, problem.modes) {
        for (index, value) in moments(of: mode, at: epochs).enumerated() {
          sums[index] += 0.5 * problem.curvature[mode] * value
        }
      }
      parts.set(block, sums)
    }
    let all = parts.values
    return epochs.indices.map { index in all.reduce(0) { $0 + $1[index] } }
  }

  private func moments(of mode: Int, at epochs: [Double]) -> [Double] {
    let (h, c) = (problem.curvature[mode], problem.gradientVariance[mode])
    var state = SecondMoments(
      ww: problem.initialMean * problem.initialMean + problem.initialVariance, wv: 0, vv: 0)
    var values: [Double] = []
    var momentum: Double?
    for segment in segments {
      var coefficients = LangevinCoefficients(segment.hyperParameters, trainingSet)
      if usesApproximateNoiseScale {
        coefficients.noisePerDrift = 1 / Double(trainingSet.size)
      }
      if let momentum, momentum != coefficients.momentum {
        let ratio = (1 - coefficients.momentum) / (1 - momentum)
        state.wv *= ratio
        state.vv *= ratio * ratio
      }
      momentum = coefficients.momentum
      func after(_ time: Double) -> SecondMoments {
        let step = LangevinTransition.make(kind, coefficients, curvature: h, variance: c, time: time)
        return step.phi.applied(to: state) + step.noise
      }
      while values.count < epochs.count, epochs[values.count] <= segment.end {
        values.append(after(epochs[values.count] - segment.start).ww)
      }
      guard values.count < epochs.count else { break }
      state = after(segment.end - segment.start)
    }
    while values.count < epochs.count {
      // An epoch that lies past the last segment by rounding alone.
      let isRounding = epochs[values.count] - (segments.last?.end ?? 0) < 1e-9 * (segments.last?.end ?? 1)
      values.append(isRounding ? state.ww : .nan)
    }
    return values
  }
}

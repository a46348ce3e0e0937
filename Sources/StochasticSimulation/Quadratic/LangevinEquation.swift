import Elementary
import NoiseScale

/// Which stochastic differential equation, in epochs.
///
///     overdamped    dw = −γ ∇L dτ + √(γ g/N) C^½ dW
///     with memory   θ dv = −(v − ∇L) dτ + √(g/(γN)) C^½ dW,   dw = −γ v dτ
///
/// With a weight decay λ, ∇L + λw stands for ∇L.
public enum LangevinKind: String, Sendable, CaseIterable {
  /// First order in τ, without a velocity: the limit θ → 0.
  case overdamped
  /// Second order, with a velocity that remembers gradients for θ epochs.
  case withMemory
}

/// The coefficients of the SDE while hyper-parameters are constant.
public struct LangevinCoefficients: Sendable, Equatable {
  /// γ, per epoch.
  public var driftRate: Double
  /// θ, epochs.
  public var memoryEpochs: Double
  /// g/(γN) for the sampling in use: (1 − B/N)/N without replacement, 1/N otherwise.
  public var noisePerDrift: Double
  /// m, for the velocity's jumps.
  public var momentum: Double
  /// λ, which is added to the curvature of the loss.
  public var weightDecay: Double

  /// γ, θ and g/(γN) of these hyper-parameters, for the sampling of the training set.
  public init(_ values: HyperParameters, _ trainingSet: TrainingSet) {
    driftRate = values.driftRate(trainingSetSize: trainingSet.size)
    memoryEpochs = values.memoryEpochs(trainingSetSize: trainingSet.size)
    let batch =
      trainingSet.sampling == .reshuffled ? 1 : trainingSet.batchVariance(values.batchSize) * Double(values.batchSize)
    noisePerDrift = batch / Double(trainingSet.size)
    momentum = values.momentum
    weightDecay = values.weightDecay
  }

  /// g/N: noise scale for the sampling in use, per example.
  public var noisePerExample: Double { driftRate * noisePerDrift }
}

/// The exact transition of one mode over a time: (w, v) → Φ (w, v) + noise of covariance Q = S − Φ S Φᵀ. Its loss is ½ h w², and
/// with a weight decay h + λ stands for h in all that follows.
struct LangevinTransition: Sendable, Equatable {
  /// Of (w, v); for the overdamped equation only `phi.a` is used.
  var phi: Matrix2
  /// ww, wv, vv.
  var noise: SecondMoments

  /// Overdamped: Φ = e^(−γht), Q = g c/(2hN) (1 − e^(−2γht)).
  static func overdamped(_ k: LangevinCoefficients, curvature: Double, variance c: Double, time: Double) -> Self {
    let h = curvature + k.weightDecay
    let rate = k.driftRate * h
    let stationary = k.noisePerExample * c / (2 * h)
    return LangevinTransition(
      phi: Matrix2(.exp(-rate * time), 0, 0, 0),
      noise: SecondMoments(ww: -stationary * .expMinusOne(-2 * rate * time), wv: 0, vv: 0))
  }

  /// With memory: Φ = e^(Ft), F = [[0, −γ], [h/θ, −1/θ]]; stationary S: Var w = g c/(2hN), Var v = g c/(2γNθ), Cov = 0.
  /// γ may be 0: w stands still while v goes to h w.
  static func withMemory(_ k: LangevinCoefficients, curvature: Double, variance c: Double, time t: Double) -> Self {
    let h = curvature + k.weightDecay
    let (gamma, theta) = (k.driftRate, k.memoryEpochs)
    let half = 1 / (2 * theta)
    let product = gamma * h / theta
    let phi: Matrix2
    let gap = half * half - product
    if gap > 1e-6 * half * half {
      // Real rates; the slow one from the product of both, which loses nothing.
      let root = gap.squareRoot()
      let fast = -(half + root)
      let slow = product / fast
      let (es, ef) = (Double.exp(slow * t), Double.exp(fast * t))
      let width = slow - fast
      phi = Matrix2(
        (es * -fast + ef * slow) / width, -gamma * (es - ef) / width, h / theta * (es - ef) / width,
        (es * slow - ef * fast) / width)
    } else if gap < -1e-6 * half * half {
      let omega = (-gap).squareRoot()
      let (damping, cosine, sine) = (Double.exp(-half * t), Double.cos(omega * t), Double.sin(omega * t) / omega)
      phi = Matrix2(
        damping * (cosine + half * sine), damping * -gamma * sine, damping * h / theta * sine,
        damping * (cosine - half * sine))
    } else {
      // Critical damping to within 1e-6 of the rates: sin(ωt)/ω → t(1 + gap t²/6).
      let damping = Double.exp(-half * t)
      let (cosine, sine) = (1 + gap * t * t / 2, t * (1 + gap * t * t / 6))
      phi = Matrix2(
        damping * (cosine + half * sine), damping * -gamma * sine, damping * h / theta * sine,
        damping * (cosine - half * sine))
    }
    if t * max(1 / theta, product.squareRoot()) < 0.05 {
      return LangevinTransition(phi: phi, noise: noiseOfShortTime(k, pull: h, variance: c, time: t))
    }
    let stationary = SecondMoments(
      ww: k.noisePerExample * c / (2 * h), wv: 0, vv: k.noisePerDrift * c / (2 * theta))
    return LangevinTransition(phi: phi, noise: stationary - phi.applied(to: stationary))
  }

  /// Q as the Taylor series of Q′ = F Q + Q Fᵀ + D, for times over which S − Φ S Φᵀ would cancel.
  private static func noiseOfShortTime(
    _ k: LangevinCoefficients, pull h: Double, variance c: Double, time t: Double
  ) -> SecondMoments {
    let (gamma, theta) = (k.driftRate, k.memoryEpochs)
    var term = SecondMoments(ww: 0, wv: 0, vv: t * k.noisePerDrift * c / (theta * theta))
    var sum = term
    for order in 2...12 {
      let share = t / Double(order)
      term = SecondMoments(
        ww: -share * 2 * gamma * term.wv, wv: share * ((h * term.ww - term.wv) / theta - gamma * term.vv),
        vv: share * 2 * (h * term.wv - term.vv) / theta)
      sum = sum + term
    }
    return sum
  }

  static func make(
    _ kind: LangevinKind, _ k: LangevinCoefficients, curvature: Double, variance: Double, time: Double
  ) -> Self {
    switch kind {
    case .overdamped: overdamped(k, curvature: curvature, variance: variance, time: time)
    case .withMemory: withMemory(k, curvature: curvature, variance: variance, time: time)
    }
  }
}

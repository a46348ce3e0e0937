import NoiseScale
import TestSupport
import Testing

@testable import StochasticSimulation

/// Coefficients with a given product γhθ at h = 1: below ¼ overdamped, above underdamped.
private func coefficients(_ product: Double, theta: Double) -> LangevinCoefficients {
  // N = 1000, B and m from θ; ε from γ = product/θ.
  let m = 0.9
  let n = 1000
  let batch = Int((theta * Double(n) * (1 - m)).rounded())
  let theta = Double(batch) / (Double(n) * (1 - m))
  let rate = product / theta * Double(batch) * (1 - m) / Double(n)
  return LangevinCoefficients(
    HyperParameters(learningRate: rate, batchSize: batch, momentum: m),
    TrainingSet(size: n, sampling: .withReplacement))
}

/// The covariance ODE of the SDE with memory by fourth-order Runge–Kutta steps, from P.
private func integrated(
  _ k: LangevinCoefficients, curvature h: Double, variance c: Double, time: Double, from start: SecondMoments
) -> SecondMoments {
  let (gamma, theta) = (k.driftRate, k.memoryEpochs)
  let diffusion = k.noisePerExample / k.driftRate * c / (theta * theta)
  // w' = −γ v, v' = (h w − v)/θ + noise.
  func rate(_ p: SecondMoments) -> SecondMoments {
    SecondMoments(
      ww: -2 * gamma * p.wv, wv: -gamma * p.vv + (h * p.ww - p.wv) / theta,
      vv: 2 * (h * p.wv - p.vv) / theta + diffusion)
  }
  func moved(_ p: SecondMoments, _ step: Double, _ r: SecondMoments) -> SecondMoments {
    SecondMoments(ww: p.ww + step * r.ww, wv: p.wv + step * r.wv, vv: p.vv + step * r.vv)
  }
  let fastest = max(1 / theta, (gamma * h / theta).squareRoot())
  let count = max(64, Int((time * fastest * 512).rounded(.up)))
  let step = time / Double(count)
  var p = start
  for _ in 0..<count {
    let k1 = rate(p)
    let k2 = rate(moved(p, step / 2, k1))
    let k3 = rate(moved(p, step / 2, k2))
    let k4 = rate(moved(p, step, k3))
    p = SecondMoments(
      ww: p.ww + step / 6 * (k1.ww + 2 * k2.ww + 2 * k3.ww + k4.ww),
      wv: p.wv + step / 6 * (k1.wv + 2 * k2.wv + 2 * k3.wv + k4.wv),
      vv: p.vv + step / 6 * (k1.vv + 2 * k2.vv + 2 * k3.vv + k4.vv))
  }
  return p
}

/// γhθ: overdamped, near critical on both sides, critical, underdamped.
private let products = [0.01, 0.2, 0.25 * (1 - 1e-7), 0.25, 0.25 * (1 + 1e-7), 0.3, 4, 100]

@Suite struct LangevinEquationTests {
  @Test(arguments: products, [0.03, 0.3, 1, 5, 40])
  func followsTheCovarianceEquation(_ product: Double, _ times: Double) {
    let k = coefficients(product, theta: 0.5)
    let c = 0.8
    let start = SecondMoments(ww: 1.3, wv: -0.2, vv: 0.6)
    let time = times * k.memoryEpochs
    let transition = LangevinTransition.withMemory(k, curvature: 1, variance: c, time: time)
    let exact = transition.phi.applied(to: start) + transition.noise
    let expected = integrated(k, curvature: 1, variance: c, time: time, from: start)
    let scale = (expected.ww * expected.vv).squareRoot()
    #expect(relativeError(exact.ww, expected.ww) < Tolerance.integration)
    #expect(relativeError(exact.vv, expected.vv) < Tolerance.integration)
    #expect(relativeError(exact.wv, expected.wv, scale: scale) < Tolerance.integration)
  }

  /// From nothing and for t ≪ θ the noise is what the first order of its law says: Var v = 2Dt, Cov = −γDt², Var w = ⅔γ²Dt³,
  /// with 2D = g c/(γNθ²).
  @Test(arguments: products, [1e-3, 1e-5]) func noiseOfShortTimes(_ product: Double, _ times: Double) {
    let k = coefficients(product, theta: 0.5)
    let c = 0.8
    let t = times * k.memoryEpochs
    let d = 0.5 * k.noisePerExample / k.driftRate * c / (k.memoryEpochs * k.memoryEpochs)
    let noise = LangevinTransition.withMemory(k, curvature: 1, variance: c, time: t).noise
    // Next order: relative t/θ and γht.
    let allowed = 3 * (times + k.driftRate * t)
    #expect(relativeError(noise.vv, 2 * d * t) < allowed)
    #expect(relativeError(noise.wv, -k.driftRate * d * t * t) < allowed)
    #expect(relativeError(noise.ww, 2.0 / 3 * k.driftRate * k.driftRate * d * t * t * t) < allowed)
  }

  /// t ≫ θ: the stationary covariance, without overflow.
  @Test(arguments: products) func longTimesEndInThePlateau(_ product: Double) {
    let k = coefficients(product, theta: 0.5)
    let noise = LangevinTransition.withMemory(k, curvature: 1, variance: 0.8, time: 1e6).noise
    #expect(relativeError(noise.ww, k.noisePerExample * 0.8 / 2) < Tolerance.algebra)
    #expect(
      relativeError(noise.vv, k.noisePerExample * 0.8 / (2 * k.driftRate * k.memoryEpochs)) < Tolerance.algebra)
    #expect(abs(noise.wv) < Tolerance.algebra * (noise.ww * noise.vv).squareRoot())
  }

  private func expectSemigroup(_ kind: LangevinKind, _ k: LangevinCoefficients, _ s: Double, _ t: Double) {
    func step(_ time: Double) -> LangevinTransition {
      .make(kind, k, curvature: 1, variance: 0.8, time: time)
    }
    let start = SecondMoments(ww: 1.3, wv: -0.2, vv: 0.6)
    func after(_ x: SecondMoments, _ step: LangevinTransition) -> SecondMoments {
      step.phi.applied(to: x) + step.noise
    }
    let (one, two) = (after(start, step(s + t)), after(after(start, step(s)), step(t)))
    #expect(relativeError(one.ww, two.ww) < 1000 * Tolerance.algebra)
    guard kind == .withMemory else { return }
    #expect(relativeError(one.vv, two.vv) < 1000 * Tolerance.algebra)
    #expect(relativeError(one.wv, two.wv, scale: (two.ww * two.vv).squareRoot()) < 1000 * Tolerance.algebra)
    // Φ(s + t) = Φ(t) Φ(s)
    let (a, b, c) = (step(s + t).phi, step(t).phi, step(s).phi)
    let size = [a.a, a.b, a.c, a.d].map(abs).max() ?? 0
    #expect(abs(a.a - (b.a * c.a + b.b * c.c)) < 1000 * Tolerance.algebra * size)
    #expect(abs(a.b - (b.a * c.b + b.b * c.d)) < 1000 * Tolerance.algebra * size)
    #expect(abs(a.c - (b.c * c.a + b.d * c.c)) < 1000 * Tolerance.algebra * size)
    #expect(abs(a.d - (b.c * c.b + b.d * c.d)) < 1000 * Tolerance.algebra * size)
  }

  @Test(arguments: products, [0.05, 1, 7]) func transitionsCompose(_ product: Double, _ times: Double) {
    let k = coefficients(product, theta: 0.5)
    expectSemigroup(.withMemory, k, times * k.memoryEpochs, 0.37 * times * k.memoryEpochs)
    expectSemigroup(.overdamped, k, times * k.memoryEpochs, 0.37 * times * k.memoryEpochs)
  }

  @Test func overdampedTransitionIsOrnsteinAndUhlenbeck() {
    let k = coefficients(0.2, theta: 0.5)
    let step = LangevinTransition.overdamped(k, curvature: 0.7, variance: 3, time: 1e-6)
    // Q → γ g c t/N at short times.
    #expect(relativeError(step.noise.ww, k.driftRate * k.noisePerExample * 3 * 1e-6) < 1e-5)
    #expect(relativeError(step.phi.a, 1 - k.driftRate * 0.7e-6) < 1e-12)
  }

  /// Without replacement g is the exact one and γ the drift: at B = N there is no noise.
  @Test func coefficientsUseTheExactNoiseScale() {
    let set = TrainingSet(size: 100, sampling: .withoutReplacement)
    let whole = LangevinCoefficients(HyperParameters(learningRate: 0.1, batchSize: 100, momentum: 0.5), set)
    #expect(whole.noisePerExample == 0)
    #expect(relativeError(whole.driftRate, 0.2) < Tolerance.algebra)
    #expect(relativeError(whole.memoryEpochs, 2) < Tolerance.algebra)
    let half = LangevinCoefficients(HyperParameters(learningRate: 0.1, batchSize: 50, momentum: 0.5), set)
    #expect(relativeError(half.noisePerExample, 0.2 * (100.0 / 50 - 1) / 100) < Tolerance.algebra)
  }

  /// At the learning rate 0 w stands still while v goes to the gradient, with the noise it has at any learning rate.
  @Test func atLearningRateZeroTheVelocityGoesOn() {
    let set = TrainingSet(size: 1000, sampling: .withoutReplacement)
    func step(_ rate: Double) -> LangevinTransition {
      let k = LangevinCoefficients(HyperParameters(learningRate: rate, batchSize: 40, momentum: 0.9), set)
      return .withMemory(k, curvature: 0.7, variance: 0.8, time: 0.3)
    }
    let (still, slow) = (step(0), step(1e-9))
    #expect(still.phi.a == 1 && still.phi.b == 0 && still.noise.ww == 0 && still.noise.wv == 0)
    #expect(relativeError(still.phi.c, slow.phi.c) < 1e-6)
    #expect(relativeError(still.phi.d, slow.phi.d) < 1e-6)
    #expect(relativeError(still.noise.vv, slow.noise.vv) < 1e-6)
  }

  /// Segments end at nominal epochs; with updates they end where the batches do.
  @Test func segments() {
    let stages = [
      Stage(epochs: 1, learningRate: 0.1, batchSize: 30, momentum: 0.9),
      Stage(epochs: 0.5, learningRate: 0.1, batchSize: 70, momentum: 0.9),
    ]
    let timeline = Timeline(
      Schedule(name: "two", stages: stages), TrainingSet(size: 100, sampling: .withReplacement))
    #expect(timeline.langevinSegments().map(\.start) == [0, 1])
    #expect(timeline.langevinSegments().map(\.end) == [1, 1.5])
    #expect(timeline.langevinSegments().map(\.stage) == [0, 1])
    #expect(timeline.langevinSegmentsAtUpdates().map(\.start) == [0, 1.2])
    #expect(timeline.langevinSegmentsAtUpdates().map(\.end) == [1.2, 1.9])
  }

  @Test func aLawChangesTheSegmentsBatchByBatch() throws {
    let law = Quantity.law(LinearLaw(from: 0.2, to: 0))
    let timeline = Timeline(
      Schedule(name: "law", stages: [Stage(epochs: 1, learningRate: law, batchSize: 30)]),
      TrainingSet(size: 100, sampling: .withReplacement))
    let segments = timeline.langevinSegments()
    #expect(segments.map(\.start) == [0, 0.3, 0.6, 0.9])
    #expect(segments.map(\.end) == [0.3, 0.6, 0.9, 1])
    for segment in segments {
      #expect(relativeError(segment.hyperParameters.learningRate, 0.2 * (1 - segment.start)) < Tolerance.algebra)
    }
  }
}

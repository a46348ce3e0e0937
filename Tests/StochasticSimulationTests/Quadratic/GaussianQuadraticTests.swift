import Descriptions
import NoiseScale
import Records
import ScheduleSupport
import TestSupport
import Testing

@testable import StochasticSimulation

/// Whether a Monte Carlo mean is within 5 standard errors of what is expected, plus a stated bias, on either side.
func isWithinError(_ moments: Moments, _ expected: Double, bias: Double = 0) -> Bool {
  let error = (moments.variance / Double(moments.count)).squareRoot()
  return abs(moments.mean - expected) <= Tolerance.standardErrors * error + bias
}

@Suite struct GaussianQuadraticTests {
  private let problem = try! QuadraticProblem(
    curvature: [1, 0.5, 0.2, 0.05, 0.01], gradientVariance: [1, 0.5, 0.4, 1, 3], initialMean: 0.5,
    initialVariance: 0.3)

  /// B² is beyond 2⁶³.
  @Test func reshuffledBatchesOfBillions() throws {
    let stage = Stage(epochs: 1, learningRate: 0.1, batchSize: 4_000_000_000)
    let timeline = Timeline(
      Schedule(name: "huge", stages: [stage]), TrainingSet(size: 10_000_000_000, sampling: .reshuffled))
    let run = GaussianQuadratic(
      problem: problem, timeline: timeline, optimizer: SGD(),
      settings: EnsembleSettings(seed: 1, replicates: 2, grid: RecordGrid(every: 1, epochs: 1)))
    #expect(run.run().divergence == nil)
  }

  private func compareToExact(_ schedule: Schedule, _ optimizer: String, _ sampling: Sampling) throws {
    let timeline = Timeline(schedule, TrainingSet(size: 200, sampling: sampling))
    let grid = RecordGrid(every: 0.75, epochs: schedule.epochs)
    let linear = try Optimizers.read(.text(optimizer))
    let exact = try ExactQuadratic(problem: problem, timeline: timeline, optimizer: linear, grid: grid).run()
    let simulated = GaussianQuadratic(
      problem: problem, timeline: timeline, optimizer: linear,
      settings: EnsembleSettings(seed: 3, replicates: 40_000, grid: grid, threads: 2)
    ).run()
    #expect(simulated.loss.count == exact.loss.count)
    for (point, expected) in zip(simulated.loss, exact.loss) {
      #expect(point.update == expected.update)
      // An epoch between two updates: E of the interpolated loss is the interpolated E.
      #expect(
        isWithinError(point.moments, expected.moments.mean),
        "epoch \(point.epoch): \(point.moments.mean), expected \(expected.moments.mean)")
    }
  }

  @Test(arguments: linearOptimizers, [Sampling.withReplacement, .withoutReplacement])
  func meansAreTheExactOnesThroughJumps(_ optimizer: String, _ sampling: Sampling) throws {
    try compareToExact(jumpySchedule(optimizer), optimizer, sampling)
  }

  @Test(arguments: linearOptimizers) func meansAreTheExactOnesThroughLaws(_ optimizer: String) throws {
    try compareToExact(lawSchedule(optimizer), optimizer, .withReplacement)
  }

  /// w of one mode is Gaussian, so the loss has the variance 2 (E loss)² where the mean of w is 0.
  @Test(arguments: linearOptimizers) func theVarianceOfTheLoss(_ optimizer: String) throws {
    let mode = try QuadraticProblem(curvature: [0.5], gradientVariance: [1])
    let timeline = Timeline(jumpySchedule(optimizer), TrainingSet(size: 200, sampling: .withReplacement))
    let grid = RecordGrid(epochs: [0, 2, 3.5, 9.75])
    let linear = try Optimizers.read(.text(optimizer))
    let exact = try ExactQuadratic(problem: mode, timeline: timeline, optimizer: linear, grid: grid).run()
    let replicates = 100_000
    let simulated = GaussianQuadratic(
      problem: mode, timeline: timeline, optimizer: linear,
      settings: EnsembleSettings(seed: 4, replicates: replicates, grid: grid, threads: 2)
    ).run()
    for (point, expected) in zip(simulated.loss, exact.loss) where point.update == point.update.rounded() {
      // Loss = m χ²₁: variance 2m², fourth central moment 60m⁴, so the variance of the variance is (60 − 4)m⁴/R.
      let m = expected.moments.mean
      let error = (56 / Double(replicates)).squareRoot() * m * m
      #expect(abs(point.moments.variance - 2 * m * m) <= Tolerance.standardErrors * error)
    }
  }

  /// Gaussians of 24 bits cost no bias that 5 standard errors of a long run at ε h = 10⁻⁶ would show.
  @Test func singlePrecisionGaussiansCostNoBias() throws {
    let slow = try QuadraticProblem(
      curvature: Array(repeating: 1e-5, count: 64), gradientVariance: Array(repeating: 1e-5, count: 64),
      initialVariance: 0.05)
    // 0.05 is the plateau, ε c/(2h): it is kept over two times of the mode, 10⁶ updates.
    let stage = Stage(epochs: 1000, learningRate: 0.1, batchSize: 1)
    let timeline = Timeline(
      Schedule(name: "slow", stages: [stage]), TrainingSet(size: 1000, sampling: .withReplacement))
    let grid = RecordGrid(every: 500, epochs: 1000)
    let exact = try ExactQuadratic(problem: slow, timeline: timeline, optimizer: SGD(), grid: grid).run()
    let simulated = GaussianQuadratic(
      problem: slow, timeline: timeline, optimizer: SGD(),
      settings: EnsembleSettings(seed: 5, replicates: 64, grid: grid, threads: 2)
    ).run()
    for (point, expected) in zip(simulated.loss, exact.loss) {
      #expect(isWithinError(point.moments, expected.moments.mean), "\(point.moments) \(expected.moments.mean)")
      // 64 modes × 64 replicates of a χ².
      let error = (2.0 / 4096).squareRoot()
      #expect(relativeError(point.moments.mean, expected.moments.mean) < Tolerance.standardErrors * error)
    }
  }

  /// Losses of a run without noise from w = 1.
  private func path(_ optimizer: any Optimizer, _ stages: [Stage], curvature: Double, updates: Int) throws -> [Double] {
    let still = try QuadraticProblem(
      curvature: [curvature], gradientVariance: [0], initialMean: 1, initialVariance: 0)
    let timeline = Timeline(
      Schedule(name: "path", stages: stages), TrainingSet(size: 100, sampling: .withReplacement))
    let grid = RecordGrid(epochs: (0...updates).map { Double($0) / 10 })
    let curves = GaussianQuadratic(
      problem: still, timeline: timeline, optimizer: optimizer,
      settings: EnsembleSettings(seed: 1, replicates: 3, grid: grid)
    ).run()
    #expect(curves.loss.allSatisfy { $0.moments.variance == 0 })
    return curves.means
  }

  /// Stages of 4 updates with ε .1 and m .9, then 4 with ε .02 and m .5.
  private func stages(_ takesMomentum: Bool) -> [Stage] {
    [
      Stage(epochs: 0.4, learningRate: 0.1, batchSize: 10, momentum: takesMomentum ? 0.9 : 0),
      Stage(epochs: 0.4, learningRate: 0.02, batchSize: 10, momentum: takesMomentum ? 0.5 : 0),
    ]
  }

  @Test(arguments: linearOptimizers) func aPathWithoutNoise(_ name: String) throws {
    let optimizer = try Optimizers.read(.text(name))
    let losses = try path(optimizer, stages(name != "sgd"), curvature: 2, updates: 8)
    var (w, v) = (1.0, 0.0)
    for k in 0...8 {
      #expect(relativeError(losses[k], w * w) < Tolerance.algebra, "update \(k)")
      let rate = k < 4 ? 0.1 : 0.02
      let m = name == "sgd" ? 0 : k < 4 ? 0.9 : 0.5
      let gradient = 2 * w
      v = m * v + gradient
      w -= rate * (name == "nesterov" ? gradient + m * v : v)
    }
  }

  /// By hand: first update −ε g/(|g| + δ), so 1 → 0.9 (up to δ).
  @Test func adamsPathWithoutNoise() throws {
    let (beta1, beta2, delta) = (0.8, 0.95, 1e-3)
    let adam = Adam(beta1: beta1, beta2: beta2, delta: delta)
    let losses = try path(adam, stages(false), curvature: 2, updates: 8)
    var (w, a, s) = (1.0, 0.0, 0.0)
    var (power1, power2) = (1.0, 1.0)
    for k in 0...8 {
      #expect(relativeError(losses[k], w * w) < Tolerance.algebra, "update \(k)")
      let rate = k < 4 ? 0.1 : 0.02
      let gradient = 2 * w
      a = beta1 * a + (1 - beta1) * gradient
      s = beta2 * s + (1 - beta2) * gradient * gradient
      power1 *= beta1
      power2 *= beta2
      w -= rate * (a / (1 - power1)) / ((s / (1 - power2)).squareRoot() + delta)
    }
    let first = 1 - 0.1 * 2 / (2 + delta)
    #expect(relativeError(losses[1], first * first) < Tolerance.algebra)
  }

  /// A stage has parameters of its own, and the bias corrections are products over the updates made.
  @Test func adamsPathWithParametersOfTheStages() throws {
    let adam = Adam(beta1: 0.9, beta2: 0.95, delta: 1e-3)
    let settings = [
      AdamSettings(beta2: 0.9), AdamSettings(beta1: 0.6, beta2: 0.8, delta: 1e-2), AdamSettings(beta1: 0.6),
    ]
    let rates = [0.1, 0.05, 0.02]
    let stages = zip(settings, rates).map { settings, rate in
      Stage(epochs: 0.3, learningRate: .constant(rate), batchSize: 10, adam: settings)
    }
    let losses = try path(adam, stages, curvature: 2, updates: 9)
    var (w, a, s) = (1.0, 0.0, 0.0)
    var (product1, product2) = (1.0, 1.0)
    for k in 0...9 {
      #expect(relativeError(losses[k], w * w) < Tolerance.algebra, "update \(k)")
      guard k < 9 else { break }
      let (beta1, beta2, delta) = [(0.9, 0.9, 1e-3), (0.6, 0.8, 1e-2), (0.6, 0.95, 1e-3)][k / 3]
      let gradient = 2 * w
      a = beta1 * a + (1 - beta1) * gradient
      s = beta2 * s + (1 - beta2) * gradient * gradient
      product1 *= beta1
      product2 *= beta2
      w -= rates[k / 3] * (a / (1 - product1)) / ((s / (1 - product2)).squareRoot() + delta)
    }
  }

  /// At a constant gradient every step is ε, whatever the βs are and were: on a quadratic of curvature h from w₀ = 1/h the
  /// gradient is 1 up to h.
  @Test func adamStaysUnbiasedAtAConstantGradient() throws {
    let h = 1e-6
    let settings = [(0.9, 0.999), (0.6, 0.996), (0.95, 0.5), (0, 0), (0.9, 0.999)]
    let stages = settings.map {
      Stage(epochs: 0.3, learningRate: 0.1, batchSize: 10, adam: AdamSettings(beta1: $0.0, beta2: $0.1))
    }
    let problem = try QuadraticProblem(
      curvature: [h], gradientVariance: [0], initialMean: 1 / h, initialVariance: 0)
    let timeline = Timeline(
      Schedule(name: "constant", stages: stages), TrainingSet(size: 100, sampling: .withReplacement))
    let curves = GaussianQuadratic(
      problem: problem, timeline: timeline, optimizer: Adam(),
      settings: EnsembleSettings(seed: 1, replicates: 1, grid: RecordGrid(epochs: (0...15).map { Double($0) / 10 }))
    ).run()
    for (k, loss) in curves.means.enumerated() {
      let moved = 1 / h - (2 * loss / h).squareRoot()
      // The gradient falls by 1.5e-6 on the way, and 10⁶ has an ulp of 10⁻¹⁰.
      #expect(abs(moved - 0.1 * Double(k)) < 1e-6, "update \(k)")
    }
  }

  /// The bias correction counts updates over the whole run, over more of them than are handled at a time.
  @Test func adamsLongPathWithoutNoise() throws {
    let stage = Stage(epochs: 1000, learningRate: 1e-4, batchSize: 10)
    let losses = try path(Adam(), [stage], curvature: 1, updates: 9000)
    var (w, a, s) = (1.0, 0.0, 0.0)
    var (power1, power2) = (1.0, 1.0)
    for k in 0...9000 {
      if k.isMultiple(of: 500) {
        #expect(relativeError(losses[k], 0.5 * w * w) < 1000 * Tolerance.algebra, "update \(k)")
      }
      a = 0.9 * a + 0.1 * w
      s = 0.999 * s + 0.001 * w * w
      power1 *= 0.9
      power2 *= 0.999
      w -= 1e-4 * (a / (1 - power1)) / ((s / (1 - power2)).squareRoot() + 1e-8)
    }
  }

  /// Constant gradient 1, m = .9, ε .1 then .01, two updates from 0: −0.119 where the learning rate stands outside of the
  /// velocity. On a quadratic of curvature h from w₀ = 1/h the gradient is 1 up to h: w − w₀ → −0.119 as h → 0.
  @Test func theLearningRateStandsOutsideOfTheVelocity() throws {
    let h = 1e-6
    let problem = try QuadraticProblem(
      curvature: [h], gradientVariance: [0], initialMean: 1 / h, initialVariance: 0)
    let stages = [
      Stage(epochs: 1, learningRate: 0.1, batchSize: 10, momentum: 0.9),
      Stage(epochs: 1, learningRate: 0.01, batchSize: 10, momentum: 0.9),
    ]
    let timeline = Timeline(
      Schedule(name: "witness", stages: stages), TrainingSet(size: 10, sampling: .withReplacement))
    let grid = RecordGrid(every: 1, epochs: 2)
    let exact = try ExactQuadratic(problem: problem, timeline: timeline, optimizer: HeavyBall(), grid: grid).run()
    let simulated = GaussianQuadratic(
      problem: problem, timeline: timeline, optimizer: HeavyBall(),
      settings: EnsembleSettings(seed: 1, replicates: 1, grid: grid)
    ).run()
    for curves in [exact, simulated] {
      let moved = (2 * curves.means[2] / h).squareRoot() - 1 / h
      // 10⁶ has an ulp of 10⁻¹⁰.
      #expect(abs(moved + 0.119) < 1e-6)
    }
  }

  /// B = N without replacement: no noise at all, whatever the gradient's variance.
  @Test func wholeBatchesHaveNoNoise() throws {
    let problem = try QuadraticProblem(
      curvature: [2], gradientVariance: [7], initialMean: 1.5, initialVariance: 0)
    let timeline = Timeline(
      Schedule(name: "whole", stages: [Stage(epochs: 20, learningRate: 0.1, batchSize: 100)]),
      TrainingSet(size: 100, sampling: .withoutReplacement))
    let curves = GaussianQuadratic(
      problem: problem, timeline: timeline, optimizer: SGD(),
      settings: EnsembleSettings(seed: 1, replicates: 17, grid: RecordGrid(every: 1, epochs: 20))
    ).run()
    var w = 1.5
    for point in curves.loss {
      #expect(relativeError(point.moments.mean, w * w) < Tolerance.algebra)
      #expect(point.moments.variance < 1e-25)
      w *= 0.8
    }
  }

  /// Adam on noise has no closed form: a plain simulation with numbers from another generator gives the same mean.
  @Test func adamsMeansAreThoseOfAPlainSimulation() throws {
    let mode = try QuadraticProblem(curvature: [1], gradientVariance: [4], initialMean: 1, initialVariance: 0)
    let stages = [
      Stage(epochs: 2, learningRate: 0.05, batchSize: 4), Stage(epochs: 2, learningRate: 0.01, batchSize: 8),
    ]
    let timeline = Timeline(
      Schedule(name: "adam", stages: stages), TrainingSet(size: 40, sampling: .withReplacement))
    let grid = RecordGrid(every: 1, epochs: 4)
    let simulated = GaussianQuadratic(
      problem: mode, timeline: timeline, optimizer: Adam(),
      settings: EnsembleSettings(seed: 6, replicates: 20_000, grid: grid, threads: 2)
    ).run()
    var random = SeededGenerator(61)
    var plain = [Moments](repeating: Moments(), count: 5)
    let ends = [0, 10, 20, 25, 30]
    for _ in 0..<20_000 {
      var (w, a, s) = (1.0, 0.0, 0.0)
      var (power1, power2) = (1.0, 1.0)
      plain[0].add(0.5 * w * w)
      for k in 0..<30 {
        let gradient = w + (k < 20 ? 1 : 0.5.squareRoot()) * random.normal()
        a = 0.9 * a + 0.1 * gradient
        s = 0.999 * s + 0.001 * gradient * gradient
        power1 *= 0.9
        power2 *= 0.999
        w -= (k < 20 ? 0.05 : 0.01) * (a / (1 - power1)) / ((s / (1 - power2)).squareRoot() + 1e-8)
        if let index = ends.firstIndex(of: k + 1) { plain[index].add(0.5 * w * w) }
      }
    }
    for (point, other) in zip(simulated.loss, plain) {
      let error = ((point.moments.variance + other.variance) / 20_000).squareRoot()
      #expect(abs(point.moments.mean - other.mean) <= Tolerance.standardErrors * error)
    }
  }
}

import Foundation
import NoiseScale
import Records
import TestSupport
import Testing

@testable import StochasticSimulation

/// Each example once an epoch: Derivation, "Reshuffling".
@Suite struct ReshuffledNoiseTests {
  /// Identical modes are independent samples of one: the variance of w and its standard error.
  private func simulated(
    _ sampling: Sampling, stages: [Stage], size: Int, curvature: Double, modes: Int, epochs: [Double],
    replicates: Int = 160, start: Double = 0
  ) throws -> [Moments] {
    let problem = try QuadraticProblem(
      curvature: Array(repeating: curvature, count: modes), gradientVariance: Array(repeating: 1, count: modes),
      initialMean: 0, initialVariance: start)
    let timeline = Timeline(Schedule(name: "shuffled", stages: stages), TrainingSet(size: size, sampling: sampling))
    return GaussianQuadratic(
      problem: problem, timeline: timeline, optimizer: SGD(),
      settings: EnsembleSettings(seed: 8, replicates: replicates, grid: RecordGrid(epochs: epochs), threads: 2)
    ).run().loss.map(\.moments)
  }

  /// Overdamped, x = γh: variance against independent batches of C/B, at epoch ends 1 − (2/x) tanh(x/2), averaged over the
  /// epoch 1 − 2/x + 2(1 − e^(−x))/x².
  ///
  /// 800 batches an epoch, so εh = x/800 ≤ 0.025 and the stated bias is of that order.
  @Test(arguments: [1.0, 3.8, 20]) func varianceAgainstIndependentBatches(_ x: Double) throws {
    let batches = 800
    let (rate, modes) = (0.1, 40)
    let h = x / (rate * Double(batches))
    let independent = rate / (2 * h)  // ε C/(2hB), B = 1
    let settled = Int((12 / x).rounded(.up)) + 1
    let places = 40
    let epochs = (0...places).map { Double(settled) + Double($0) / Double(places) }
    let moments = try simulated(
      .reshuffled,
      stages: [
        Stage(epochs: Double(settled + 1), learningRate: .constant(rate), batchSize: 1)
      ], size: batches, curvature: h, modes: modes, epochs: epochs, start: independent)
    func ratio(_ moments: Moments) -> Double { 2 * moments.mean / (h * Double(modes)) / independent }
    func error(_ moments: Moments) -> Double {
      (moments.variance / Double(moments.count)).squareRoot() / moments.mean * ratio(moments)
    }
    let end = 1 - 2 / x * tanh(x / 2)
    for place in [0, places] {
      let allowed = Tolerance.standardErrors * error(moments[place]) + 0.5 * x / Double(batches)
      #expect(abs(ratio(moments[place]) - end) < allowed, "\(ratio(moments[place])) against \(end)")
    }
    // Simpson's rule over the epoch; the places are correlated, so their errors are taken to add up.
    let weights = (0...places).map { $0 == 0 || $0 == places ? 1.0 : $0 % 2 == 1 ? 4 : 2 }
    let average = zip(weights, moments).reduce(0) { $0 + $1.0 * ratio($1.1) } / (3 * Double(places))
    let spread = zip(weights, moments).reduce(0) { $0 + $1.0 * error($1.1) } / (3 * Double(places))
    let expected = 1 - 2 / x + 2 * (1 - exp(-x)) / (x * x)
    #expect(
      abs(average - expected) < Tolerance.standardErrors * spread + 0.5 * x / Double(batches) + 1e-3,
      "\(average) against \(expected)")
  }

  /// At ε h → 0 the velocity-free path is −ε × the sum of the noise: 0 at epoch ends, k(1 − k/n) C/B in between.
  @Test func theNoiseOfAnEpochSumsToZero() throws {
    let h = 1e-12
    let moments = try simulated(
      .reshuffled, stages: [Stage(epochs: 3, learningRate: 1, batchSize: 10)], size: 200, curvature: h, modes: 16,
      epochs: [0, 0.25, 0.5, 1, 1.25, 2, 2.75, 3])
    let sums = moments.map { 2 * $0.mean / (h * 16) }
    for place in [3, 5, 7] { #expect(sums[place] < 1e-12) }
    for (place, share) in [(1, 0.25), (2, 0.5), (4, 0.25), (6, 0.75)] {
      let expected = 20 * share * (1 - share) / 10
      // 16 × 160 samples of a χ².
      #expect(relativeError(sums[place], expected) < Tolerance.standardErrors * (2.0 / 2560).squareRoot())
    }
  }

  /// B = 60 on N = 200: the fourth batch takes 20 of one permutation and 40 of the next. The sum of noise over the first k
  /// batches is that of the examples read of the unfinished epoch, r(1 − r/N) C in units of examples.
  @Test func aBatchThatStraddlesTakesTheEndAndTheStart() throws {
    let h = 1e-12
    let moments = try simulated(
      .reshuffled, stages: [Stage(epochs: 3, learningRate: 1, batchSize: 60)], size: 200, curvature: h, modes: 16,
      epochs: (0...10).map { Double($0) * 0.3 })
    for (batch, moment) in moments.enumerated() {
      let read = Double(60 * batch % 200)
      let expected = read * (1 - read / 200) / 3600
      let sum = 2 * moment.mean / (h * 16)
      #expect(
        abs(sum - expected) <= Tolerance.standardErrors * (2.0 / 2560).squareRoot() * expected + 1e-12,
        "batch \(batch)")
    }
  }

  /// A jump of the batch size within an epoch leaves the permutation whole: Σ B × noise is 0 at its end.
  @Test func theBatchSizeMayJumpWithinAnEpoch() throws {
    let h = 1e-12
    // ε ∝ B makes w the sum of the examples' noise.
    let stages = [
      Stage(epochs: 0.5, learningRate: 0.1, batchSize: 10), Stage(epochs: 0.5, learningRate: 0.25, batchSize: 25),
      Stage(epochs: 1, learningRate: 0.5, batchSize: 50),
    ]
    let moments = try simulated(
      .reshuffled, stages: stages, size: 200, curvature: h, modes: 16, epochs: [0, 0.5, 1, 1.5, 2])
    let sums = moments.map { 2 * $0.mean / (h * 16) }
    for place in [2, 4] { #expect(sums[place] < 1e-12) }
    for place in [1, 3] {
      #expect(relativeError(sums[place], 50 * 1e-4) < Tolerance.standardErrors * (2.0 / 2560).squareRoot())
    }
  }

  /// One batch is the whole set: no noise.
  @Test func wholeBatchesHaveNoNoise() throws {
    let moments = try simulated(
      .reshuffled, stages: [Stage(epochs: 5, learningRate: 0.1, batchSize: 200)], size: 200, curvature: 1, modes: 3,
      epochs: [0, 1, 5])
    #expect(moments.allSatisfy { $0.mean == 0 })
  }

  /// A single batch has the variance of one drawn without replacement, for every optimiser that meets it first.
  @Test func aSingleBatchIsDrawnWithoutReplacement() throws {
    let stages = [Stage(epochs: 0.4, learningRate: 1, batchSize: 80)]
    let moments = try simulated(
      .reshuffled, stages: stages, size: 200, curvature: 1, modes: 16, epochs: [0, 0.4])
    let expected = 0.5 * 16 * TrainingSet(size: 200, sampling: .reshuffled).batchVariance(80)
    #expect(isWithinError(moments[1], expected))
  }
}

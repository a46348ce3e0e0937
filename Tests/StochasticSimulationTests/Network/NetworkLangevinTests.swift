import Descriptions
import Foundation
import NoiseScale
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct NetworkLangevinTests {
  private func draws(
    _ langevin: NetworkLangevin?, size: Int, sampling: Sampling, seed: UInt64 = 1
  ) -> StepExamples {
    StepExamples(langevin, trainingSet: TrainingSet(size: size, sampling: sampling), variant: .widest) {
      lane, purpose in
      RandomAddress(seed: seed, purpose: purpose, schedule: "draws", replicate: lane)
    }
  }

  /// The gradients of single examples of lane 0: [example][parameter].
  private func exampleGradients(_ lanes: NetworkLanes, _ count: Int) -> [[Double]] {
    (0..<count).map { example in
      lanes.gradient(Array(repeating: Int32(example), count: NetworkLanes.count), count: 1)(0).map(Double.init)
    }
  }

  private func mean(_ x: [[Double]]) -> [Double] {
    x[0].indices.map { index in x.reduce(0) { $0 + $1[index] } / Double(x.count) }
  }

  /// Σ (x − mean)(x − mean)ᵀ/divisor.
  private func covariance(_ x: [[Double]], mean: [Double], divisor: Double) -> [[Double]] {
    mean.indices.map { i in
      mean.indices.map { j in x.reduce(0) { $0 + ($1[i] - mean[i]) * ($1[j] - mean[j]) } / divisor }
    }
  }

  private func largestDifference(_ a: [[Double]], _ b: [[Double]]) -> Double {
    zip(a.flatMap(\.self), b.flatMap(\.self)).map { abs($0 - $1) }.max()!
  }

  /// All batches of two of five examples, in the order in which they are drawn.
  private func batches(_ sampling: Sampling) -> [[Int]] {
    (0..<5).flatMap { first in (0..<5).map { [first, $0] } }
      .filter { sampling == .withReplacement || $0[0] != $0[1] }
  }

  /// Every pair of batches with the weights that a step has: mean ∇L and l times the covariance C/B or C(1/B − 1/N).
  @Test(arguments: [Sampling.withReplacement, .withoutReplacement], [2, 3, 8])
  func everyPairOfBatches(_ sampling: Sampling, _ l: Int) throws {
    let problem = try noisyProblem(5, features: 3, hidden: [2], classes: 2)
    let (lanes, _) = randomLanes(problem, batch: 1, size: 0.7)
    var examples = draws(NetworkLangevin(refinement: l), size: 5, sampling: sampling)
    examples.draw(update: 0, part: 0, examplesBefore: 0, batchSize: 2)
    #expect(examples.count == 4)
    let weights = try #require(examples.weights)
    let batches = batches(sampling)
    var gradients: [[Double]] = []
    for first in batches {
      for second in batches {
        let rows = (first + second).flatMap { row in Array(repeating: Int32(row), count: NetworkLanes.count) }
        gradients.append(lanes.gradient(rows, weights: weights, count: 4)(0).map(Double.init))
      }
    }
    let single = exampleGradients(lanes, 5)
    let slope = mean(single)
    let whole = mean(gradients)
    #expect(zip(whole, slope).allSatisfy { abs($0 - $1) < 2e-6 })
    let share = sampling == .withReplacement ? 0.5 : 0.5 - 0.2
    let c = covariance(single, mean: slope, divisor: sampling == .withReplacement ? 5 : 4)
    let expected = c.map { $0.map { $0 * share * Double(l) } }
    let found = covariance(gradients, mean: whole, divisor: Double(gradients.count))
    let scale = expected.flatMap(\.self).map(abs).max()!
    #expect(largestDifference(found, expected) < 2e-5 * scale)
  }

  /// The multipliers as a step draws them, in 8 lanes and 4000 steps: their mean is 1/N, each step adds up to 1, and their
  /// covariance is κ (δ_ij − 1/N)/N².
  @Test(arguments: [Sampling.withReplacement, .withoutReplacement]) func multipliersAreDrawnWithTheirCovariance(
    _ sampling: Sampling
  ) throws {
    let (n, batch, l) = (5, 2, 3)
    var examples = draws(NetworkLangevin(refinement: l, method: .multipliers), size: n, sampling: sampling)
    let steps = 4000
    var sums = Array(repeating: 0.0, count: n)
    var products = Array(repeating: Array(repeating: 0.0, count: n), count: n)
    for step in 0..<steps {
      examples.draw(update: step, part: 1, examplesBefore: 0, batchSize: batch)
      #expect(examples.count == n)
      let weights = try #require(examples.weights)
      for lane in 0..<NetworkLanes.count {
        let own = (0..<n).map { Double(weights[$0 * NetworkLanes.count + lane]) - 1 / Double(n) }
        #expect(abs(own.reduce(0, +)) < 1e-6)
        for i in 0..<n {
          sums[i] += own[i]
          for j in 0..<n { products[i][j] += own[i] * own[j] }
        }
      }
    }
    let (size, b) = (Double(n), Double(batch))
    let kappa = Double(l) * (sampling == .withReplacement ? size / b : size * (size - b) / (b * (size - 1)))
    let count = Double(steps * NetworkLanes.count)
    for i in 0..<n {
      let variance = kappa * (1 - 1 / size) / (size * size)
      #expect(abs(sums[i] / count) < Tolerance.standardErrors * (variance / count).squareRoot())
      for j in 0..<n {
        let expected = kappa * ((i == j ? 1 : 0) - 1 / size) / (size * size)
        // The variance of a product of two Gaussians is σ²σ² + cov².
        let error = ((variance * variance + expected * expected) / count).squareRoot()
        #expect(abs(products[i][j] / count - expected) < Tolerance.standardErrors * error, "\(i) \(j)")
      }
    }
  }

  /// Weights 1/N (1 ± √κ …) over all 32 patterns of signs in place of Gaussians, which have the same two moments: mean ∇L,
  /// covariance κ(N − 1)/N² C, which is l times the batch's.
  @Test(arguments: [Sampling.withReplacement, .withoutReplacement]) func multipliersHaveTheBatchsCovariance(
    _ sampling: Sampling
  ) throws {
    let problem = try noisyProblem(5, features: 3, hidden: [2], classes: 2)
    let (lanes, _) = randomLanes(problem, batch: 1, size: 0.7)
    let langevin = NetworkLangevin(refinement: 4, method: .multipliers)
    let set = TrainingSet(size: 5, sampling: sampling)
    let deviation = langevin.multiplierDeviation(batchSize: 2, trainingSet: set)
    let rows = (0..<5).flatMap { row in Array(repeating: Int32(row), count: NetworkLanes.count) }
    var gradients: [[Double]] = []
    for pattern in 0..<32 {
      let z = (0..<5).map { pattern >> $0 & 1 == 1 ? 1.0 : -1 }
      let centre = z.reduce(0, +) / 5
      let weights = z.map { Float((1 + deviation * ($0 - centre)) / 5) }
      let spread = (weights + [0]).flatMap { Array(repeating: $0, count: NetworkLanes.count) }
      gradients.append(lanes.gradient(rows, weights: spread, count: 5)(0).map(Double.init))
    }
    let single = exampleGradients(lanes, 5)
    let slope = mean(single)
    let share = sampling == .withReplacement ? 0.5 : 0.5 - 0.2
    let c = covariance(single, mean: slope, divisor: sampling == .withReplacement ? 5 : 4)
    let expected = c.map { $0.map { $0 * share * 4 } }
    let found = covariance(gradients, mean: mean(gradients), divisor: 32)
    let scale = expected.flatMap(\.self).map(abs).max()!
    #expect(zip(mean(gradients), slope).allSatisfy { abs($0 - $1) < 2e-6 })
    #expect(largestDifference(found, expected) < 2e-5 * scale)
  }

  /// The two batches of a step, and those of different steps and lanes, have nothing in common.
  @Test func batchesAreIndependent() {
    var examples = draws(NetworkLangevin(refinement: 2), size: 4, sampling: .withReplacement)
    var counts = Array(repeating: 0, count: 16)
    for update in 0..<2000 {
      for part in 0..<2 {
        examples.draw(update: update, part: part, examplesBefore: 0, batchSize: 1)
        for lane in 0..<NetworkLanes.count {
          counts[4 * Int(examples.rows[lane]) + Int(examples.rows[NetworkLanes.count + lane])] += 1
        }
      }
    }
    let expected = 2000.0 * 2 * Double(NetworkLanes.count) / 16
    let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    // The 1 − 10⁻⁶ quantile of χ² with 15 degrees of freedom.
    #expect(chiSquare < 55.2)
  }

  private let stages = [
    Stage(epochs: 2.5, learningRate: 0.2, batchSize: 7, momentum: 0),
    Stage(epochs: 2, learningRate: 0.1, batchSize: 20),
  ]

  @Test(arguments: ["sgd", "momentum", "nesterov"], [Sampling.withReplacement, .withoutReplacement])
  func withoutRefinementItIsTheRunItself(_ name: String, _ sampling: Sampling) throws {
    let problem = try noisyProblem(61, features: 5, hidden: [4], classes: 3, test: 9)
    var stages = stages
    if name != "sgd" { for index in stages.indices { stages[index].momentum = index == 0 ? 0.9 : 0.7 } }
    let optimizer = try Optimizers.read(.text(name))
    let plain = try NetworkEnsemble(
      problem, stages, optimizer: optimizer, sampling: sampling, replicates: 9, every: 0.7)
    for isOverdamped in [false, true] {
      let refined = try NetworkEnsemble(
        problem: problem, timeline: plain.timeline, optimizer: optimizer, settings: plain.settings,
        langevin: NetworkLangevin(refinement: 1, isOverdamped: isOverdamped))
      #expect(refined.replicateValues() == plain.replicateValues())
    }
  }

  @Test(arguments: NetworkLangevin.Method.allCases) func threadsAndVariantsChangeNothing(
    _ method: NetworkLangevin.Method
  ) throws {
    let problem = try noisyProblem(61, features: 5, hidden: [4], classes: 3)
    let plain = try NetworkEnsemble(problem, stages, replicates: 9, every: 0.7)
    func metrics(_ threads: Int, _ variant: KernelVariant) throws -> [[[Double]]] {
      var settings = plain.settings
      (settings.threads, settings.variant) = (threads, variant)
      return try NetworkEnsemble(
        problem: problem, timeline: plain.timeline, optimizer: HeavyBall(), settings: settings,
        langevin: NetworkLangevin(refinement: 3, method: method)
      ).replicateValues()
    }
    let reference = try metrics(1, .baseline)
    for variant in KernelVariant.supported { #expect(try metrics(2, variant) == reference, "\(variant)") }
  }

  @Test func stepsKeepTheMemoryOrTheMomentum() {
    let values = HyperParameters(learningRate: 0.8, batchSize: 4, momentum: 0.6)
    let memory = NetworkLangevin(refinement: 4).refined(values, takesMomentum: true)
    #expect(memory.learningRate == 0.05 && abs(memory.momentum - 0.9) < 1e-15)
    for refined in [
      NetworkLangevin(refinement: 4, isOverdamped: true).refined(values, takesMomentum: true),
      NetworkLangevin(refinement: 4).refined(values, takesMomentum: false),
    ] { #expect(refined.learningRate == 0.2 && refined.momentum == 0.6) }
  }

  @Test func whatDoesNotExistIsRefused() throws {
    let problem = try noisyProblem(20, features: 2, hidden: [], classes: 2)
    let plain = try NetworkEnsemble(problem, [Stage(epochs: 1, learningRate: 0.1, batchSize: 5)])
    func refusal(_ optimizer: any Optimizer, _ sampling: Sampling, _ l: Int) -> String? {
      do {
        _ = try NetworkEnsemble(
          problem: problem, timeline: Timeline(plain.timeline.schedule, TrainingSet(size: 20, sampling: sampling)),
          optimizer: optimizer, settings: plain.settings, langevin: NetworkLangevin(refinement: l))
        return nil
      } catch { return "\(error)" }
    }
    #expect(try refusal(Adam(), .withReplacement, 2)?.contains("not for adam") == true)
    #expect(refusal(SGD(), .reshuffled, 2)?.contains("not for sampling reshuffled") == true)
    #expect(refusal(SGD(), .withReplacement, 0)?.contains("refinement is 0") == true)
    #expect(refusal(SGD(), .withReplacement, 2) == nil)
  }
}

import Descriptions
import Foundation
import NoiseScale
import TestSupport
import Testing

@testable import StochasticSimulation

/// Schedules of the same g have the same curve up to known orders: exact moments, no Monte Carlo (Derivation, "Orders").
@Suite struct EquivalenceAsALawTests {
  private let curvature = [1.0, 0.5, 0.2, 0.1, 0.05]
  private let size = 10_000
  private let epochs = 12.0

  private func losses(
    _ stages: [Stage], _ optimizer: any Optimizer, at epochs: [Double]
  ) throws -> [Double] {
    let timeline = Timeline(Schedule(name: "law", stages: stages), TrainingSet(size: size, sampling: .withReplacement))
    let problem = try QuadraticProblem(curvature: curvature, gradientVariance: curvature)
    return try ExactQuadratic(
      problem: problem, timeline: timeline, optimizer: optimizer, grid: RecordGrid(epochs: epochs)
    ).run().means
  }

  /// Learning rate ε and batch size B to begin with; g falls by 5 after half of the epochs.
  private func pair(_ rate: Double, _ batch: Double, _ m: Double, growth: Double = 5) -> ([Stage], [Stage]) {
    func stage(_ rate: Double, _ batch: Double) -> Stage {
      Stage(
        epochs: epochs / 2, learningRate: .constant(rate), batchSize: .constant(batch), momentum: .constant(m))
    }
    return (
      [stage(rate, batch), stage(rate / 5, batch)], [stage(rate, batch), stage(rate, growth * batch)]
    )
  }

  private func timelines(_ pair: ([Stage], [Stage])) -> [Timeline] {
    [pair.0, pair.1].map {
      Timeline(Schedule(name: "law", stages: $0), TrainingSet(size: size, sampling: .withReplacement))
    }
  }

  /// The largest |ln ratio| over the settled epochs of both sizes.
  private func gap(_ pair: ([Stage], [Stage]), _ optimizer: any Optimizer, _ epochs: [Double]) throws -> Double {
    let (decaying, increasing) = try (losses(pair.0, optimizer, at: epochs), losses(pair.1, optimizer, at: epochs))
    return zip(decaying, increasing).map { abs(log($1 / $0)) }.max() ?? 0
  }

  @Test(arguments: [("sgd", 0.0, 0.1, 40.0), ("momentum", 0.5, 0.1, 80), ("momentum", 0.9, 0.05, 40)])
  func theSettledGapIsOfFirstOrder(_ name: String, _ m: Double, _ rate: Double, _ batch: Double) throws {
    let optimizer = try Optimizers.read(.text(name))
    let sizes = [1.0, 2, 4].map { pair(rate / $0, batch / $0, m) }
    // Where both schedules differ: after the change. What 6 θ leave of the change falls faster than any order, so the epochs
    // are those that are settled at twice the largest size too.
    let settling = Settling(timelines(pair(2 * rate, 2 * batch, m)), optimizer: optimizer)
    let grid = (0...120).map { Double($0) / 10 }.filter { $0 > epochs / 2 && settling.isSettled($0) }
    #expect(grid.count > 20)
    let gaps = try sizes.map { try gap($0, optimizer, grid) }
    #expect(gaps[0] > 1e-4 && gaps[0] < 0.1)
    for (large, small) in zip(gaps, gaps.dropFirst()) {
      let slope = log2(large / small)
      #expect(Tolerance.firstOrder.contains(slope), "slope \(slope)")
    }
  }

  /// A batch that grows by 4 or 6 where the learning rate falls by 5 is found: the plateaus differ by 5/4, 5/6.
  @Test(arguments: [4.0, 6.0]) func unequalNoiseScalesAreFound(_ growth: Double) throws {
    let unequal = pair(0.05, 80, 0.9, growth: growth)
    let (decaying, increasing) = try (
      losses(unequal.0, HeavyBall(), at: [12]), losses(unequal.1, HeavyBall(), at: [12])
    )
    let found = log(increasing[0] / decaying[0])
    #expect(abs(found - log(5 / growth)) < 0.05, "\(found)")
    let equal = try gap(pair(0.05, 80, 0.9), HeavyBall(), [12])
    #expect(equal < 0.2 * abs(found))
  }

  /// |exact − SDE| at fixed epochs on batch boundaries, one stage.
  private func error(_ optimizer: any Optimizer, _ kind: LangevinKind, rate: Double, batch: Double, m: Double) throws
    -> Double
  {
    let stage = Stage(
      epochs: 8, learningRate: .constant(rate), batchSize: .constant(batch), momentum: .constant(m))
    let grid = [2.0, 4, 8]
    let exact = try losses([stage], optimizer, at: grid)
    let set = TrainingSet(size: size, sampling: .withReplacement)
    let timeline = Timeline(Schedule(name: "law", stages: [stage]), set)
    let equation = LangevinMoments(
      problem: try QuadraticProblem(curvature: curvature, gradientVariance: curvature), kind: kind,
      segments: timeline.langevinSegments(), trainingSet: set
    ).losses(at: grid)
    return zip(exact, equation).map { abs($0 - $1) }.max() ?? 0
  }

  private func slopes(_ errors: [Double], factor: Double) -> [Double] {
    zip(errors, errors.dropFirst()).map { log($0 / $1) / log(factor) }
  }

  /// At fixed m and g, ε and B are halved together.
  @Test(arguments: [
    ("sgd", LangevinKind.overdamped, 0.0), ("momentum", .overdamped, 0.5), ("momentum", .withMemory, 0.5),
    ("momentum", .withMemory, 0.9),
  ])
  func theEquationIsMetAtFirstOrderInTheStep(_ name: String, _ kind: LangevinKind, _ m: Double) throws {
    let optimizer = try Optimizers.read(.text(name))
    let errors = try [1.0, 2, 4, 8].map {
      try error(optimizer, kind, rate: 0.004 * (1 - m) / $0, batch: 80 / $0, m: m)
    }
    for slope in slopes(errors, factor: 2) {
      #expect(Tolerance.firstOrder.contains(slope), "slope \(slope)")
    }
  }

  /// At fixed θ and g: B/(1−m) and ε/(1−m)² are kept, so B/N falls as √ε. First order in B/N is half an order in ε.
  @Test func atFixedMemoryItIsHalfAnOrderInTheLearningRate() throws {
    let errors = try [1.0, 2, 4, 8].map {
      try error(HeavyBall(), .withMemory, rate: 0.016 / ($0 * $0), batch: 80 / $0, m: 1 - 0.4 / $0)
    }
    for slope in slopes(errors, factor: 4) {
      #expect(
        (Tolerance.firstOrder.lowerBound / 2...Tolerance.firstOrder.upperBound / 2).contains(slope), "slope \(slope)")
    }
  }
}

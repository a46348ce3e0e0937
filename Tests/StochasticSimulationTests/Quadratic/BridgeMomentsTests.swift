import Foundation
import NoiseScale
import TestSupport
import Testing

@testable import StochasticSimulation

/// The equation behind reshuffled batches: Derivation, "Reshuffling".
@Suite struct BridgeMomentsTests {
  private static func variances(
    _ kind: LangevinKind, _ optimizer: any Optimizer, _ stage: Stage, size: Int, curvature: Double, at epochs: [Double]
  ) throws -> [Double] {
    let problem = try QuadraticProblem(
      curvature: [curvature], gradientVariance: [1], initialMean: 0, initialVariance: 0)
    let timeline = Timeline(Schedule(name: "s", stages: [stage]), TrainingSet(size: size, sampling: .reshuffled))
    return try BridgeMoments(
      problem: problem, kind: kind, segments: timeline.langevinSegments(), trainingSetSize: size,
      lostMemory: { optimizer.lostMemory(momentum: $0) }
    ).losses(at: epochs).map { 2 * $0 / curvature }
  }

  /// Against g C/(2hN): at epoch ends 1 − (2/x) tanh(x/2), averaged over the epoch 1 − 2/x + 2(1 − e^(−x))/x², x = γh, whatever B is.
  @Test(arguments: [0.1, 1, 3.8, 20], [10, 250]) func overdamped(_ x: Double, _ batch: Int) throws {
    let size = 1000
    let settled = (12 / x).rounded(.up) + 1
    let stage = Stage(
      epochs: settled + 1, learningRate: .constant(Double(batch) / Double(size)), batchSize: .constant(Double(batch)))
    let places = 40
    let epochs = (0...places).map { settled + Double($0) / Double(places) }
    let ratios = try Self.variances(.overdamped, SGD(), stage, size: size, curvature: x, at: epochs)
      .map { $0 * 2 * x * Double(size) }
    let end = 1 - 2 / x * tanh(x / 2)
    for place in [0, places] { #expect(relativeError(ratios[place], end) < 0.01, "\(ratios[place]) against \(end)") }
    // Simpson's rule.
    let weights = (0...places).map { $0 == 0 || $0 == places ? 1.0 : $0 % 2 == 1 ? 4 : 2 }
    let average = zip(weights, ratios).reduce(0) { $0 + $1.0 * $1.1 } / (3 * Double(places))
    #expect(relativeError(average, 1 - 2 / x + 2 * (1 - exp(-x)) / (x * x)) < 0.01)
  }

  /// What the velocity leaves of slow modes is met within a few per cent, from γh = .003 to 5.
  @Test(arguments: [("momentum", 0.5), ("momentum", 0.9), ("nesterov", 0.5), ("nesterov", 0.9)], [0.003, 0.1, 5])
  func memory(_ rule: (optimizer: String, momentum: Double), _ x: Double) throws {
    let (size, batch) = (10_000, 10)
    let optimizer = try Optimizers.read(.text(rule.optimizer))
    let epochs = (40 / x).rounded(.up)
    let stage = Stage(
      epochs: epochs, learningRate: .constant(1e-3 * (1 - rule.momentum)), batchSize: .constant(Double(batch)),
      momentum: .constant(rule.momentum))
    let problem = try QuadraticProblem(curvature: [x], gradientVariance: [1], initialMean: 0, initialVariance: 0)
    let exact = try ExactQuadratic(
      problem: problem,
      timeline: Timeline(Schedule(name: "s", stages: [stage]), TrainingSet(size: size, sampling: .reshuffled)),
      optimizer: optimizer, grid: RecordGrid(epochs: [epochs])
    ).run().means[0]
    let equation = try Self.variances(.withMemory, optimizer, stage, size: size, curvature: x, at: [epochs])[0]
    #expect(relativeError(equation, 2 * exact / x) < Tolerance.leadingOrder)
  }

  /// A law makes a stretch of every batch, and an epoch past the end has no value.
  @Test func followsALaw() throws {
    let stage = Stage(epochs: 3, learningRate: .law(LinearLaw(from: 0.02, to: 0.01)), batchSize: 10)
    let losses = try Self.variances(.overdamped, SGD(), stage, size: 10_000, curvature: 1, at: [0, 1.5, 3, 4])
    #expect(losses[0] == 0 && losses[3].isNaN)
    let problem = try QuadraticProblem(curvature: [1], gradientVariance: [1], initialMean: 0, initialVariance: 0)
    let exact = try ExactQuadratic(
      problem: problem,
      timeline: Timeline(Schedule(name: "s", stages: [stage]), TrainingSet(size: 10_000, sampling: .reshuffled)),
      optimizer: SGD(), grid: RecordGrid(epochs: [1.5, 3])
    ).run().means
    for (loss, expected) in zip(losses[1...2], exact) {
      #expect(relativeError(loss, 2 * expected) < Tolerance.leadingOrder)
    }
  }
}

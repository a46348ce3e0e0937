import Descriptions
import Foundation
import NoiseScale
import Records
import ScheduleSupport
import TestSupport
import Testing

@testable import StochasticSimulation

/// Exact moments where every example is seen once an epoch: Derivation, "Reshuffling".
@Suite struct ReshuffledExactTests {
  private let problem = try! QuadraticProblem(
    curvature: [1, 0.3, 0.02, 1e-3, 1e-5], gradientVariance: [1, 0.3, 5, 2, 0], initialMean: 0.7, initialVariance: 0.5)

  private func compareToBruteForce(
    _ schedule: Schedule, _ optimizer: String, size: Int, every: Double = 0.13, variant: KernelVariant = .widest
  ) throws {
    let timeline = Timeline(schedule, TrainingSet(size: size, sampling: .reshuffled))
    let grid = RecordGrid(every: every, epochs: timeline.epochs)
    let exact = try ExactQuadratic(
      problem: problem, timeline: timeline, optimizer: Optimizers.read(.text(optimizer)), grid: grid, variant: variant
    ).run()
    let squares = problem.curvature.indices.map { mode in
      ReshuffledRecursion.squares(
        timeline, optimizer: optimizer, curvature: problem.curvature[mode],
        gradientVariance: problem.gradientVariance[mode], start: 0.99)
    }
    #expect(exact.loss.count == grid.epochs.count && exact.replicates == 0)
    for point in exact.loss {
      let expected = zip(problem.curvature, squares).reduce(0) {
        $0 + 0.5 * $1.0 * interpolated($1.1, at: point.update)
      }
      #expect(
        relativeError(point.moments.mean, expected) < Tolerance.naiveRecursion, "\(optimizer), epoch \(point.epoch)")
    }
  }

  /// Jumps of everything, batches that straddle epochs, and stages that end within one.
  @Test(arguments: linearOptimizers, KernelVariant.supported)
  func isTheJointLawOfAllBatchesThroughJumps(_ optimizer: String, _ variant: KernelVariant) throws {
    try compareToBruteForce(jumpySchedule(optimizer), optimizer, size: 200, variant: variant)
  }

  @Test(arguments: linearOptimizers) func isTheJointLawOfAllBatchesThroughLaws(_ optimizer: String) throws {
    try compareToBruteForce(lawSchedule(optimizer), optimizer, size: 200)
  }

  /// Batches that no epoch is a multiple of, beside those that are, and a weight decay.
  @Test(arguments: linearOptimizers, [1, 7, 10, 33, 60, 99, 100])
  func anyBatchSize(_ optimizer: String, _ batch: Int) throws {
    let momentum = optimizer == "sgd" ? 0 : 0.8
    let stages = [
      Stage(
        epochs: 2.37, learningRate: 0.1, batchSize: .constant(Double(batch)), momentum: .constant(momentum),
        weightDecay: 0.2),
      Stage(epochs: 1.7, learningRate: 0.05, batchSize: 13, momentum: .constant(momentum / 2)),
    ]
    try compareToBruteForce(Schedule(name: "any", stages: stages), optimizer, size: 100, every: 0.071)
  }

  /// The smaller last batch of an epoch, made or dropped; windows of micro-batches that are cut short, or go on.
  @Test(arguments: [(Counting.EpochEdge.keep, Counting.Window.flush), (.keep, .carry), (.drop, .flush)], [1, 2, 3])
  func edgesOfEpochs(_ counts: (edge: Counting.EpochEdge, window: Counting.Window), _ accumulate: Int) throws {
    let stage = Stage(
      Position(4, .epochs), learningRate: 0.1, batchSize: 9, momentum: 0.6, accumulate: accumulate)
    var counting = Counting()
    (counting.epochEdge, counting.window, counting.windowScale) = (counts.edge, counts.window, .full)
    try compareToBruteForce(Schedule(name: "edges", stages: [stage], counting: counting), "momentum", size: 100)
  }

  /// m = 0, at the ends of epochs: V = ε²(C/B)[Σ a²ⁱ − (Σ aⁱ)²/n](1 − a²ⁿᵏ)/(1 − a²ⁿ), a = 1 − εh, after k epochs from 0. For slow modes
  /// the bracket cancels: εh²n(n² − 1)/12 to leading order.
  @Test(arguments: [(10, 1000), (100, 10), (250, 4), (500, 2)], [0.02, 0.3, 1.1])
  func gradientDescentAtTheEndsOfEpochs(_ sizes: (batch: Int, batches: Int), _ step: Double) throws {
    let (rate, c, n) = (0.1, 3.0, sizes.batches)
    let size = sizes.batch * n
    let problem = try QuadraticProblem(
      curvature: [step / rate], gradientVariance: [c], initialMean: 0, initialVariance: 0)
    let stage = Stage(epochs: 7, learningRate: .constant(rate), batchSize: .constant(Double(sizes.batch)))
    let curves = try ExactQuadratic(
      problem: problem,
      timeline: Timeline(Schedule(name: "s", stages: [stage]), TrainingSet(size: size, sampling: .reshuffled)),
      optimizer: SGD(), grid: RecordGrid(every: 1, epochs: 7)
    ).run()
    let powers = (0..<n).map { pow(1 - step, Double($0)) }
    let mean = powers.reduce(0, +) / Double(n)
    let spread = powers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    for (k, loss) in curves.means.enumerated() {
      let all = pow(1 - step, 2 * Double(n))
      let expected = rate * rate * c / Double(sizes.batch) * spread * (1 - pow(all, Double(k))) / (1 - all)
      #expect(relativeError(2 * loss / problem.curvature[0], expected) < 10 * Tolerance.algebra, "epoch \(k)")
    }
  }

  /// 10⁵ updates of slow modes from 0, with records in the middle of epochs, against V = γ³hC(1 − (B/N)²)/(24N) · (1 − a²ⁿᵏ), whose next
  /// order in x = γh is x/2 or less: what an epoch leaves is x/6 of what it moves by on the way.
  @Test(arguments: [1e-3, 1e-4, 1e-6, 1e-8]) func slowModesKeepTheirDigits(_ x: Double) throws {
    let (rate, batch, size, c) = (0.1, 10, 1000, 2.0)
    let n = Double(size / batch)
    let h = x / (rate * n)
    let problem = try QuadraticProblem(curvature: [h], gradientVariance: [c], initialMean: 0, initialVariance: 0)
    let stage = Stage(epochs: 1000, learningRate: .constant(rate), batchSize: .constant(Double(batch)))
    func loss(_ grid: RecordGrid) throws -> Double {
      let last = try ExactQuadratic(
        problem: problem,
        timeline: Timeline(Schedule(name: "s", stages: [stage]), TrainingSet(size: size, sampling: .reshuffled)),
        optimizer: SGD(), grid: grid
      ).run().means.last
      return try #require(last)
    }
    let whole = try loss(RecordGrid(every: 1, epochs: 1000))
    // V per epoch, ε²(C/B) h²ε² n(n² − 1)/12 (1 − (n − 1)εh + …), and the sum over 1000 of a²ⁿ.
    let a = log1p(-rate * h)
    let expected =
      rate * rate * c / Double(batch) * pow(rate * h, 2) * n * (n * n - 1) / 12
      * expm1(2 * n * 1000 * a) / expm1(2 * n * a)
    #expect(relativeError(2 * whole / h, expected) < 2 * x)
    // The same where the epochs are cut.
    #expect(relativeError(try loss(RecordGrid(every: 0.37, epochs: 1000)), whole) < Tolerance.exactMoments)
  }

  /// 60 digits: three optimisers, from 0, after 10⁵ updates and fewer. V_j of theory settles there too.
  @Test func agreesWithReferencesOfSixtyDigits() throws {
    let references = try ReshuffledReferences.read()
    #expect(references.runs.count >= 30)
    for run in references.runs {
      let stage = Stage(
        epochs: run.epochs, learningRate: .constant(run.learningRate), batchSize: .constant(run.batchSize),
        momentum: .constant(run.momentum))
      let problem = try QuadraticProblem(
        curvature: [run.curvature], gradientVariance: [1], initialMean: 0, initialVariance: 0)
      let timeline = Timeline(
        Schedule(name: "r", stages: [stage]), TrainingSet(size: run.trainingSet, sampling: .reshuffled))
      let losses = try ExactQuadratic(
        problem: problem, timeline: timeline, optimizer: Optimizers.read(.text(run.optimizer)),
        grid: RecordGrid(epochs: run.at)
      ).run().means
      for (loss, expected) in zip(losses, run.squares) {
        #expect(
          relativeError(2 * loss / run.curvature, expected) < Tolerance.exactMoments,
          "\(run.optimizer), B \(run.batchSize), h \(run.curvature)")
      }
    }
  }

  @Test(arguments: linearOptimizers) func simulatedMeansAreTheExactOnes(_ optimizer: String) throws {
    let problem = try QuadraticProblem(
      curvature: [1, 0.5, 0.2, 0.05, 0.01], gradientVariance: [1, 0.5, 0.4, 1, 3], initialMean: 0.5,
      initialVariance: 0.3)
    let schedule = jumpySchedule(optimizer)
    let timeline = Timeline(schedule, TrainingSet(size: 200, sampling: .reshuffled))
    let grid = RecordGrid(every: 0.75, epochs: schedule.epochs)
    let linear = try Optimizers.read(.text(optimizer))
    let exact = try ExactQuadratic(problem: problem, timeline: timeline, optimizer: linear, grid: grid).run()
    let simulated = GaussianQuadratic(
      problem: problem, timeline: timeline, optimizer: linear,
      settings: EnsembleSettings(seed: 3, replicates: 20_000, grid: grid, threads: 2)
    ).run()
    for (point, expected) in zip(simulated.loss, exact.loss) {
      #expect(isWithinError(point.moments, expected.moments.mean), "epoch \(point.epoch)")
    }
  }

  /// What is left of an epoch and dropped takes its noise with it.
  @Test func whatIsDroppedIsForgotten() throws {
    let stage = Stage(epochs: 6, learningRate: 0.2, batchSize: 40)
    var counting = Counting()
    counting.epochEdge = .drop
    let timeline = Timeline(
      Schedule(name: "drop", stages: [stage], counting: counting), TrainingSet(size: 100, sampling: .reshuffled))
    let problem = try QuadraticProblem(curvature: [1], gradientVariance: [1], initialVariance: 0)
    let grid = RecordGrid(every: 1, epochs: 6)
    let exact = try ExactQuadratic(problem: problem, timeline: timeline, optimizer: SGD(), grid: grid).run()
    let simulated = GaussianQuadratic(
      problem: problem, timeline: timeline, optimizer: SGD(),
      settings: EnsembleSettings(seed: 3, replicates: 100_000, grid: grid, threads: 2)
    ).run()
    for (point, expected) in zip(simulated.loss, exact.loss) {
      #expect(isWithinError(point.moments, expected.moments.mean), "epoch \(point.epoch)")
    }
  }

  /// One batch is the whole set: no noise.
  @Test func wholeBatchesHaveNoNoise() throws {
    let stage = Stage(epochs: 50, learningRate: 0.1, batchSize: 100)
    let problem = try QuadraticProblem(curvature: [2], gradientVariance: [7], initialMean: 1.5, initialVariance: 0)
    let curves = try ExactQuadratic(
      problem: problem,
      timeline: Timeline(Schedule(name: "whole", stages: [stage]), TrainingSet(size: 100, sampling: .reshuffled)),
      optimizer: SGD(), grid: RecordGrid(every: 1, epochs: 50)
    ).run()
    for (epoch, point) in curves.loss.enumerated() {
      let w = 1.5 * pow(0.8, Double(epoch))
      #expect(relativeError(point.moments.mean, w * w) < Tolerance.algebra)
    }
  }

  @Test func threadsAndVariantsChangeNothing() throws {
    let curvature = (1...9000).map { 1 / Double($0) }
    let problem = try QuadraticProblem(curvature: curvature, gradientVariance: curvature)
    let timeline = Timeline(jumpySchedule("nesterov"), TrainingSet(size: 1000, sampling: .reshuffled))
    let grid = RecordGrid(every: 0.3, epochs: timeline.schedule.epochs)
    let runs = try KernelVariant.supported.flatMap { variant in
      try [1, 3].map { threads in
        try ExactQuadratic(
          problem: problem, timeline: timeline, optimizer: Nesterov(), grid: grid, threads: threads, variant: variant
        ).run().means
      }
    }
    for run in runs.dropFirst() { #expect(run == runs[0]) }
  }
}

import Descriptions
import NoiseScale
import Records
import ScheduleSupport
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct ExactQuadraticTests {
  private let problem = try! QuadraticProblem(
    curvature: [1, 0.3, 0.02, 1e-3, 1e-5], gradientVariance: [1, 0.3, 5, 2, 0], initialMean: 0.7, initialVariance: 0.5)

  private func compareToNaive(_ schedule: Schedule, _ optimizer: String, _ sampling: Sampling) throws {
    let timeline = Timeline(schedule, TrainingSet(size: 5000, sampling: sampling))
    let grid = RecordGrid(every: 0.13, epochs: schedule.epochs)
    let exact = try ExactQuadratic(
      problem: problem, timeline: timeline, optimizer: Optimizers.read(.text(optimizer)), grid: grid
    ).run()
    let squares = problem.curvature.indices.map { mode in
      NaiveRecursion.squares(
        timeline, optimizer: optimizer, curvature: problem.curvature[mode],
        gradientVariance: problem.gradientVariance[mode], start: 0.99)
    }
    #expect(exact.loss.count == grid.epochs.count)
    #expect(exact.replicates == 0)
    for point in exact.loss {
      let expected = zip(problem.curvature, squares).reduce(0) {
        $0 + 0.5 * $1.0 * interpolated($1.1, at: point.update)
      }
      #expect(
        relativeError(point.moments.mean, expected) < Tolerance.naiveRecursion,
        "\(optimizer), \(sampling), epoch \(point.epoch)")
    }
  }

  @Test(arguments: linearOptimizers, [Sampling.withReplacement, .withoutReplacement])
  func followsTheRecursionThroughJumps(_ optimizer: String, _ sampling: Sampling) throws {
    try compareToNaive(jumpySchedule(optimizer), optimizer, sampling)
  }

  /// A law may start at the learning rate 0: w stands still and the velocity builds up.
  @Test(arguments: linearOptimizers, [Sampling.withReplacement, .withoutReplacement])
  func followsTheRecursionThroughLaws(_ optimizer: String, _ sampling: Sampling) throws {
    try compareToNaive(lawSchedule(optimizer), optimizer, sampling)
  }

  private func plateau(
    _ optimizer: String, learningRate: Double, momentum: Double, curvature: Double, variance: Double
  ) throws -> Double {
    let stage = Stage(
      epochs: 1e6, learningRate: .constant(learningRate), batchSize: 10, momentum: .constant(momentum))
    let timeline = Timeline(
      Schedule(name: "plateau", stages: [stage]), TrainingSet(size: 1000, sampling: .withReplacement))
    let problem = try QuadraticProblem(curvature: [curvature], gradientVariance: [10 * variance])
    let exact = try ExactQuadratic(
      problem: problem, timeline: timeline, optimizer: Optimizers.read(.text(optimizer)),
      grid: RecordGrid(epochs: [1e6]))
    return exact.run().means[0] / (0.5 * curvature)
  }

  /// Var w = ε s²/((1−m) h (2 − a/(1+m))), a = εh.
  @Test(arguments: [0.0, 0.5, 0.9, 0.99], [1e-4, 0.01, 0.3, 1.9]) func heavyBallsPlateau(_ m: Double, _ a: Double)
    throws
  {
    let (rate, s2) = (0.1, 0.37)
    let h = a / rate
    let formula = rate * s2 / ((1 - m) * h * (2 - a / (1 + m)))
    let value = try plateau("momentum", learningRate: rate, momentum: m, curvature: h, variance: s2)
    #expect(relativeError(value, formula) < 100 * Tolerance.algebra)
  }

  /// Var w = ε s²/(h(2 − a)).
  @Test(arguments: [1e-4, 0.01, 0.3, 1.9]) func gradientDescentsPlateau(_ a: Double) throws {
    let (rate, s2) = (0.1, 0.37)
    let h = a / rate
    let value = try plateau("sgd", learningRate: rate, momentum: 0, curvature: h, variance: s2)
    #expect(relativeError(value, rate * s2 / (h * (2 - a))) < 100 * Tolerance.algebra)
  }

  /// Var w = ε² s² (1+m+am+2am²)/(a (1−m+am)(2+2m−a−2am)).
  @Test(arguments: [0.0, 0.5, 0.9, 0.99], [1e-4, 0.01, 0.3, 1.2]) func nesterovsPlateau(_ m: Double, _ a: Double) throws
  {
    let (rate, s2) = (0.1, 0.37)
    let formula =
      rate * rate * s2 * (1 + m + a * m + 2 * a * m * m)
      / (a * (1 - m + a * m) * (2 + 2 * m - a - 2 * a * m))
    let value = try plateau("nesterov", learningRate: rate, momentum: m, curvature: a / rate, variance: s2)
    #expect(relativeError(value, formula) < 100 * Tolerance.algebra)
  }

  /// Four stages of 10⁷ to 10⁸ updates with jumps of learning rate, batch size and momentum, against 60 digits.
  @Test func longRunsAgreeWithReferencesOfSixtyDigits() throws {
    let references = try ExactMomentReferences.read()
    #expect(references.longRuns.count > 50)
    for run in references.longRuns {
      let stages = run.stages.map {
        Stage(
          epochs: $0[0], learningRate: .constant($0[1]), batchSize: .constant($0[2]), momentum: .constant($0[3]))
      }
      let timeline = Timeline(
        Schedule(name: "long", stages: stages),
        TrainingSet(size: references.trainingSet, sampling: .withReplacement))
      let ends = timeline.segments.map(\.end).map { $0 / Double(references.trainingSet) }
      let problem = try QuadraticProblem(curvature: [run.curvature], gradientVariance: [run.gradientVariance])
      let losses = try ExactQuadratic(
        problem: problem, timeline: timeline, optimizer: Optimizers.read(.text(run.optimizer)),
        grid: RecordGrid(epochs: ends)
      ).run().means
      for (index, expected) in run.losses.enumerated() where expected < Divergence.limit * 0.5 * run.curvature {
        #expect(
          losses.count > index && relativeError(losses[index], expected) <= Tolerance.exactMoments,
          "\(run.optimizer), h \(run.curvature), c \(run.gradientVariance), stage \(index)")
      }
    }
  }

  /// Would not come back in a lifetime if it were stepped: 10¹² updates.
  @Test func costDoesNotGrowWithTheUpdates() throws {
    let stage = Stage(epochs: 1000, learningRate: 0.1, batchSize: 1, momentum: 0.9)
    let timeline = Timeline(
      Schedule(name: "long", stages: [stage]), TrainingSet(size: 1_000_000_000, sampling: .withReplacement))
    #expect(timeline.totalUpdates == 1_000_000_000_000)
    let problem = try QuadraticProblem(curvature: [1, 1e-3, 1e-9], gradientVariance: [1, 1, 1])
    let curves = try ExactQuadratic(
      problem: problem, timeline: timeline, optimizer: HeavyBall(), grid: RecordGrid(every: 1, epochs: 1000)
    ).run()
    #expect(curves.loss.count == 1001)
    let expected = problem.curvature.reduce(0) { $0 + 0.5 * 0.1 / (0.1 * (2 - 0.1 * $1 / 1.9)) }
    #expect(relativeError(curves.means[1000], expected) < Tolerance.exactMoments)
  }

  /// At B = N without replacement there is no noise: heavy ball on the mean alone.
  @Test func wholeBatchesHaveNoNoise() throws {
    let stage = Stage(epochs: 50, learningRate: 0.1, batchSize: 100, momentum: 0)
    let timeline = Timeline(
      Schedule(name: "whole", stages: [stage]), TrainingSet(size: 100, sampling: .withoutReplacement))
    let problem = try QuadraticProblem(
      curvature: [2], gradientVariance: [7], initialMean: 1.5, initialVariance: 0)
    let curves = try ExactQuadratic(
      problem: problem, timeline: timeline, optimizer: SGD(), grid: RecordGrid(every: 1, epochs: 50)
    ).run()
    for (epoch, point) in curves.loss.enumerated() {
      var w = 1.5
      for _ in 0..<epoch { w *= 0.8 }
      #expect(relativeError(point.moments.mean, w * w) < Tolerance.algebra)
    }
  }

  @Test func threadsAndVariantsChangeNothing() throws {
    // More modes than tiles are shared out one by one.
    let curvature = (1...9000).map { 1 / Double($0) }
    let problem = try QuadraticProblem(curvature: curvature, gradientVariance: curvature)
    for schedule in try [jumpySchedule("nesterov"), lawSchedule("nesterov")] {
      let timeline = Timeline(schedule, TrainingSet(size: 1000, sampling: .withReplacement))
      let grid = RecordGrid(every: 0.3, epochs: timeline.schedule.epochs)
      func losses(_ threads: Int, _ variant: KernelVariant) throws -> [Double] {
        try ExactQuadratic(
          problem: problem, timeline: timeline, optimizer: Nesterov(), grid: grid, threads: threads, variant: variant
        ).run().means
      }
      let one = try losses(1, .baseline)
      for variant in KernelVariant.supported {
        for threads in 1...3 { #expect(try losses(threads, variant) == one) }
      }
    }
  }

  /// Work is carried out in lists of some thousand steps: a point recorded at every update and one at the end alone agree.
  @Test(arguments: [true, false]) func manyRecordedPointsAreThoseOfFew(_ law: Bool) throws {
    let falling = Quantity.law(LinearLaw(from: 0.1, to: 0.01))
    let stage = Stage(epochs: 60, learningRate: law ? falling : 0.1, batchSize: 10, momentum: 0.9)
    let timeline = Timeline(
      Schedule(name: "many", stages: [stage]), TrainingSet(size: 1000, sampling: .withReplacement))
    func losses(_ grid: RecordGrid) throws -> [Double] {
      try ExactQuadratic(problem: problem, timeline: timeline, optimizer: HeavyBall(), grid: grid).run().means
    }
    let many = try losses(RecordGrid(every: 0.01, epochs: 60))
    let few = try losses(RecordGrid(every: 20, epochs: 60))
    #expect(many.count == 6001)
    for (index, value) in few.enumerated() { #expect(relativeError(many[2000 * index], value) < Tolerance.algebra) }
  }

  @Test func adamHasNoClosedForm() throws {
    let timeline = Timeline(jumpySchedule("sgd"), TrainingSet(size: 1000, sampling: .withReplacement))
    #expect(
      throws: Fault([], "exact dynamics exist for sgd, momentum and nesterov, not for adam")
    ) {
      try ExactQuadratic(
        problem: problem, timeline: timeline, optimizer: Adam(), grid: RecordGrid(every: 1, epochs: 2))
    }
  }
}

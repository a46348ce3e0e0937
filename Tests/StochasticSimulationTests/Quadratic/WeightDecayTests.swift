import Descriptions
import Foundation
import Records
import ScheduleSupport
import SimulationKernels
import TestSupport
import Testing

@testable import NoiseScale
@testable import StochasticSimulation

/// A weight decay λ in the dynamics of a quadratic: curvature h + λ, loss ½ h w².
@Suite struct WeightDecayTests {
  private static let problem = try! QuadraticProblem(
    curvature: [1, 0.5, 0.2, 0.05, 0.01], gradientVariance: [1, 0.5, 0.4, 1, 3], initialMean: 0.5,
    initialVariance: 0.3)

  /// The jumps of ``jumpySchedule(_:scale:)`` with a decay that jumps, or runs through a law; at the end nothing moves.
  private static func schedule(_ optimizer: String, law: Bool, scale: Double = 1) throws -> Schedule {
    var schedule = law ? try lawSchedule(optimizer) : jumpySchedule(optimizer, scale: scale)
    let decays: [Quantity] =
      law
      ? [0.3, .law(LinearLaw(from: 0.3, to: 0.01)), .law(LinearLaw(from: 0, to: 0.5))] : [0, 0.3, 0.02, 0.02, 0.5, 0]
    for index in schedule.stages.indices { schedule.stages[index].weightDecay = decays[index] }
    schedule.stages.append(Stage(epochs: 1, learningRate: 0, batchSize: 30, weightDecay: 0.7))
    return schedule
  }

  @Test(arguments: linearOptimizers, [true, false]) func exactFollowsTheRecursion(_ optimizer: String, _ law: Bool)
    throws
  {
    let timeline = Timeline(
      try Self.schedule(optimizer, law: law), TrainingSet(size: 5000, sampling: .withoutReplacement))
    let grid = RecordGrid(every: 0.13, epochs: timeline.schedule.epochs)
    let exact = try ExactQuadratic(
      problem: Self.problem, timeline: timeline, optimizer: Optimizers.read(.text(optimizer)), grid: grid
    ).run()
    let squares = zip(Self.problem.curvature, Self.problem.gradientVariance).map { h, c in
      NaiveRecursion.squares(timeline, optimizer: optimizer, curvature: h, gradientVariance: c, start: 0.55)
    }
    #expect(exact.loss.count == grid.epochs.count)
    for point in exact.loss {
      let expected = zip(Self.problem.curvature, squares).reduce(0) {
        $0 + 0.5 * $1.0 * interpolated($1.1, at: point.update)
      }
      #expect(relativeError(point.moments.mean, expected) < Tolerance.naiveRecursion, "epoch \(point.epoch)")
    }
  }

  /// A window of gradients that is divided by more micro-batches than it has, of one update or of many.
  @Test(arguments: linearOptimizers, KernelVariant.supported)
  func theGradientsScale(_ name: String, _ variant: KernelVariant) throws {
    let optimizer = try Optimizers.read(.text(name))
    let stage = Stage(
      epochs: 1, learningRate: 0.2, batchSize: 10, momentum: name == "sgd" ? 0 : 0.9, weightDecay: 0.25)
    let timeline = Timeline(Schedule(name: "s", stages: [stage]), TrainingSet(size: 1000, sampling: .withReplacement))
    let plan = try ExactQuadratic(
      problem: Self.problem, timeline: timeline, optimizer: optimizer, grid: RecordGrid(epochs: [1]), variant: variant)
    var march = MomentMarch<nsk_moment_step>(plan.moments, updates: 100) { _ in }
    var states = zip(Self.problem.curvature, Self.problem.gradientVariance).map {
      NaiveRecursion(name, curvature: $0, gradientVariance: $1, start: 0.55)
    }
    var (first, expected) = (0, [Double]())
    for (count, scale) in [(30, 1.0), (1, 0.75), (29, 1), (40, 0.5)] {
      var values = try #require(stage.constant)
      values.gradientScale = scale
      let run = UpdateRun(
        stage: 0, firstUpdate: first, count: count, examplesBefore: 10 * first, hyperParameters: values,
        stride: 10)
      march.advance(run, first: first, count: count)
      first += count
      for mode in states.indices {
        for _ in 0..<count {
          states[mode].update(
            learningRate: 0.2, batchVariance: 0.1, momentum: values.momentum, weightDecay: 0.25, scale: scale)
        }
      }
      _ = march.sample()
      expected.append(zip(Self.problem.curvature, states).reduce(0) { $0 + 0.5 * $1.0 * $1.1.ww })
    }
    march.carryOut()
    for (loss, expected) in zip(march.losses, expected) {
      #expect(relativeError(loss, expected) < Tolerance.naiveRecursion)
    }
  }

  /// theory.md §9 with d = 0, a = ε(h + λ): stationary Var w, whose loss is ½ h Var w.
  @Test(arguments: linearOptimizers, [(0.0, 1e-3), (0, 0.1), (0.5, 0.1), (0.9, 1e-3), (0.9, 0.1), (0.9, 1.2)])
  func plateaus(_ name: String, _ values: (m: Double, a: Double)) throws {
    let a = values.a
    let m = name == "sgd" ? 0 : values.m
    let (rate, s2, h) = (0.1, 0.37, 0.25 * a / 0.1)
    let stage = Stage(
      epochs: 1e6, learningRate: .constant(rate), batchSize: 10, momentum: .constant(m),
      weightDecay: .constant(0.75 * a / rate))
    let timeline = Timeline(
      Schedule(name: "plateau", stages: [stage]), TrainingSet(size: 1000, sampling: .withReplacement))
    let loss = try ExactQuadratic(
      problem: QuadraticProblem(curvature: [h], gradientVariance: [10 * s2]), timeline: timeline,
      optimizer: Optimizers.read(.text(name)), grid: RecordGrid(epochs: [1e6])
    ).run().means[0]
    let variance =
      name == "nesterov"
      ? rate * rate * s2 * (1 + m + a * m * (1 + 2 * m)) / ((1 - m * (1 - a)) * a * (2 * (1 + m) - (1 + 2 * m) * a))
      : rate * rate * s2 * (1 + m) / ((1 - m) * a * (2 * (1 + m) - a))
    #expect(relativeError(loss, 0.5 * h * variance) < 100 * Tolerance.algebra)
  }

  @Test(arguments: linearOptimizers, [true, false]) func gaussianMeansAreTheExactOnes(_ name: String, _ law: Bool)
    throws
  {
    let timeline = Timeline(try Self.schedule(name, law: law), TrainingSet(size: 200, sampling: .withReplacement))
    let grid = RecordGrid(every: 0.75, epochs: timeline.schedule.epochs)
    let optimizer = try Optimizers.read(.text(name))
    let exact = try ExactQuadratic(problem: Self.problem, timeline: timeline, optimizer: optimizer, grid: grid).run()
    let simulated = GaussianQuadratic(
      problem: Self.problem, timeline: timeline, optimizer: optimizer,
      settings: EnsembleSettings(seed: 3, replicates: 20_000, grid: grid, threads: 2)
    ).run()
    for (point, expected) in zip(simulated.loss, exact.loss) {
      #expect(isWithinError(point.moments, expected.moments.mean), "epoch \(point.epoch)")
    }
  }

  /// Without a decay a gradient scaled by s is that of a quadratic of curvature s h and variance s² c.
  @Test(arguments: linearOptimizers + ["adam", "adamw"], Sampling.allCases)
  func theGaussianGradientsScale(_ name: String, _ sampling: Sampling) throws {
    let optimizer = try Optimizers.read(.text(name))
    let (s, set) = (0.5, TrainingSet(size: 100, sampling: sampling))
    let values = HyperParameters(learningRate: 0.1, batchSize: 10, momentum: name == "sgd" ? 0 : 0.8)
    func losses(_ curvature: Double, _ variance: Double, scales: [Double]) throws -> [Double] {
      let stage = Stage(epochs: 1, learningRate: 0.1, batchSize: 10)
      let plan = GaussianQuadratic(
        problem: try QuadraticProblem(curvature: [curvature], gradientVariance: [variance]),
        timeline: Timeline(Schedule(name: "s", stages: [stage]), set), optimizer: optimizer,
        settings: EnsembleSettings(seed: 1, replicates: 16, grid: RecordGrid(epochs: [1])))
      var stepper = GaussianStepper(plan, 0..<16) { _ in }
      for (index, scale) in scales.enumerated() {
        var own = values
        own.gradientScale = scale
        let run = UpdateRun(
          stage: 0, firstUpdate: 3 * index, count: 3, examplesBefore: 30 * index, hyperParameters: own,
          stride: 10)
        stepper.advance(run, first: 3 * index, count: 3)
      }
      return stepper.sample().map { $0 / curvature }
    }
    // Powers of 2 round nothing.
    #expect(try losses(2, 4, scales: [s, s]) == losses(1, 1, scales: [1, 1]))
    #expect(try losses(2, 4, scales: [1, s]) != losses(2, 4, scales: [1, 1]))
  }

  /// AdamW on a mode without noise, by hand: w shrinks by ελw with the old w, and the gradient is that of the loss alone.
  @Test func adamWsPathWithoutNoise() throws {
    let still = try QuadraticProblem(curvature: [2], gradientVariance: [0], initialMean: 1, initialVariance: 0)
    let rates = [0.1, 0.02, 0.05], decays = [0.5, 3, 0]
    let stages = zip(rates, decays).map {
      Stage(epochs: 0.4, learningRate: .constant($0), batchSize: 10, weightDecay: .constant($1))
    }
    let timeline = Timeline(
      Schedule(name: "path", stages: stages), TrainingSet(size: 100, sampling: .withReplacement))
    for variant in KernelVariant.supported {
      let losses = GaussianQuadratic(
        problem: still, timeline: timeline, optimizer: AdamW(beta1: 0.8, beta2: 0.95, delta: 1e-3),
        settings: EnsembleSettings(
          seed: 1, replicates: 3, grid: RecordGrid(epochs: (0...12).map { Double($0) / 10 }), variant: variant)
      ).run().means
      var (w, a, s, power1, power2) = (1.0, 0.0, 0.0, 1.0, 1.0)
      for k in 0...12 {
        #expect(relativeError(losses[k], w * w) < Tolerance.algebra, "update \(k)")
        let (rate, gradient) = (rates[min(k / 4, 2)], 2 * w)
        a = 0.8 * a + 0.2 * gradient
        s = 0.95 * s + 0.05 * gradient * gradient
        power1 *= 0.8
        power2 *= 0.95
        w =
          w * (1 - rate * decays[min(k / 4, 2)]) - rate * (a / (1 - power1)) / ((s / (1 - power2)).squareRoot() + 1e-3)
      }
    }
  }

  /// Where δ is huge Adam's step is none: w shrinks by 1 − ελ an update, and with a decay that is 0 the bytes are Adam's.
  @Test func adamWsDecayAlone() throws {
    let stage = Stage(epochs: 1, learningRate: 0.1, batchSize: 10, weightDecay: 0.5)
    let set = TrainingSet(size: 100, sampling: .withReplacement)
    func losses(_ optimizer: any Optimizer, _ decay: Quantity) -> [Double] {
      var own = stage
      own.weightDecay = decay
      return GaussianQuadratic(
        problem: Self.problem, timeline: Timeline(Schedule(name: "a", stages: [own]), set), optimizer: optimizer,
        settings: EnsembleSettings(seed: 2, replicates: 40, grid: RecordGrid(every: 0.1, epochs: 1))
      ).run().means
    }
    let shrinking = losses(AdamW(delta: 1e30), 0.5)
    for (k, loss) in shrinking.enumerated() {
      #expect(relativeError(loss, shrinking[0] * pow(0.95, 2 * Double(k))) < Tolerance.algebra)
    }
    #expect(losses(AdamW(), 0) == losses(Adam(), 0) && losses(AdamW(), 0.5) != losses(Adam(), 0))
    #expect(losses(Adam(), 0.5) == losses(Adam(), 0))
  }

  /// Loss Σ h g c/(4(h + λ)N), with memory or without; λ is kept where the approximate g is.
  @Test(arguments: LangevinKind.allCases, [Sampling.withReplacement, .withoutReplacement])
  func langevinPlateaus(_ kind: LangevinKind, _ sampling: Sampling) {
    for (rate, batch, m, decay) in [(0.1, 16, 0.9, 0.05), (0.02, 100, 0.0, 1.0), (0.5, 400, 0.5, 1e-3)] {
      let stage = Stage(
        epochs: 1e5, learningRate: .constant(rate), batchSize: .constant(Double(batch)), momentum: .constant(m),
        weightDecay: .constant(decay))
      let timeline = Timeline(
        Schedule(name: "plateau", stages: [stage]), TrainingSet(size: 500, sampling: sampling))
      let g = HyperParameters(learningRate: rate, batchSize: batch, momentum: m).noiseScale(timeline.trainingSet)
      let loss = LangevinMoments(
        problem: Self.problem, kind: kind, segments: timeline.langevinSegments(), trainingSet: timeline.trainingSet
      ).losses(at: [1e5])[0]
      let expected = zip(Self.problem.curvature, Self.problem.gradientVariance).reduce(0) {
        $0 + 0.5 * $1.0 * g * $1.1 / (2 * ($1.0 + decay) * 500)
      }
      #expect(relativeError(loss, expected) < 100 * Tolerance.algebra)
    }
  }

  @Test(arguments: LangevinKind.allCases, [true, false])
  func sampledLangevinIsTheClosedForm(_ kind: LangevinKind, _ law: Bool) throws {
    let schedule = try Self.schedule("momentum", law: law, scale: kind == .overdamped ? 0.1 : 1)
    let timeline = Timeline(schedule, TrainingSet(size: 200, sampling: .withReplacement))
    let grid = RecordGrid(every: 0.75, epochs: schedule.epochs)
    let expected = LangevinMoments(
      problem: Self.problem, kind: kind, segments: timeline.langevinSegments(), trainingSet: timeline.trainingSet
    ).losses(at: grid.epochs)
    let simulated = try LangevinQuadratic(
      problem: Self.problem, timeline: timeline, kind: kind,
      settings: EnsembleSettings(seed: 7, replicates: 20_000, grid: grid, threads: 2)
    ).run()
    #expect(expected.allSatisfy(\.isFinite) && simulated.loss.count == grid.epochs.count)
    for (point, loss) in zip(simulated.loss, expected) {
      #expect(isWithinError(point.moments, loss), "epoch \(point.epoch): \(point.moments.mean), expected \(loss)")
    }
  }

  /// A stretch in one piece by the closed form and cut into a thousand by the kernel's series.
  @Test(arguments: LangevinKind.allCases, KernelVariant.supported)
  func shortStretchesAreOneLong(_ kind: LangevinKind, _ variant: KernelVariant) throws {
    let set = TrainingSet(size: 1000, sampling: .withReplacement)
    for (rate, m, decay) in [(0.1, 0.9, 0.3), (0.1, 0.5, 2), (0, 0.9, 0.3)] {
      let values = HyperParameters(learningRate: rate, batchSize: 10, momentum: m, weightDecay: decay)
      func loss(_ pieces: Int) -> Double {
        let ends = (0...pieces).map { 2 * Double($0) / Double(pieces) }
        let segments = zip(ends, ends.dropFirst()).map {
          LangevinSegment(start: $0, end: $1, stage: 0, hyperParameters: values)
        }
        return LangevinMoments(
          problem: Self.problem, kind: kind, segments: LangevinSegments(segments), trainingSet: set
        )
        .losses(at: [2], variant: variant)[0]
      }
      #expect(relativeError(loss(1000), loss(1)) < 1000 * Tolerance.algebra, "\(rate), \(m), \(decay)")
      if rate == 0 { #expect(relativeError(loss(1), 0.5 * 1.76 * 0.55) < Tolerance.algebra) }
    }
  }

  @Test func threadsAndVariantsChangeNothing() throws {
    let curvature = (1...9000).map { 1 / Double($0) }
    let problem = try QuadraticProblem(curvature: curvature, gradientVariance: curvature)
    for law in [true, false] {
      let timeline = Timeline(
        try Self.schedule("nesterov", law: law), TrainingSet(size: 1000, sampling: .withReplacement))
      let grid = RecordGrid(every: 0.3, epochs: timeline.schedule.epochs)
      func losses(_ threads: Int, _ variant: KernelVariant) throws -> [Double] {
        try ExactQuadratic(
          problem: problem, timeline: timeline, optimizer: Nesterov(), grid: grid, threads: threads, variant: variant
        ).run().means
      }
      let one = try losses(1, .baseline)
      for variant in KernelVariant.supported { #expect(try losses(2, variant) == one) }
    }
  }

  /// The limit of ε(h + λ).
  @Test(arguments: linearOptimizers) func theLimitIsWhereItDiverges(_ name: String) throws {
    let optimizer = try Optimizers.read(.text(name))
    let m = name == "sgd" ? 0 : 0.5
    let limit = try #require(optimizer.stabilityLimit(momentum: m))
    for (factor, diverges) in [(0.999, false), (1.001, true)] {
      let stage = Stage(
        epochs: 1000, learningRate: .constant(factor * limit), batchSize: 1, momentum: .constant(m), weightDecay: 0.75)
      let timeline = Timeline(
        Schedule(name: "limit", stages: [stage]), TrainingSet(size: 100, sampling: .withReplacement))
      let problem = try QuadraticProblem(curvature: [0.25], gradientVariance: [0])
      let curves = try ExactQuadratic(
        problem: problem, timeline: timeline, optimizer: optimizer, grid: RecordGrid(every: 1000, epochs: 1000)
      ).run()
      #expect((curves.divergence != nil) == diverges)
      let found = problem.instabilities(of: timeline, optimizer: optimizer)
      #expect(found.map(\.modes) == (diverges ? [1] : []) && found.allSatisfy { $0.weightDecay == 0.75 })
    }
  }
}

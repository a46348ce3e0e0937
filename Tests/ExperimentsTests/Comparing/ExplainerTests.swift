import Equivalence
import Experiments
import Foundation
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

@Suite struct ExplainerTests {
  /// An experiment on a quadratic in which one effect is made to dominate.
  static func experiment(
    _ title: String, optimizer: any Optimizer = HeavyBall(), sampling: Sampling = .withReplacement,
    curvature: [Double] = [1, 0.1], trainingSetSize: Int = 50_000, recordEvery: Double = 1, margin: Double = 0.05,
    _ schedules: [ScheduleDescription]
  ) -> Experiment {
    Experiment(
      title: title, trainingSetSize: trainingSetSize, optimizer: optimizer, sampling: sampling,
      problem: Tiny.quadratic(curvature), dynamics: [.exact], schedules: schedules,
      comparison: .init(lossMargin: margin), recordEvery: recordEvery)
  }

  @Test(
    arguments: ["sgd", "momentum", "nesterov"], [Sampling.withReplacement, .withoutReplacement])
  func `contributions add up to the exact gap`(optimizer: String, sampling: Sampling) throws {
    let experiment = try Tiny.pair(
      optimizer: Tiny.optimizer(optimizer), momentum: optimizer == "sgd" ? 0 : 0.5, sampling: sampling
    ).with {
      $0.comparison.lossMargin = 1e-4
      $0.schedules.append(
        Tiny.schedule("unlike", momentum: optimizer == "sgd" ? 0 : 0.7, [(5.01, 0.2, 30), (7, 0.1, 80)]))
    }
    let result = try experiment.result()
    var explained = 0
    for verdict in result.comparisons.flatMap(\.verdicts) where verdict.verdict.kind == .different {
      let gap = try #require(verdict.verdict.largestGap)
      let sum = verdict.contributions.reduce(0) { $0 + $1.size }
      #expect(abs(sum - gap) < Tolerance.recursion)
      #expect(Set(verdict.contributions.map(\.reason)).count == verdict.contributions.count)
      let largest = verdict.contributions.max { $0.size * gap < $1.size * gap }
      #expect(verdict.reason == largest?.reason)
      explained += 1
    }
    #expect(explained >= 3)
  }

  @Test func `the gap of the SDE with memory is explained without the optimiser`() throws {
    let experiment = Tiny.pair(dynamics: [.langevin, .langevinOverdamped], replicates: 512).with {
      $0.schedules[1] = Tiny.schedule("increasing", momentum: 0.5, [(6, 0.1, 10), (6, 0.1, 20)])
    }
    let result = try experiment.result()
    for (dynamics, reasons) in [
      (Dynamics.langevin, [Reason.unequalNoiseScale, .finiteTrainingSet, .memory]),
      (.langevinOverdamped, [.unequalNoiseScale, .finiteTrainingSet]),
    ] {
      let verdict = try #require(result.verdict("increasing", .whole, dynamics: dynamics))
      #expect(verdict.reason == .unequalNoiseScale)
      #expect(verdict.contributions.map(\.reason) == reasons)
      let gap = try #require(verdict.verdict.largestGap)
      // Within 5 standard errors of the measured one.
      let error = try #require(
        result.comparisons.first { $0.dynamics == dynamics }?.points.first { $0.gap == gap }?.standardError)
      #expect(abs(verdict.contributions.reduce(0) { $0 + $1.size } - gap) < 5 * error)
    }
  }

  /// ε 0.1 → 0.1 with B 128 → 512 in place of ε 0.1 → 0.02: g is 5/4 of the reference's.
  @Test func `unequal g`() throws {
    let result = try Self.experiment(
      "control",
      [
        Tiny.schedule("reference", momentum: 0.9, [(30, 0.1, 128), (60, 0.02, 128)]),
        Tiny.schedule("control", momentum: 0.9, [(30, 0.1, 128), (60, 0.1, 512)]),
      ]
    ).result()
    let verdict = try #require(result.verdict("control", .settled))
    #expect(verdict.reason == .unequalNoiseScale)
    #expect(isClose(try #require(verdict.size(.unequalNoiseScale)), log(1.25), within: Tolerance.leadingOrder))
    #expect(verdict.size(.finiteTrainingSet) == 0)
  }

  /// Stages differ in g first, then share it: what slow modes remember is no effect of the finite training set, and with
  /// replacement there is none at all.
  @Test(arguments: [Sampling.withReplacement, .withoutReplacement])
  func `a g that was unequal earlier`(sampling: Sampling) throws {
    let result = try Self.experiment(
      "earlier", sampling: sampling, curvature: [0.001], trainingSetSize: 10_000,
      [
        Tiny.schedule("reference", momentum: 0.5, [(0.5, 0.1, 10), (20, 0.02, 10)]),
        Tiny.schedule("earlier", momentum: 0.5, [(0.5, 0.5, 10), (20, 0.02, 10)]),
      ]
    ).result()
    let verdict = try #require(result.verdict("earlier", .settled))
    #expect(verdict.verdict.kind == .different)
    #expect(verdict.reason == .unequalNoiseScale)
  }

  /// At the plateau the share of noise is 1 − B/N; at the same exact g nothing of it is left.
  @Test func `the size of the finite training set's effect`() throws {
    // γh = 2.5 per epoch: the plateau is reached within a few epochs.
    func result(_ rate: Double) throws -> ExplainedVerdict? {
      try Self.experiment(
        "plateau", sampling: .withoutReplacement, curvature: [0.4], margin: 1e-6,
        [
          Tiny.schedule("reference", momentum: 0.5, [(60, 0.008, 128)]),
          Tiny.schedule("large", momentum: 0.5, [(60, rate, 16_000)]),
        ]
      ).result().verdict("large", .settled)
    }
    let approximate = try #require(try result(1))
    #expect(approximate.reason == .finiteTrainingSet)
    #expect(abs(approximate.size(.unequalNoiseScale) ?? 1) < 1e-9)
    #expect(
      isClose(approximate.size(.finiteTrainingSet) ?? 0, log(1 - (16_000.0 - 128) / (50_000 - 128)), within: 0.05))
    let exact = try #require(try result(0.008 * (50_000.0 / 128 - 1) / (50_000.0 / 16_000 - 1)))
    #expect(exact.size(.unequalNoiseScale) == 0)
    #expect(abs(exact.size(.finiteTrainingSet) ?? 1) < 0.05)
  }

  @Test func `memory`() throws {
    // m .9 → .98 at equal g: θ grows 25-fold (B grows 5-fold).
    let raised = try Self.experiment(
      "raised", curvature: [0.01],
      [
        Tiny.schedule("reference", momentum: 0.9, [(40, 0.05, 512)]),
        Tiny.schedule("raised", momentum: 0.98, [(40, 0.05, 2560)]),
      ]
    ).result()
    let whole = try #require(raised.verdict("raised", .whole))
    #expect(whole.verdict.kind == .different)
    #expect(whole.reason == .memory)
    #expect(try #require(whole.size(.memory)) > 0)
    // At a jump of the batch only the velocity's noise changes, which reaches stiff modes after some θ.
    let jump = try Self.experiment(
      "jump", curvature: [1], recordEvery: 0.1,
      [
        Tiny.schedule("reference", momentum: 0.9, [(20, 0.02, 1000), (20, 0.004, 1000)]),
        Tiny.schedule("grown", momentum: 0.9, [(20, 0.02, 1000), (20, 0.02, 5000)]),
      ]
    ).result()
    let atJump = try #require(jump.verdict("grown", .whole))
    #expect(atJump.verdict.kind == .different)
    #expect(atJump.reason == .memory)
    #expect((20...22).contains(try #require(atJump.verdict.largestGapEpoch)))
    #expect(jump.verdict("grown", .settled)?.verdict.kind == .equivalent)
  }

  /// Gradient descent has no velocity, so nothing can be due to its memory.
  @Test func `no memory without momentum`() throws {
    let result = try Self.experiment(
      "sgd", optimizer: SGD(), curvature: [1, 0.1], recordEvery: 0.1,
      [
        Tiny.schedule("reference", [(20, 0.1, 500), (20, 0.02, 500)]),
        Tiny.schedule("grown", [(20, 0.1, 500), (20, 0.9, 22_500)]),
      ]
    ).result()
    for region in Region.allCases {
      let verdict = try #require(result.verdict("grown", region))
      #expect(verdict.verdict.kind == .different)
      #expect(verdict.size(.memory) == 0)
      #expect(verdict.reason == .finiteLearningRate || verdict.reason == .batchBoundary)
    }
  }

  /// Nesterov at m = .9, εh = .1: its plateau is 36 % below the SDE's, while ε/5 is close to it.
  @Test func `a finite learning rate`() throws {
    let result = try Self.experiment(
      "nesterov", optimizer: Nesterov(), curvature: [1],
      [
        Tiny.schedule("reference", momentum: 0.9, [(40, 0.001, 10)]),
        Tiny.schedule("large", momentum: 0.9, [(40, 0.1, 1000)]),
      ]
    ).result()
    let verdict = try #require(result.verdict("large", .settled))
    #expect(verdict.reason == .finiteLearningRate)
    let size = try #require(verdict.size(.finiteLearningRate))
    // The exact formula for both plateaus (Derivation, "Stationary moments").
    func plateau(_ a: Double) -> Double {
      let m = 0.9
      return a * (1 + m + a * m + 2 * a * m * m) / ((1 - m + a * m) * (2 + 2 * m - a - 2 * a * m)) / (a / (1 - m) / 2)
    }
    #expect(isClose(size, log(plateau(0.1) / plateau(0.001)), within: Tolerance.leadingOrder))
  }

  /// A slow mode, small ε·h and hardly any momentum: only that the large batch overshoots the end of a stage is left.
  @Test func `a batch boundary`() throws {
    let result = try Self.experiment(
      "boundary", optimizer: HeavyBall(), curvature: [0.01], trainingSetSize: 1000, recordEvery: 0.5,
      [
        Tiny.schedule("reference", momentum: 0.01, [(1.01, 0.01, 1), (4, 0.000_5, 1)]),
        Tiny.schedule("large", momentum: 0.01, [(1.01, 5, 500), (4, 0.25, 500)]),
      ]
    ).result()
    let verdict = try #require(result.verdict("large", .whole))
    #expect(verdict.verdict.kind == .different)
    #expect(verdict.reason == .batchBoundary)
    #expect(try #require(verdict.size(.batchBoundary)) < 0)
  }

  @Test func `too few replicates`() throws {
    let result = try Tiny.pair(dynamics: [.gaussian], replicates: 2).result()
    for region in Region.allCases {
      let verdict = try #require(result.verdict("increasing", region))
      #expect(verdict.verdict.kind == .inconclusive)
      #expect(verdict.reason == .tooFewReplicates)
      #expect(verdict.contributions.isEmpty)
      #expect(verdict.verdict.replicatesToDecide ?? 0 > 2)
    }
  }

  @Test func `no settled epoch`() throws {
    let experiment = Tiny.pair().with {
      $0.schedules = [
        Tiny.schedule("decaying", momentum: 0.9, [(2, 0.1, 10), (2, 0.02, 10)]),
        Tiny.schedule("increasing", momentum: 0.9, [(2, 0.1, 10), (2, 0.1, 50)]),
      ]
      $0.schedules[0] = Tiny.schedule("decaying", momentum: 0.9, [(0.5, 0.1, 10), (2, 0.02, 10)])
      $0.recordEvery = 1
    }
    let verdict = try #require(try experiment.result().verdict("increasing", .settled))
    #expect(verdict.verdict.kind == .inconclusive)
    #expect(verdict.reason == .noSettledEpoch)
    #expect(verdict.verdict.largestGap == nil)
  }
}

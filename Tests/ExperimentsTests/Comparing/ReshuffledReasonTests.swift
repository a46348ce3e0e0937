import Equivalence
import Experiments
import Foundation
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

/// The reasons for gaps between reshuffled schedules on a quadratic, with one thing wrong each.
@Suite struct ReshuffledReasonTests {
  static func verdict(
    _ optimizer: any Optimizer, curvature: [Double], size: Int, every: Double = 1, margin: Double = 0.005,
    dynamics: Dynamics = .exact, _ schedules: [ScheduleDescription]
  ) throws -> ExplainedVerdict {
    let experiment = Experiment(
      title: "Reshuffled", trainingSetSize: size, optimizer: optimizer, sampling: .reshuffled,
      problem: Tiny.quadratic(curvature, variance: 0), dynamics: [dynamics], replicates: 256, schedules: schedules,
      comparison: .init(lossMargin: margin), recordEvery: every)
    let verdict = try #require(try experiment.result().verdict(schedules[1].name, .settled, dynamics: dynamics))
    #expect(verdict.verdict.kind == .different)
    if dynamics == .exact {
      let sum = verdict.contributions.reduce(0) { $0 + $1.size }
      let gap = verdict.verdict.largestGap ?? .nan
      #expect(sum == gap || abs(sum - gap) < Tolerance.recursion)
    }
    return verdict
  }

  /// Twice g at the same B: slow modes keep γ³ of noise, so that the gap is ln 8 and all of it that of g.
  @Test func `unequal g`() throws {
    let verdict = try Self.verdict(
      SGD(), curvature: [0.1], size: 1000, every: 100,
      [Tiny.schedule("a", [(400, 0.01, 10)]), Tiny.schedule("b", [(400, 0.02, 10)])])
    #expect(verdict.reason == .unequalNoiseScale)
    #expect(isClose(verdict.size(.unequalNoiseScale) ?? 0, log(8), within: Tolerance.leadingOrder))
    #expect(verdict.size(.finiteTrainingSet) == 0)
  }

  /// Slow modes, four batches an epoch: 1 − (B/N)² of the noise is left.
  @Test func `a finite training set`() throws {
    let verdict = try Self.verdict(
      SGD(), curvature: [0.001], size: 1000, every: 4000,
      [Tiny.schedule("a", [(40_000, 0.01, 10)]), Tiny.schedule("b", [(40_000, 0.25, 250)])])
    #expect(verdict.reason == .finiteTrainingSet)
    #expect(
      isClose(verdict.size(.finiteTrainingSet) ?? 0, log((1 - 0.0625) / (1 - 1e-4)), within: Tolerance.leadingOrder))
  }

  /// x = γh = 5: the plateau is higher by 1.28, more than any training set explains.
  @Test func `a finite learning rate`() throws {
    let verdict = try Self.verdict(
      SGD(), curvature: [5], size: 1000,
      [Tiny.schedule("a", [(40, 0.01, 10)]), Tiny.schedule("b", [(40, 0.25, 250)])])
    #expect(verdict.reason == .finiteLearningRate)
    #expect(verdict.verdict.largestGap ?? 0 > 0.3)
    #expect(abs(verdict.size(.finiteTrainingSet) ?? 1) < 0.1)
  }

  /// m = .9, γh = .1, B 10 → 50 at N = 10⁴: higher by .98 at the ends of epochs, for the velocity's noise does not cancel.
  @Test(arguments: [Dynamics.exact, .gaussian]) func `memory`(dynamics: Dynamics) throws {
    let verdict = try Self.verdict(
      HeavyBall(), curvature: [0.01], size: 10_000, every: 50, dynamics: dynamics,
      [
        Tiny.schedule("a", momentum: 0.9, [(400, 0.001, 10)]), Tiny.schedule("b", momentum: 0.9, [(400, 0.005, 50)]),
      ])
    #expect(verdict.reason == .memory)
    if dynamics == .exact { #expect(isClose(verdict.verdict.largestGap ?? 0, 0.98, within: 0.01)) }
    #expect(isClose(verdict.size(.memory) ?? 0, 0.98, within: 0.1))
  }

  /// Nesterov at B = .12 N on a stiff mode: lower by 1.87, where −ln(1 − B/N) is .13.
  @Test func `Nesterov's finite learning rate`() throws {
    let verdict = try Self.verdict(
      Nesterov(), curvature: [5], size: 10_000,
      [
        Tiny.schedule("a", momentum: 0.9, [(60, 0.0001, 10)]), Tiny.schedule("b", momentum: 0.9, [(60, 0.012, 1200)]),
      ])
    #expect(verdict.verdict.largestGap ?? 0 < -1)
    #expect(verdict.reason == .finiteLearningRate)
  }

  /// At B = N there is no noise, and an infinite gap.
  @Test func `whole batches`() throws {
    let verdict = try Self.verdict(
      SGD(), curvature: [1, 0.1], size: 100,
      [Tiny.schedule("a", [(20, 0.01, 10)]), Tiny.schedule("b", [(20, 0.1, 100)])])
    #expect(verdict.verdict.largestGap == -.infinity)
    #expect(verdict.reason == .finiteTrainingSet)
  }
}

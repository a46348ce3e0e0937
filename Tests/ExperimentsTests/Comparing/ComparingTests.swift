import Equivalence
import Experiments
import Foundation
import NoiseScale
import ScheduleSupport
import StochasticSimulation
import TestSupport
import Testing
import TinyExperiments

@Suite struct ComparingTests {
  /// Derivation, "Settled epochs", for constant stages: more than 6 θ_max + B_max/N after the start and after every change of
  /// stage of either schedule.
  static func isSettled(_ epoch: Double, _ pair: [Schedule], trainingSetSize n: Double) -> Bool {
    func current(_ schedule: Schedule, _ epoch: Double) -> Stage {
      var end = 0.0
      for stage in schedule.stages {
        end += stage.epochs
        if epoch < end { return stage }
      }
      return schedule.stages.last!
    }
    var changes: Set<Double> = [0]
    for schedule in pair {
      var end = 0.0
      for stage in schedule.stages.dropLast() {
        end += stage.epochs
        changes.insert(end)
      }
    }
    for change in changes where change <= epoch {
      let now = pair.map { current($0, change) }
      let before = pair.map { current($0, max(0, change - 1e-6)) }
      let memory = now.map { $0.batchSize.constant! / (n * (1 - $0.momentum.constant!)) }.max()!
      let batch = (now + before).map { $0.batchSize.constant! }.max()!
      if epoch <= change + 6 * memory + batch / n { return false }
    }
    return true
  }

  @Test func `settled epochs are those of the definition`() throws {
    let experiment = Experiment(
      trainingSetSize: 1000, problem: Tiny.quadratic([1]), dynamics: [.exact],
      schedules: [
        Tiny.schedule("reference", momentum: 0.5, [(4, 0.1, 10), (4, 0.02, 10), (8, 0.01, 10)]),
        Tiny.schedule("growing", momentum: 0.5, [(4, 0.1, 10), (4, 0.1, 50), (8, 0.2, 200)]),
        Tiny.schedule("elsewhere", momentum: 0.5, [(6, 0.1, 30), (10, 0.1, 100)]),
      ], recordEvery: 0.25)
    let result = try experiment.result()
    for comparison in result.comparisons {
      let pair = [result.schedules[comparison.schedule], result.schedules[comparison.reference]]
      let expected = comparison.points.map { Self.isSettled($0.epoch, pair, trainingSetSize: 1000) }
      #expect(comparison.points.map(\.settled) == expected)
      #expect(Set(expected) == [false, true])
    }
  }

  @Test func `the gap of exact curves is the logarithm of their ratio`() throws {
    let result = try Tiny.pair().result()
    let prepared = try PreparedExperiment(Tiny.pair())
    let curves = try prepared.plans.map { plan in
      try ExactQuadratic(
        problem: QuadraticProblem(curvature: [1, 0.3, 0.1], gradientVariance: [1, 0.3, 0.1]), timeline: plan.timeline,
        optimizer: HeavyBall(), grid: RecordGrid(every: 1, epochs: 12)
      ).run().curves[0].points
    }
    let points = try #require(result.comparisons.first?.points)
    #expect(points.count == 13)
    for (index, point) in points.enumerated() {
      #expect(point.gap == log(curves[1][index].moments.mean / curves[0][index].moments.mean))
      #expect(point.standardError == 0)
      #expect(point.lower == point.gap && point.upper == point.gap)
    }
  }

  @Test func `a verdict for each region, over its own epochs`() throws {
    let comparison = try #require(try Tiny.pair().result().comparisons.first)
    #expect(comparison.verdicts.map(\.verdict.region) == [.settled, .whole, .final])
    for (verdict, points) in zip(
      comparison.verdicts.map(\.verdict),
      [comparison.points.filter(\.settled), comparison.points, comparison.points.suffix(1)])
    {
      let largest = try #require(points.max { abs($0.gap) < abs($1.gap) })
      #expect(verdict.largestGap == largest.gap)
      #expect(verdict.largestGapEpoch == largest.epoch)
      #expect(verdict.lower == points.map(\.lower).min())
      #expect(verdict.upper == points.map(\.upper).max())
    }
  }

  @Test func `each kind of metric has its margin`() throws {
    let comparison = ComparisonDescription(lossMargin: 0.25, accuracyMargin: 0.07)
    let result = try Tiny.network(
      comparison: comparison, [Tiny.schedule("a", [(1, 0.1, 20)]), Tiny.schedule("b", [(1, 0.1, 20)])]
    ).result()
    #expect(result.comparisons.count == 4)
    for comparison in result.comparisons {
      let isAccuracy = ["train_accuracy", "test_accuracy"].contains(comparison.metric)
      #expect(comparison.kind == (isAccuracy ? .difference : .logRatio))
      #expect(comparison.verdicts.allSatisfy { $0.verdict.margin == (isAccuracy ? 0.07 : 0.25) })
    }
  }

  @Test func `schedules of different lengths are compared where both have a point`() throws {
    let experiment = Tiny.pair().with {
      $0.schedules[1] = Tiny.schedule("short", momentum: 0.5, [(4.5, 0.1, 10)])
    }
    let comparison = try #require(try experiment.result().comparisons.first)
    #expect(comparison.points.map(\.epoch) == [0, 1, 2, 3, 4])
    // Over these epochs both schedules are the same.
    #expect(comparison.points.allSatisfy { $0.gap == 0 })
    let swapped = try experiment.with { $0.comparison.reference = "short" }.result()
    #expect(swapped.comparisons.first?.points.map(\.epoch) == [0, 1, 2, 3, 4])
  }

  /// 0.1 + 0.2 + 0.05 is not 0.35 in binary.
  @Test func `ends that differ by rounding are the same epoch`() throws {
    let experiment = Tiny.pair().with {
      $0.schedules = [
        Tiny.schedule("whole", momentum: 0.5, [(0.35, 0.1, 10)]),
        Tiny.schedule("pieces", momentum: 0.5, [(0.1, 0.1, 10), (0.2, 0.1, 10), (0.05, 0.1, 10)]),
      ]
      $0.comparison.reference = "whole"
      $0.recordEvery = 0.2
    }
    let comparison = try #require(try experiment.result().comparisons.first)
    #expect(comparison.points.count == 3)
    #expect(comparison.points.allSatisfy { abs($0.gap) < Tolerance.algebra })
  }

  @Test func `a schedule that diverges ends before it and is different`() throws {
    let experiment = Tiny.pair(dynamics: [.exact, .gaussian]).with {
      // ε·h = 4 is above 2(1 + m) = 3.
      $0.schedules.append(Tiny.schedule("hot", momentum: 0.5, [(6, 0.1, 10), (6, 4, 10)]))
    }
    let result = try experiment.result()
    for dynamics in [Dynamics.exact, .gaussian] {
      let run = try #require(result.runs.first { $0.schedule == 2 && $0.dynamics == dynamics })
      let divergence = try #require(run.curves.divergence)
      #expect(divergence.stage == 1)
      let points = run.curves.curves[0].points
      #expect(points.map(\.epoch) == (0...6).map(Double.init))
      #expect(divergence.epoch == 7)
      for region in Region.allCases {
        let verdict = try #require(result.verdict("hot", region, dynamics: dynamics))
        #expect(verdict.verdict.kind == .different)
        #expect(verdict.reason == .diverged)
      }
    }
    let exact = result.runs.first { result.schedules[$0.schedule].name == "hot" && $0.dynamics == .exact }
    #expect(exact?.curves.curves[0].points.map(\.epoch) == [0, 1, 2, 3, 4, 5, 6])
  }
}

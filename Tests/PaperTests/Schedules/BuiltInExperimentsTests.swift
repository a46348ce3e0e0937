import Equivalence
import Experiments
import NoiseScale
import Paper
import ScheduleSupport
import TestSupport
import Testing
import TinyExperiments

@Suite struct BuiltInExperimentsTests {
  static let names = [
    "decaying learning rate", "hybrid", "increasing batch size", "increasing up to 5120", "control: batch × 4",
  ]

  @Test func `all of them are valid and have titles of their own`() throws {
    #expect(BuiltInExperiments.all.count == 3)
    #expect(Set(BuiltInExperiments.all.map(\.title)).count == 3)
    for experiment in BuiltInExperiments.all { try experiment.validate() }
    #expect(BuiltInExperiments.quadratic.dynamics == [.exact, .gaussian, .langevin])
    #expect(BuiltInExperiments.quadratic.sampling == .withReplacement)
    #expect(BuiltInExperiments.quadraticWithoutReplacement.dynamics == [.exact])
    #expect(BuiltInExperiments.quadraticWithoutReplacement.sampling == .withoutReplacement)
  }

  /// The stages of the paper (arXiv 1711.00489, figure 1) and the updates that they take.
  @Test func `the paper's schedules`() throws {
    let expected: [(stages: [(Double, Int)], updates: Int)] = [
      ([(0.1, 128), (0.02, 128), (0.004, 128), (0.0008, 128)], 78_125),
      ([(0.1, 128), (0.1, 640), (0.02, 640), (0.004, 640)], 34_376),
      ([(0.1, 128), (0.1, 640), (0.1, 3200), (0.1, 16_000)], 28_876),
      ([(0.1, 128), (0.1, 640), (0.1, 3200), (0.032, 5120)], 29_142),
    ]
    for experiment in [BuiltInExperiments.quadratic, BuiltInExperiments.quadraticWithoutReplacement] {
      let plans = try PreparedExperiment(experiment).plans
      #expect(plans.map(\.schedule.name) == Self.names)
      for (plan, expected) in zip(plans, expected) {
        #expect(plan.totalUpdates == expected.updates)
        #expect(plan.schedule.stages.map(\.epochs) == [60, 60, 40, 40])
        #expect(plan.schedule.stages.map(\.constantBatchSize) == expected.stages.map(\.1))
        for (stage, expected) in zip(plan.schedule.stages, expected.stages) {
          #expect(isClose(stage.learningRate.constant ?? 0, expected.0))
          #expect(stage.momentum == 0.9)
        }
      }
    }
  }

  @Test func `on the quadratic, exactly`() throws {
    let result = try BuiltInExperiments.quadratic.with { $0.dynamics = [.exact] }
      .result(RunOptions(threads: 2))
    for name in Self.names[1...3] {
      let verdict = try #require(result.verdict(name, .settled))
      #expect(verdict.verdict.kind == .equivalent)
      #expect(verdict.verdict.margin == 0.1)
    }
    let control = try #require(result.verdict(Self.names[4], .settled))
    #expect(control.verdict.kind == .different)
    #expect(control.reason == .unequalNoiseScale)
  }

  @Test func `without replacement, exactly`() throws {
    let result = try BuiltInExperiments.quadraticWithoutReplacement.result(RunOptions(threads: 2))
    #expect(try #require(result.verdict("hybrid", .settled)).verdict.kind == .equivalent)
    let increasing = try #require(result.verdict("increasing batch size", .settled))
    #expect(increasing.verdict.kind == .different)
    #expect(increasing.reason == .finiteTrainingSet)
    #expect(increasing.verdict.largestGapEpoch ?? 0 > 160)
  }

  /// A few epochs and replicates of the same experiment.
  @Test func `on Fashion-MNIST, reduced`() throws {
    let whole = BuiltInExperiments.fashionMNIST
    #expect(whole.replicates == 32)
    #expect(whole.comparison.lossMargin == 0.05)
    #expect(whole.schedules.map(\.name) == Array(Self.names[...2]))
    let plans = try whole.resolvedSchedules().map { Plan($0, on: whole.trainingSet, optimizer: HeavyBall()) }
    #expect(plans.map { $0.schedule.epochs } == [20, 20, 20])
    #expect(plans.map { $0.schedule.stages.map(\.constantBatchSize) }.last == [128, 640, 3200, 16_000])

    let reduced = whole.with { experiment in
      experiment.trainingSetSize = 5000
      (experiment.replicates, experiment.recordEvery) = (3, 1)
      experiment.schedules[0] = Tiny.schedule(
        Self.names[0], momentum: 0.9, [(0.5, 0.1, 128), (0.5, 0.02, 128)])
      experiment.schedules[2] = ScheduleDescription(
        name: Self.names[2], from: Self.names[0], transforms: [IncreaseBatchSize()])
    }
    let result = try reduced.result(RunOptions(threads: 2))
    #expect(result.checksums.count == 4)
    for run in result.runs {
      let accuracy = try #require(run.curves.curves.first { $0.metric == "test_accuracy" }).points
      #expect(accuracy.map(\.epoch) == [0, 1])
      // From chance to well above it.
      #expect(accuracy[0].moments.mean < 0.25)
      #expect(accuracy[1].moments.mean > 0.5)
    }
  }
}

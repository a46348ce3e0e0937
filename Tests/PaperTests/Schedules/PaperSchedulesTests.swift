import Experiments
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing
import TinyExperiments

@testable import Paper

/// The paper's schedules, written down as stages, against what the transforms make of its reference.
@Suite struct PaperSchedulesTests {
  static func plans(
    _ schedules: [ScheduleDescription], _ size: Int = PaperSchedules.smallSize, optimizer: any Optimizer = HeavyBall()
  ) -> [Plan] { PaperPlans.plans(PaperPlans.experiment(schedules, size, optimizer: optimizer)) }

  static func derived(_ transforms: [any Transform]) -> Plan {
    plans([
      PaperSchedules.annealing()[0],
      ScheduleDescription(name: "derived", from: PaperSchedules.reference, transforms: transforms),
    ])[1]
  }

  static func expectEqual(_ a: Plan, _ b: Plan) {
    #expect(a.stages.count == b.stages.count)
    for (a, b) in zip(a.stages, b.stages) {
      #expect(a.endEpoch == b.endEpoch)
      #expect(isClose(a.hyperParameters.learningRate, b.hyperParameters.learningRate))
      #expect(a.hyperParameters.batchSize == b.hyperParameters.batchSize)
      #expect(a.hyperParameters.momentum == b.hyperParameters.momentum)
    }
  }

  @Test func `figure 5 is made by scaling, raising and growing`() {
    let plans = Self.plans(PaperSchedules.fewerUpdates)
    let grow = IncreaseBatchSize(upTo: 5120)
    let scale = ScaleLearningRate(by: 5)
    let raise = RaiseMomentum(to: 0.98)
    Self.expectEqual(plans[0], Self.derived([scale, ScaleLearningRate(by: 0.2)]))
    Self.expectEqual(plans[1], Self.derived([grow]))
    Self.expectEqual(plans[2], Self.derived([scale, grow]))
    Self.expectEqual(plans[3], Self.derived([scale, raise, grow]))
  }

  @Test func `figure 6 is made by growing`() {
    let decaying = PaperSchedules.imageNet[0]
    let grown = Self.plans(
      [
        decaying,
        ScheduleDescription(
          name: "grown", from: decaying.name,
          transforms: [IncreaseBatchSize(upTo: 81_920)]),
      ], PaperSchedules.imageNetSize)[1]
    Self.expectEqual(Self.plans(PaperSchedules.imageNet, PaperSchedules.imageNetSize)[1], grown)
  }

  /// The approximate g of the paper: 390.6 → 78.1 → 15.6 → 3.125 for CIFAR-10, ÷ 10 for ImageNet, the same for all schedules of a
  /// figure at every epoch.
  @Test func `one noise scale a figure`() {
    let small: [Double] = [390.625, 78.125, 15.625, 3.125]
    let large = [1.0, 0.1, 0.01, 0.001].map { $0 * 3 * 1_281_167 / (8192 * 0.1) }
    let groups: [([ScheduleDescription], Int, any Optimizer, [Double])] = [
      (PaperSchedules.annealing(), 50_000, HeavyBall(), small),
      (PaperSchedules.annealing(momentum: 0), 50_000, SGD(), small.map { $0 / 10 }),
      (PaperSchedules.annealing([1e-3, 2e-4, 4e-5, 8e-6], momentum: 0), 50_000, Adam(), small.map { $0 / 1000 }),
      (PaperSchedules.fewerUpdates, 50_000, HeavyBall(), small),
      (PaperSchedules.imageNet, 1_281_167, HeavyBall(), large),
      (PaperSchedules.imageNetMomentum, 1_281_167, HeavyBall(), large),
      (PaperSchedules.resNet50, 1_281_167, HeavyBall(), large.map { $0 * 3.2 / 3 }),
    ]
    for (schedules, size, optimizer, expected) in groups {
      for plan in Self.plans(schedules, size, optimizer: optimizer) {
        #expect(plan.stages.count == 4)
        for (stage, g) in zip(plan.stages, expected) {
          #expect(isClose(stage.approximateNoiseScale, g), "\(plan.schedule.name), stage \(stage.stage)")
        }
      }
    }
  }

  @Test func `every figure has a name, valid experiments and titles of their own`() throws {
    let names = PaperFigure.all.map { $0.name } + PaperPage.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for figure in PaperFigure.all {
      #expect(!figure.experiments.isEmpty)
      #expect(Set(figure.experiments.map(\.title)).count == figure.experiments.count)
      for experiment in figure.experiments { try experiment.validate() }
    }
  }

  @Test func `the networks run the paper's schedules at full length`() throws {
    for experiment in PaperFigure.figure2.experiments + PaperFigure.figure3.experiments
      + PaperFigure.figure4.experiments + PaperFigure.figure5.experiments
    {
      #expect(experiment.trainingSetSize == 50_000 && experiment.replicates >= 16)
      for schedule in try experiment.resolvedSchedules() { #expect(schedule.epochs == 200) }
    }
    #expect(PaperFigure.figure3.experiments[0] == PaperFigure.figure2.experiments[0])
    #expect(PaperFigure.figure3.experiments.map(\.optimizer.name) == ["momentum", "nesterov"])
    #expect(PaperFigure.figure4.experiments.map(\.optimizer.name) == ["sgd", "adam"])
  }

  /// The schedule that is not the paper's keeps g as well, and is the original until it goes over to the other one.
  @Test func `the late momentum of figure 5`() throws {
    let experiment = PaperFigure.figure5.experiments[0]
    let plans = try PreparedPlans.of(experiment)
    let late = try #require(plans.last)
    #expect(late.schedule.name == LateMomentum.name && plans.count == 5)
    #expect(late.schedule.stages[0].epochs == 20)
    #expect(late.schedule.stages[0].learningRate == plans[0].schedule.stages[0].learningRate)
    #expect(Array(late.schedule.stages[2...]) == Array(plans[3].schedule.stages[1...]))
    for stage in late.stages.prefix(2) { #expect(isClose(stage.approximateNoiseScale, 390.625)) }
  }
}

/// The plans of an experiment, without its data.
private enum PreparedPlans {
  static func of(_ experiment: Experiment) throws -> [Plan] {
    let optimizer = experiment.optimizer
    return try experiment.resolvedSchedules().map { Plan($0, on: experiment.trainingSet, optimizer: optimizer) }
  }
}

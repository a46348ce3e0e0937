import Descriptions
import NoiseScale
import Records
import ScheduleSupport
import Testing

@testable import StochasticSimulation

@Suite struct LangevinQuadraticTests {
  private let problem = try! QuadraticProblem(
    curvature: [1, 0.5, 0.2, 0.05, 0.01], gradientVariance: [1, 0.5, 0.4, 1, 3], initialMean: 0.5,
    initialVariance: 0.3)

  private func compare(_ schedule: Schedule, _ kind: LangevinKind, _ sampling: Sampling) throws {
    let timeline = Timeline(schedule, TrainingSet(size: 200, sampling: sampling))
    let grid = RecordGrid(every: 0.75, epochs: schedule.epochs)
    let expected = LangevinMoments(
      problem: problem, kind: kind, segments: timeline.langevinSegments(), trainingSet: timeline.trainingSet
    ).losses(at: grid.epochs)
    let simulated = try LangevinQuadratic(
      problem: problem, timeline: timeline, kind: kind,
      settings: EnsembleSettings(seed: 7, replicates: 40_000, grid: grid, threads: 2)
    ).run()
    #expect(simulated.loss.map(\.epoch) == grid.epochs)
    for (point, loss) in zip(simulated.loss, expected) {
      #expect(isWithinError(point.moments, loss), "epoch \(point.epoch): \(point.moments.mean), expected \(loss)")
    }
  }

  @Test(arguments: LangevinKind.allCases, [Sampling.withReplacement, .withoutReplacement])
  func meansAreTheMomentsThroughJumps(_ kind: LangevinKind, _ sampling: Sampling) throws {
    // Overdamped stages at B = 3 would have γh of 60 an epoch.
    try compare(jumpySchedule("momentum", scale: kind == .overdamped ? 0.1 : 1), kind, sampling)
  }

  /// Stages as long as the memory, in which the velocity's scale at a jump of m decides: without the jump's factor the loss is
  /// off by tens of per cent.
  @Test func theVelocityIsRescaledWhereMomentumJumps() throws {
    let stages = [0.9, 0.5, 0.9, 0.0, 0.8].map {
      Stage(epochs: 1.5, learningRate: 0.2, batchSize: 30, momentum: .constant($0))
    }
    try compare(Schedule(name: "momentum", stages: stages), .withMemory, .withReplacement)
  }

  @Test(arguments: LangevinKind.allCases) func meansAreTheMomentsThroughLaws(_ kind: LangevinKind) throws {
    try compare(lawSchedule("momentum"), kind, .withReplacement)
  }

  /// A stage that begins at epoch 0.3: its steps of an epoch differ in their last bits, at the last one here, and no recorded
  /// epoch may show it.
  @Test(arguments: LangevinKind.allCases, [2.0, 4, 8, 16])
  func recordEveryChangesNothingAtDecimalStages(_ kind: LangevinKind, _ length: Double) throws {
    let stages = [0.3, length].map {
      Stage(epochs: $0, learningRate: 0.05, batchSize: 10, momentum: 0.9)
    }
    let timeline = Timeline(
      Schedule(name: "decimal", stages: stages), TrainingSet(size: 200, sampling: .withReplacement))
    func losses(_ every: Double) throws -> [EnsembleCurves.Point] {
      try LangevinQuadratic(
        problem: problem, timeline: timeline, kind: kind,
        settings: EnsembleSettings(seed: 7, replicates: 20, grid: RecordGrid(every: every, epochs: length + 0.3))
      ).run().loss
    }
    let ends = try losses(100)
    #expect(ends.map(\.epoch) == [0, length + 0.3])
    let whole = try losses(1)
    #expect(whole.last == ends.last)
    for every in [0.1, 0.2, 0.25, 0.5] {
      let fine = try losses(every)
      for point in whole { #expect(fine.first { $0.epoch == point.epoch } == point, "\(every), \(point.epoch)") }
    }
  }

  /// `update` is the discrete run's position at the same epoch.
  @Test func updatesAreTheDiscreteRuns() throws {
    let timeline = Timeline(jumpySchedule("momentum"), TrainingSet(size: 200, sampling: .withReplacement))
    let grid = RecordGrid(every: 0.5, epochs: timeline.schedule.epochs)
    let settings = EnsembleSettings(seed: 1, replicates: 2, grid: grid)
    let curves = try LangevinQuadratic(
      problem: problem, timeline: timeline, kind: .withMemory, settings: settings
    ).run()
    #expect(curves.loss.map(\.update) == timeline.recordPoints(grid).map(\.position))
  }

  @Test func reshuffledBatchesHaveNoEquation() throws {
    let timeline = Timeline(jumpySchedule("momentum"), TrainingSet(size: 200, sampling: .reshuffled))
    #expect(
      throws: Fault([], "langevin dynamics exist for independent batches, not for sampling reshuffled")
    ) {
      try LangevinQuadratic(
        problem: problem, timeline: timeline, kind: .withMemory,
        settings: EnsembleSettings(seed: 1, replicates: 2, grid: RecordGrid(every: 1, epochs: 2)))
    }
  }
}

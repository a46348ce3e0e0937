import Equivalence
import Experiments
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

/// No verdict says more than its epochs show.
@Suite struct UnsettledStageTests {
  /// Stage 1 is shared; in stage 2, six memories of which outlast it, the plateaus differ.
  private static func experiment(secondStage epochs: Double) -> Experiment {
    Experiment(
      trainingSetSize: 1000, problem: Tiny.quadratic([1, 0.1]), dynamics: [.exact],
      schedules: [
        Tiny.schedule("right", momentum: 0.9, [(10, 0.1, 10), (epochs, 0.05, 50)]),
        Tiny.schedule("wrong", momentum: 0.9, [(10, 0.1, 10), (epochs, 0.1, 200)]),
      ])
  }

  @Test func `settled in what the two share is not settled in what differs`() throws {
    // θ = 200/(1000 · 0.1) = 2 epochs; 12.2 to settle.
    let result = try Self.experiment(secondStage: 10).result()
    let settled = try #require(result.verdict("wrong", .settled))
    #expect(settled.verdict.largestGap == 0)
    #expect(settled.verdict.kind == .inconclusive && settled.reason == .noSettledEpoch)
    #expect(settled.verdict.unsettled == [10...20] && settled.verdict.runEpochs == 21)
    #expect((1..<21).contains(settled.verdict.epochs) && settled.resolution == nil)
    #expect(try #require(result.verdict("wrong", .final)).verdict.kind == .different)
  }

  @Test func `with a settled epoch in every stage that differs there is a verdict`() throws {
    let settled = try #require(try Self.experiment(secondStage: 30).result().verdict("wrong", .settled))
    #expect(settled.verdict.kind == .different && settled.verdict.unsettled == [])
  }

  @Test func `schedules that are the same need no settled epoch of a short stage`() throws {
    let settled = try #require(
      try Self.experiment(secondStage: 10).with { $0.schedules[1].definition = $0.schedules[0].definition }.result()
        .verdict("wrong", .settled))
    #expect(settled.verdict.kind == .equivalent)
  }

  /// The example whose settled epochs agree and whose end does not.
  @Test func `the end is judged by itself`() throws {
    let result = try Self.experiment(secondStage: 10).result()
    let comparison = try #require(result.comparisons.first)
    let end = comparison.verdict(.final).verdict
    #expect(end.largestGap == comparison.points.last?.gap && end.largestGapEpoch == 20 && end.epochs == 1)
  }

  @Test func `schedules of different lengths have no common end and no whole`() throws {
    let result = try Self.experiment(secondStage: 30).with {
      $0.schedules[1] = Tiny.schedule("wrong", momentum: 0.9, [(10, 0.1, 10), (25, 0.05, 50)])
    }.result()
    for region in [Region.whole, .final] {
      let found = try #require(result.verdict("wrong", region))
      #expect(found.verdict.kind == .inconclusive && found.reason == .missingEpochs)
    }
    let whole = try #require(result.verdict("wrong", .whole)).verdict
    #expect(whole.epochs == 36 && whole.runEpochs == 41)
  }

  /// Steps of a law are changes of stage: a bump between the records is said as stages or as a law.
  @Test(arguments: [true, false]) func `a bump that no record sees`(isLaw: Bool) throws {
    func stages(_ rates: [(Double, Quantity)]) -> [Stage] {
      rates.map { Stage(epochs: $0.0, learningRate: $0.1, batchSize: 10, momentum: 0.9) }
    }
    let bump: [Stage] =
      isLaw
      ? stages([(30, .law(TableLaw(at: [0, 11, 15], values: [0.02, 0.2, 0.02], between: .step)))])
      : stages([(11, 0.02), (4, 0.2), (15, 0.02)])
    let experiment = Experiment(
      trainingSetSize: 1000, problem: Tiny.quadratic([1, 0.1]), dynamics: [.exact],
      schedules: [
        ScheduleDescription(name: "reference", stages: stages([(30, 0.02)])),
        ScheduleDescription(name: "bump", stages: bump),
      ], recordEvery: 10)
    let result = try experiment.result()
    let (settled, whole) = (
      try #require(result.verdict("bump", .settled)), try #require(result.verdict("bump", .whole))
    )
    #expect(settled.reason == .noSettledEpoch && settled.verdict.unsettled == [11...15])
    #expect(whole.verdict.kind == .inconclusive && whole.verdict.unsettled == [11...15])
    let seen = try #require(try experiment.with { $0.recordEvery = 1 }.result().verdict("bump", .settled))
    #expect(seen.verdict.kind == .different && seen.verdict.unsettled == [])
  }
}

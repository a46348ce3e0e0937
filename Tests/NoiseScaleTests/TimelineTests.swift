@testable import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

@Suite struct TimelineTests {
  /// The rule of the timeline, one update at a time, in whole thousandths of an example.
  static func everyUpdate(of item: ScheduleCase) -> [Update] {
    let size = item.trainingSet.size
    var ends: [Int] = []
    for epochs in item.thousandths { ends.append((ends.last ?? 0) + epochs * size) }
    var updates: [Update] = []
    var examples = 0
    while let stage = ends.firstIndex(where: { examples * 1000 < $0 }) {
      let start = stage == 0 ? 0 : ends[stage - 1]
      let epoch = Double(examples * 1000 - start) / Double(1000 * size)
      let values = item.schedule.stages[stage].hyperParameters(at: epoch)
      updates.append(
        Update(
          index: updates.count, examplesBefore: examples, stage: stage, hyperParameters: values,
          stride: values.batchSize))
      examples = updates.last!.examplesAfter
    }
    return updates
  }

  private static func agree(_ a: Update, _ b: Update) -> Bool {
    a.index == b.index && a.examplesBefore == b.examplesBefore && a.stage == b.stage
      && a.hyperParameters.batchSize == b.hyperParameters.batchSize
      && abs(a.hyperParameters.learningRate - b.hyperParameters.learningRate) <= Tolerance.zero
      && abs(a.hyperParameters.momentum - b.hyperParameters.momentum) <= Tolerance.zero
  }

  @Test(arguments: ScheduleCase.wild)
  func updatesFollowTheRule(_ item: ScheduleCase) {
    let expected = Self.everyUpdate(of: item)
    let updates = Array(Timeline(item.schedule, item.trainingSet).updates)
    #expect(updates.count == expected.count)
    let wrong = zip(updates, expected).first { !Self.agree($0, $1) }
    #expect(wrong == nil)
  }

  @Test(arguments: ScheduleCase.wild)
  func runsSpansAndTotalsAgreeWithUpdates(_ item: ScheduleCase) {
    let timeline = Timeline(item.schedule, item.trainingSet)
    let updates = Array(timeline.updates)
    var (next, examples) = (0, 0)
    for run in timeline.runs {
      #expect(run.firstUpdate == next && run.examplesBefore == examples && run.count > 0)
      let part = updates[next..<next + run.count]
      #expect(part.allSatisfy { $0.stage == run.stage && $0.hyperParameters == run.hyperParameters })
      next += run.count
      examples = run.examplesAfter
    }
    #expect(next == updates.count)
    #expect(timeline.segments.map(\.index) == Array(item.schedule.stages.indices))
    for span in timeline.segments {
      let part = updates.filter { $0.stage == span.index }
      #expect(part.count == span.updates)
      #expect(part.isEmpty || part.first!.index == span.firstUpdate)
      #expect(part.isEmpty || part.first!.examplesBefore == span.examplesBefore)
      #expect(span.examplesAfter == (part.last?.examplesAfter ?? span.examplesBefore))
    }
    #expect(timeline.totalUpdates == updates.count)
    #expect(timeline.totalExamples == updates.last?.examplesAfter)
    let over = Double(timeline.totalExamples) - timeline.nominalExamples
    #expect(over >= 0 && over < Double(updates.last!.hyperParameters.batchSize))
  }

  @Test func theBatchThatCrossesABoundaryBelongsToTheEarlierStage() {
    let schedule = Schedule(
      name: "x",
      stages: [
        Stage(epochs: 1, learningRate: 0.2, batchSize: 40), Stage(epochs: 1, learningRate: 0.1, batchSize: 30),
      ])
    let timeline = Timeline(schedule, TrainingSet(size: 100, sampling: .withReplacement))
    #expect(timeline.updates.map(\.examplesBefore) == [0, 40, 80, 120, 150, 180])
    #expect(timeline.updates.map(\.stage) == [0, 0, 0, 1, 1, 1])
    #expect(timeline.totalExamples == 210)
    #expect(timeline.nominalExamples == 200)
  }

  @Test func aStageShorterThanAnOvershootGetsNoUpdate() {
    let schedule = Schedule(
      name: "x",
      stages: [
        Stage(epochs: 1, learningRate: 0.2, batchSize: 70), Stage(epochs: 0.4, learningRate: 0.1, batchSize: 1),
        Stage(epochs: 1, learningRate: 0.1, batchSize: 50),
      ])
    let timeline = Timeline(schedule, TrainingSet(size: 100, sampling: .withReplacement))
    #expect(timeline.segments.map(\.updates) == [2, 0, 2])
    #expect(timeline.updates.map(\.examplesBefore) == [0, 70, 140, 190])
  }

  /// .1 + .2 of 10 examples are 3 examples, not 3.0000000000000004.
  @Test func sumsOfFractionsAreSnapped() {
    let stages = [0.1, 0.2, 0.3].map { Stage(epochs: $0, learningRate: 0.1, batchSize: 1) }
    let timeline = Timeline(Schedule(name: "x", stages: stages), TrainingSet(size: 10, sampling: .withReplacement))
    #expect(timeline.segments.map(\.end) == [1, 3, 6])
    #expect(timeline.totalUpdates == 6)
  }

  @Test func sumsOfFractionsAreSnappedOnAHugeTrainingSet() {
    let size = 10_000_000_000_000
    let stages = [0.1, 0.2].map { Stage(epochs: $0, learningRate: 0.1, batchSize: 1000) }
    let timeline = Timeline(Schedule(name: "x", stages: stages), TrainingSet(size: size, sampling: .withReplacement))
    #expect(timeline.segments.map(\.end) == [1e12, 3e12])
    #expect(timeline.totalUpdates == 3_000_000_000)
  }

  @Test func billionsOfUpdatesAreCountedInClosedFormAndMadeLazily() throws {
    let cosine = try Laws.make("cosine", ["from": .number(0.1), "to": .number(0)])
    let trainingSet = TrainingSet(size: 50_000, sampling: .withReplacement)
    for rate in [Quantity.constant(0.1), .law(cosine)] {
      let schedule = Schedule(
        name: "x",
        stages: [
          Stage(epochs: 4_000_000, learningRate: rate, batchSize: 128),
          Stage(epochs: 4_000_000, learningRate: rate, batchSize: 1),
        ])
      let timeline = Timeline(schedule, trainingSet)
      #expect(timeline.totalUpdates == 1_562_500_000 + 200_000_000_000)
      #expect(timeline.segments[1].firstUpdate == 1_562_500_000)
      #expect(timeline.totalExamples == 400_000_000_000)
      #expect(timeline.updates.prefix(3).map(\.examplesBefore) == [0, 128, 256])
      #expect(timeline.runs.prefix(1).map(\.count) == [rate.constant == nil ? 1 : 1_562_500_000])
    }
  }

  @Test func anEmptyScheduleHasNoUpdates() {
    let timeline = Timeline(Schedule(name: "x", stages: []), TrainingSet(size: 10, sampling: .withReplacement))
    #expect(timeline.totalUpdates == 0 && timeline.totalExamples == 0 && timeline.nominalExamples == 0)
    #expect(Array(timeline.updates).isEmpty)
  }
}

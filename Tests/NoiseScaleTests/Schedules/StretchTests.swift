import Descriptions
import TestSupport
import Testing

@testable import NoiseScale

/// What is found without a loop over updates, a loop finds too.
@Suite struct StretchTests {
  @Test(arguments: TransformTracksTests.trials) func `the first and the last update between two places`(
    _ trial: TransformTracksTests.Trial
  ) throws {
    let plan = Plan(trial.schedule, on: trial.set, optimizer: SGD())
    let updates = Array(plan.timeline.updates)
    var random = SeededGenerator(UInt64(trial.number))
    for stage in plan.stages {
      let (start, end) = (stage.segment.start, stage.segment.end)
      for _ in 0..<8 {
        let places = [random.uniform(start, end), random.uniform(start, end), start, end]
        let (from, to) = random.pick([
          (min(places[0], places[1]), max(places[0], places[1])), (start, end), (start, places[0]), (places[0], end),
        ])
        let there = updates.filter {
          $0.stage == stage.stage && Double($0.examplesBefore) >= from && Double($0.examplesBefore) < to
        }
        let stretch = plan.stretch(fromExamples: from, to: to)
        #expect(stretch.firstUpdate == there.first?.index)
        guard let first = there.first, let last = there.last else { continue }
        #expect(stretch.first == first.hyperParameters && stretch.last == last.hyperParameters)
      }
      // The plan says the same of the whole.
      let whole = plan.stretch(fromExamples: start, to: end)
      #expect(whole.first == stage.hyperParameters && whole.last == stage.last)
    }
  }

  @Test(arguments: TransformTracksTests.trials) func `the first update that is made otherwise`(
    _ trial: TransformTracksTests.Trial
  ) throws {
    let old = Timeline(trial.schedule, trial.set)
    #expect(old.firstUpdate(differingFrom: old) == nil)
    var random = SeededGenerator(UInt64(trial.number))
    let after = Position(Double(Int(random.uniform(1, 0.8 * Double(old.totalUpdates)))), .updates)
    for transform in [IncreaseBatchSize(), ScaleLearningRate(by: 2), Hybrid(decays: 0)] as [any Transform] {
      // What cannot be transformed says so elsewhere.
      guard
        let made = try? trial.schedule.transformed(by: [transform], after: after, on: trial.set, optimizer: SGD())
      else { continue }
      let new = Timeline(made.schedule, trial.set)
      let expected = zip(old.updates, new.updates).first { one, two in
        one.examplesBefore != two.examplesBefore || one.hyperParameters.batchSize != two.hyperParameters.batchSize
          || !isClose(one.hyperParameters.learningRate, two.hyperParameters.learningRate, within: 1e-9)
          || !isClose(one.hyperParameters.weightDecay, two.hyperParameters.weightDecay, within: 1e-9)
      }?.0.index
      #expect(new.firstUpdate(differingFrom: old) == expected, "\(transform.title)")
      if let expected { #expect(expected > made.update.index, "\(transform.title)") }
    }
  }

  @Test func `a run that ends earlier differs where it ends`() {
    let set = TrainingSet(size: 100, sampling: .withReplacement)
    let runs = [3.0, 2].map {
      Timeline(Schedule(name: "s", stages: [Stage(epochs: $0, learningRate: 1, batchSize: 10)]), set)
    }
    #expect(runs[1].firstUpdate(differingFrom: runs[0]) == 20 && runs[0].firstUpdate(differingFrom: runs[1]) == 20)
  }
}

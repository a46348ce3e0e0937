import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct RecordGridTests {
  @Test func wholeEpochs() {
    #expect(RecordGrid(every: 1, epochs: 3).epochs == [0, 1, 2, 3])
    #expect(RecordGrid(every: 1, epochs: 2.5).epochs == [0, 1, 2, 2.5])
    #expect(RecordGrid(every: 5, epochs: 3).epochs == [0, 3])
  }

  /// The nearest doubles to the decimal numbers, not sums or products of rounded ones.
  @Test func tenthsAreTheNearestDoubles() {
    #expect(RecordGrid(every: 0.1, epochs: 0.7).epochs == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(RecordGrid(every: 0.3, epochs: 1).epochs == [0, 0.3, 0.6, 0.9, 1])
    #expect(RecordGrid(every: 1.1, epochs: 4).epochs == [0, 1.1, 2.2, 3.3, 4])
  }

  @Test func theEndIsExact() {
    for total in [0.7, 1.0 / 3, 200, 8.75, 1e-3] {
      for every in [0.1, 0.25, 1, 1.0 / 3] {
        let epochs = RecordGrid(every: every, epochs: total).epochs
        #expect(epochs.first == 0)
        #expect(epochs.last == total)
        #expect(zip(epochs, epochs.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }

  /// Against a search through all updates, over random schedules.
  @Test func recordPointsAreWhereASearchFindsThem() {
    var random = SeededGenerator(41)
    for _ in 0..<300 {
      let n = Int.random(in: 1...500, using: &random)
      let stages = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Stage(
          epochs: Bool.random(using: &random) ? Double.random(in: 0.01...2, using: &random) : 1,
          learningRate: 0.1, batchSize: .constant(Double(Int.random(in: 1...n, using: &random))))
      }
      let schedule = Schedule(name: "random", stages: stages)
      let timeline = Timeline(schedule, TrainingSet(size: n, sampling: .withReplacement))
      let grid = RecordGrid(every: random.number(0.05...1), epochs: schedule.epochs)
      let points = timeline.recordPoints(grid)
      #expect(points.map(\.epoch) == grid.epochs)
      let updates = Array(timeline.updates)
      for point in points {
        let scaled = point.epoch * Double(n)
        let examples = abs(scaled - scaled.rounded()) < 1e-6 ? scaled.rounded() : scaled
        let made = updates.count { Double($0.examplesAfter) <= examples }
        #expect(point.updates == made)
        #expect(point.share >= 0 && point.share < 1)
        let next = updates[min(made, updates.count - 1)]
        #expect(point.stage == next.stage)
        if made < updates.count {
          let share = (examples - Double(next.examplesBefore)) / Double(next.hyperParameters.batchSize)
          #expect(abs(point.share - share) < Tolerance.algebra * Double(n))
        } else {
          #expect(point.share == 0)
        }
      }
    }
  }
}

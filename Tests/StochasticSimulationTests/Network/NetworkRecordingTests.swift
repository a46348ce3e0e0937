import Foundation
import NoiseScale
import Records
import ScheduleSupport
import Testing

@testable import StochasticSimulation

@Suite struct NetworkRecordingTests {
  private func recording(_ stages: [Stage], size: Int, every: Double) -> NetworkRecording {
    let schedule = Schedule(name: "test", stages: stages)
    return NetworkRecording(
      Timeline(schedule, TrainingSet(size: size, sampling: .withReplacement)),
      RecordGrid(every: every, epochs: schedule.epochs))
  }

  @Test func betweenUpdatesIsInterpolated() {
    // 100 examples, batches of 30: epoch 1 is 3⅓ updates, epoch 2 is 6⅔.
    let recording = recording([Stage(epochs: 2, learningRate: 1, batchSize: 30)], size: 100, every: 1)
    #expect(recording.places.map(\.before) == [0, 3, 6])
    #expect(recording.places.map(\.after) == [0, 4, 7])
    for (place, share) in zip(recording.places, [0, 1.0 / 3, 2.0 / 3]) { #expect(abs(place.share - share) < 1e-12) }
  }

  /// The end lies within the update to whose end the epoch before it was rounded.
  @Test func theEndMayBeBeforeTheNearestUpdateOfAnEpoch() throws {
    // Epoch 1 of 1006 examples in batches of 10 is 100.6 updates, the end 100.8: a batch is far above 1 % of what lies between.
    let problem = try noisyProblem(1006, features: 2, hidden: [], classes: 2)
    let ensemble = try NetworkEnsemble(problem, [Stage(epochs: 1.002, learningRate: 0.1, batchSize: 10)], replicates: 1)
    #expect(ensemble.recording.places.steps == [0, 100, 101])
    #expect(ensemble.recording.places.map(\.before) == [0, 101, 100])
    // Between its neighbours, of which the later one is the nearest of epoch 1.
    let ends = try NetworkEnsemble(
      problem, [Stage(epochs: 1.002, learningRate: 0.1, batchSize: 10)], replicates: 1, every: 1000.0 / 1006
    ).replicateValues()[0][0]
    let losses = ensemble.replicateValues()[0][0]
    let share = ensemble.recording.places[2].share
    #expect(abs(losses[2] - ((1 - share) * ends[1] + share * losses[1])) < 1e-12)
  }

  @Test func smallBatchesTakeTheNearestUpdate() {
    // Epoch 1 of 1000 examples in batches of 7 is 142.86 updates, epoch 2 is 285.71, epoch 3 is 428.57.
    let small = recording([Stage(epochs: 3, learningRate: 1, batchSize: 7)], size: 1000, every: 1)
    #expect(small.places.steps == [0, 143, 286, 429])
    // In batches of 6: 166.67, 333.33, 500. A batch of 11 is above 1 %.
    let other = recording([Stage(epochs: 3, learningRate: 1, batchSize: 6)], size: 1000, every: 1)
    #expect(other.places.steps == [0, 167, 333, 500])
    let large = recording([Stage(epochs: 1, learningRate: 1, batchSize: 11)], size: 1000, every: 1)
    #expect(large.places.steps == [0, 90, 91])
    // The batch of the stage that is under way counts.
    let mixed = recording(
      [Stage(epochs: 1.5, learningRate: 1, batchSize: 7), Stage(epochs: 1.5, learningRate: 1, batchSize: 400)],
      size: 1000, every: 1)
    #expect(mixed.places.steps == [0, 143, 216, 217, 218, 219])
  }

  @Test func aRunThatDivergesSaysSo() throws {
    let problem = try noisyProblem(60, features: 8, hidden: [6, 6], classes: 3, activation: .relu, test: 20)
    let stages = [
      Stage(epochs: 3, learningRate: 0.05, batchSize: 10),
      Stage(epochs: 40, learningRate: 100, batchSize: 10, momentum: 0.9),
    ]
    let ensemble = try NetworkEnsemble(problem, stages, replicates: 20)
    let curves = ensemble.run()
    let divergence = try #require(curves.divergence)
    #expect(divergence.stage == 1 && divergence.epoch > 3 && divergence.epoch < 43)
    #expect((1...20).contains(divergence.replicates))
    let index = Int(divergence.epoch)
    let values = ensemble.replicateValues()
    func diverged(at point: Int) -> Int {
      values.count { metrics in
        Divergence.isReached(by: metrics[0][point], start: metrics[0][0], scale: log(3))
          || Divergence.isReached(by: metrics[2][point], start: metrics[2][0], scale: log(3))
      }
    }
    #expect(diverged(at: index) == divergence.replicates && diverged(at: index - 1) == 0)
    for curve in curves.curves {
      #expect(curve.points.count == index && curve.points.allSatisfy { $0.moments.mean.isFinite })
    }
    // The stage before is that of a run that does not diverge.
    let calm = try NetworkEnsemble(
      problem, [stages[0], Stage(epochs: 40, learningRate: 0.05, batchSize: 10)], replicates: 20)
    for (one, other) in zip(curves.curves, calm.run().curves) {
      #expect(one.points[0...3] == other.points[0...3])
    }
  }
}

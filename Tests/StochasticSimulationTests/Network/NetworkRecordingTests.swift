import NoiseScale
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
    #expect(recording.updates == [0, 3, 4, 6, 7])
    let values = [5.0, 3, 9, 0, 30]
    let expected = [5.0, 3 + 6.0 / 3, 20]
    for index in 0..<3 { #expect(abs(recording.value(values, at: index) - expected[index]) < 1e-12) }
  }

  @Test func smallBatchesTakeTheNearestUpdate() {
    // Epoch 1 of 1000 examples in batches of 7 is 142.86 updates, epoch 2 is 285.71, epoch 3 is 428.57.
    let small = recording([Stage(epochs: 3, learningRate: 1, batchSize: 7)], size: 1000, every: 1)
    #expect(small.updates == [0, 143, 286, 429])
    // In batches of 6: 166.67, 333.33, 500. A batch of 11 is above 1 %.
    let other = recording([Stage(epochs: 3, learningRate: 1, batchSize: 6)], size: 1000, every: 1)
    #expect(other.updates == [0, 167, 333, 500])
    let large = recording([Stage(epochs: 1, learningRate: 1, batchSize: 11)], size: 1000, every: 1)
    #expect(large.updates == [0, 90, 91])
    // The batch of the stage that is under way counts.
    let mixed = recording(
      [Stage(epochs: 1.5, learningRate: 1, batchSize: 7), Stage(epochs: 1.5, learningRate: 1, batchSize: 400)],
      size: 1000, every: 1)
    #expect(mixed.updates == [0, 143, 216, 217, 218, 219])
  }

  @Test func divergenceEndsTheCurvesBeforeIt() throws {
    let recording = recording(
      [Stage(epochs: 2, learningRate: 1, batchSize: 100), Stage(epochs: 2, learningRate: 1, batchSize: 100)],
      size: 100, every: 1)
    let fine = [[1.0, 0.9, 0.8, 0.7, 0.6], [0, 0.5, 0.5, 0.5, 0.5]]
    #expect(recording.curves([fine, fine], names: ["train_loss", "train_accuracy"]).divergence == nil)
    for bad in [Double.nan, .infinity, 1.1e6] {
      var other = fine
      other[0][3] = bad
      let curves = recording.curves([fine, other, fine, other], names: ["train_loss", "train_accuracy"])
      #expect(curves.divergence == Divergence(replicates: 2, epoch: 3, update: 3, stage: 1))
      #expect(curves.curves.allSatisfy { $0.points.map(\.epoch) == [0, 1, 2] } && curves.replicates == 4)
      // Single replicates, where they are kept, say which of them diverged.
      let kept = recording.curves(
        [fine, other, fine, other], names: ["train_loss", "train_accuracy"], keepsReplicates: true)
      let end = Double.infinity
      #expect(
        kept.curves[0].replicates == [
          [1, 1, 1, 1], [0.9, 0.9, 0.9, 0.9], [0.8, 0.8, 0.8, 0.8], [0.7, end, 0.7, end],
        ])
      #expect(kept.curves[1].replicates?.last == [0.5, end, 0.5, end])
      #expect(curves.curves.allSatisfy { $0.replicates == nil })
    }
    var high = fine
    high[0][3] = 0.9e6
    #expect(recording.curves([high], names: ["train_loss", "train_accuracy"]).divergence == nil)
  }

  @Test func aDivergenceAtTheEndOfAStageIsThatStages() throws {
    let recording = recording(
      [Stage(epochs: 1, learningRate: 1, batchSize: 50), Stage(epochs: 1, learningRate: 1, batchSize: 50)],
      size: 100, every: 1)
    let curves = recording.curves([[[1, .infinity, .nan], [0, 0, 0]]], names: ["train_loss", "train_accuracy"])
    #expect(curves.divergence == Divergence(replicates: 1, epoch: 1, update: 2, stage: 0))
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
    let metrics = ensemble.replicateMetrics()
    let index = Int(divergence.epoch)
    #expect(metrics.count { ensemble.recording.hasDiverged($0, at: index) } == divergence.replicates)
    #expect(!metrics.contains { ensemble.recording.hasDiverged($0, at: index - 1) })
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

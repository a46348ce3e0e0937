import NoiseScale
import TestSupport
import Testing

@Suite struct PlanTests {
  @Test func thePapersIncreasingBatchStageByStage() {
    let stages = [(60.0, 128.0), (60, 640), (40, 3200), (40, 16_000)].map {
      Stage(epochs: $0.0, learningRate: 0.1, batchSize: .constant($0.1), momentum: 0.9)
    }
    let plan = Plan(
      Schedule(name: "s", stages: stages), on: TrainingSet(size: 50_000, sampling: .withoutReplacement),
      optimizer: HeavyBall())
    #expect(plan.stages.map(\.stage) == [0, 1, 2, 3])
    #expect(plan.stages.map(\.startEpoch) == [0, 60, 120, 160])
    #expect(plan.stages.map(\.endEpoch) == [60, 120, 160, 200])
    // 60 epochs are 23 437.5 batches of 128; the next 2 999 936 examples 4687.4 of 640; then 624.98 of 3200 and 125.
    #expect(plan.stages.map(\.segment.updates) == [23_438, 4688, 625, 125])
    for (stage, (exact, approximate, memory)) in zip(
      plan.stages,
      [(389.625, 390.625, 0.0256), (77.125, 78.125, 0.128), (14.625, 15.625, 0.64), (2.125, 3.125, 3.2)])
    {
      #expect(isClose(stage.noiseScale, exact, within: 1e-13))
      #expect(isClose(stage.approximateNoiseScale, approximate, within: 1e-13))
      #expect(isClose(stage.memoryEpochs, memory))
    }
    #expect(plan.totalUpdates == 28_876)
    #expect(plan.totalExamples == Timeline(plan.schedule, plan.trainingSet).totalExamples)
  }

  /// Values are those at the first update, which is late where the batch before overshot.
  @Test func aLawStandsAtTheFirstUpdateOfItsStage() throws {
    let law = Quantity.law(LinearLaw(from: 1, to: 0))
    let stages = [
      Stage(epochs: 1, learningRate: 1, batchSize: 60), Stage(epochs: 1, learningRate: law, batchSize: 10),
    ]
    let plan = Plan(
      Schedule(name: "s", stages: stages), on: TrainingSet(size: 100, sampling: .withReplacement), optimizer: SGD())
    #expect(isClose(plan.stages[1].hyperParameters.learningRate, 0.8))
    #expect(plan.stages[1].startEpoch == 1)
    #expect(plan.stages[1].segment.examplesBefore == 120)
  }
}

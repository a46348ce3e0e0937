import Descriptions
import NoiseScale
import ScheduleSupport
import Testing

@Suite struct ScheduleTests {
  @Test func epochsAreTheSum() {
    let stages = [1.5, 2.25].map { Stage(epochs: $0, learningRate: 0.1, batchSize: 1) }
    #expect(Schedule(name: "x", stages: stages).epochs == 3.75)
  }

  @Test func anErrorNamesScheduleAndStage() {
    let schedule = Schedule(
      name: "late",
      stages: [
        Stage(epochs: 1, learningRate: 0.1, batchSize: 1), Stage(epochs: 1, learningRate: 0.1, batchSize: 101),
      ])
    let error = #expect(throws: Fault.self) {
      try schedule.validate(on: TrainingSet(size: 100, sampling: .withReplacement), optimizer: HeavyBall.self)
    }
    #expect(error?.path == ["stages", 1, "batch-size"])
    #expect(
      error?.description
        == "batch-size is 101, but must be an integer within 1…100 (the training-set size)")
  }
}

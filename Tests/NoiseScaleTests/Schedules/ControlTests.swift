import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

/// The reference with a wrong noise scale.
@Suite struct ControlTests {
  private static let data = TrainingSet(size: 1000, sampling: .withReplacement)

  private static func control(_ stages: [Stage], _ factor: Double) -> (right: Timeline, wrong: Timeline) {
    let right = Timeline(Schedule(name: "s", stages: stages), data)
    return (right, Timeline(right.control(learningRateTimes: factor), data))
  }

  /// g at a few places, wrong ÷ right.
  private static func ratios(_ pair: (right: Timeline, wrong: Timeline), _ epochs: [Double]) -> [Double] {
    epochs.map { epoch in
      func scale(_ timeline: Timeline) -> Double {
        timeline.hyperParameters(atEpoch: epoch).approximateNoiseScale(trainingSetSize: 1000)
      }
      return scale(pair.wrong) / scale(pair.right)
    }
  }

  @Test func `from the first decay on, with the updates where they are`() {
    let pair = Self.control(
      [
        Stage(epochs: 2, learningRate: 0.05, batchSize: 10, momentum: 0.9),
        Stage(epochs: 2, learningRate: 0.1, batchSize: 10, momentum: 0.9),
        Stage(epochs: 3, learningRate: 0.02, batchSize: 10, momentum: 0.9),
        Stage(epochs: 3, learningRate: 0.02, batchSize: 50, momentum: 0.9),
      ], 4)
    #expect(Self.ratios(pair, [1, 3, 3.99]) == [1, 1, 1])
    for ratio in Self.ratios(pair, [4.01, 6, 8, 9.9]) { #expect(isClose(ratio, 4)) }
    #expect(pair.right.totalUpdates == pair.wrong.totalUpdates && pair.wrong.schedule.name == "s")
  }

  @Test func `a batch that grows lowers g too`() {
    let pair = Self.control(
      [
        Stage(epochs: 2, learningRate: 0.1, batchSize: 10, momentum: 0),
        Stage(epochs: 2, learningRate: 0.1, batchSize: 50, momentum: 0),
      ], 0.5)
    #expect(Self.ratios(pair, [1]) == [1])
    #expect(isClose(Self.ratios(pair, [3])[0], 0.5))
  }

  @Test func `a law is cut where it begins to fall`() {
    let pair = Self.control(
      [
        Stage(epochs: 2, learningRate: .law(LinearLaw(from: 0, to: 0.1)), batchSize: 10, momentum: 0.9),
        Stage(epochs: 8, learningRate: .law(CosineLaw(from: 0.1, to: 0.001)), batchSize: 10, momentum: 0.9),
      ], 2)
    #expect(Self.ratios(pair, [0.5, 1.9]) == [1, 1])
    for ratio in Self.ratios(pair, [2.1, 5, 9.9]) { #expect(isClose(ratio, 2)) }
  }

  @Test func `a schedule that never falls is wrong from the start`() {
    let pair = Self.control([Stage(epochs: 4, learningRate: 0.1, batchSize: 10, momentum: 0.9)], 3)
    for ratio in Self.ratios(pair, [0, 2, 3.9]) { #expect(isClose(ratio, 3)) }
  }
}

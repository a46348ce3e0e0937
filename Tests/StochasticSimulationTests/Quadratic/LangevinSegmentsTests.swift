import NoiseScale
import Testing

@testable import StochasticSimulation

@Suite struct LangevinSegmentsTests {
  static let set = TrainingSet(size: 10, sampling: .withReplacement)
  static let timeline = Timeline(
    Schedule(
      name: "a",
      stages: [
        Stage(epochs: 1, learningRate: 0.4, batchSize: 4, weightDecay: 0.1),
        Stage(epochs: 0.9, learningRate: .law(LinearLaw(from: 0.3, to: 0.03)), batchSize: 4),
      ]), set)

  /// By hand: the first stage ends at 10 examples, or with the batch that reaches 12; under the law a stretch is a batch.
  @Test func `nominal stages, and those of updates`() {
    let nominal = Array(Self.timeline.langevinSegments())
    #expect(nominal.map(\.start) == [0, 1, 1.4, 1.8])
    #expect(nominal.map(\.end) == [1, 1.4, 1.8, 1.9])
    #expect(nominal.map(\.stage) == [0, 1, 1, 1])
    #expect(nominal.map(\.hyperParameters.weightDecay) == [0.1, 0, 0, 0])
    #expect(Self.timeline.langevinSegments().end == 1.9)
    let made = Array(Self.timeline.langevinSegmentsAtUpdates())
    #expect(made.map(\.start) == [0, 1.2, 1.6])
    #expect(made.map(\.end) == [1.2, 1.6, 2])
    #expect(Self.timeline.langevinSegmentsAtUpdates().end == 2)
  }

  @Test func `without weight decay, and twice the same`() {
    let bare = Self.timeline.langevinSegments().withoutWeightDecay
    #expect(bare.allSatisfy { $0.hyperParameters.weightDecay == 0 })
    #expect(Array(bare) == Array(bare))
    let listed = LangevinSegments(Array(Self.timeline.langevinSegments()))
    #expect(Array(listed) == Array(Self.timeline.langevinSegments()) && listed.end == 1.9)
    #expect(LangevinSegments([]).end == 0)
  }

  /// None of 10¹² stretches is made before it is asked for.
  @Test func `made one at a time`() {
    let law = Stage(epochs: 1000, learningRate: .law(CosineLaw(from: 0.1, to: 0)), batchSize: 1)
    let timeline = Timeline(
      Schedule(name: "a", stages: [law]), TrainingSet(size: 1_000_000_000, sampling: .withReplacement))
    #expect(Array(timeline.langevinSegments().prefix(3)).map(\.end) == [1e-9, 2e-9, 3e-9])
    #expect(Array(timeline.langevinSegmentsAtUpdates().prefix(3)).map(\.stage) == [0, 0, 0])
  }
}

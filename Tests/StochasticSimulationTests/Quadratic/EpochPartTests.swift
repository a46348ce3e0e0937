import NoiseScale
import Testing

@testable import StochasticSimulation

/// How updates fall on epochs of 100 examples.
@Suite struct EpochPartTests {
  private static func parts(_ batch: Int, stride: Int? = nil, from examples: Int, count: Int) -> [EpochPart] {
    let run = UpdateRun(
      stage: 0, firstUpdate: 5, count: 1000, examplesBefore: examples,
      hyperParameters: HyperParameters(learningRate: 0.1, batchSize: batch), stride: stride ?? batch)
    var parts: [EpochPart] = []
    run.forEachEpochPart(first: 5, count: count, size: 100) { parts.append($0) }
    return parts
  }

  @Test func batchesThatDivideAnEpoch() {
    #expect(
      Self.parts(25, from: 200, count: 6) == [
        EpochPart(count: 4, remaining: 100, taken: 25, fresh: 0, endsEpoch: true),
        EpochPart(count: 2, remaining: 100, taken: 25, fresh: 0, endsEpoch: false),
      ])
  }

  @Test func batchesThatStraddle() {
    #expect(
      Self.parts(30, from: 150, count: 4) == [
        EpochPart(count: 1, remaining: 50, taken: 30, fresh: 0, endsEpoch: false),
        EpochPart(count: 1, remaining: 20, taken: 20, fresh: 10, endsEpoch: false),
        EpochPart(count: 2, remaining: 90, taken: 30, fresh: 0, endsEpoch: false),
      ])
  }

  /// 10 of 100 are dropped: after the last batch of an epoch, in the midst of a window, or both.
  @Test func whatIsDropped() {
    #expect(
      Self.parts(30, stride: 40, from: 160, count: 1) == [
        EpochPart(count: 1, remaining: 40, taken: 30, fresh: 0, endsEpoch: true)
      ])
    #expect(
      Self.parts(60, stride: 70, from: 160, count: 1) == [
        EpochPart(count: 1, remaining: 40, taken: 30, fresh: 30, endsEpoch: false)
      ])
    #expect(
      Self.parts(100, stride: 120, from: 180, count: 1) == [
        EpochPart(count: 1, remaining: 20, taken: 10, fresh: 90, endsEpoch: true)
      ])
  }
}

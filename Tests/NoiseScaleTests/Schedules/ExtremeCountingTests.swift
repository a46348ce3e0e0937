import Descriptions
import NoiseScale
import Testing

/// Numbers for which counting updates would have no end, or would not fit into an integer.
@Suite struct ExtremeCountingTests {
  private static func fault(
    _ length: Position, batchSize: Quantity, accumulate: Int = 1, edge: Counting.EpochEdge = .continuous, size: Int,
    _ change: (inout Counting) -> Void = { _ in }
  ) -> Fault? {
    var schedule = Schedule(
      name: "x", stages: [Stage(length, learningRate: 0.1, batchSize: batchSize, accumulate: accumulate)])
    schedule.counting.epochEdge = edge
    change(&schedule.counting)
    do throws(Fault) {
      try schedule.validate(on: TrainingSet(size: size, sampling: .withReplacement), optimizer: SGD.self)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [Counting.EpochEdge.keep, .drop, .continuous], [Position(10, .updates), Position(3, .epochs)])
  func `a batch that no epoch holds`(edge: Counting.EpochEdge, length: Position) {
    let fault = Self.fault(length, batchSize: 100, edge: edge, size: 87)
    #expect(fault?.message == "batch-size is 100, but must be an integer within 1…87 (the training-set size)")
    #expect(fault?.path == ["stages", 0, "batch-size"])
    let law = Self.fault(length, batchSize: .law(LinearLaw(from: 80, to: 100)), edge: edge, size: 87)
    #expect(law?.message.contains("but must be an integer within 1…87 (the training-set size)") == true)
  }

  @Test(arguments: [Counting.EpochEdge.keep, .drop], [1_000_000_000_000, Int.max])
  func `a window of more micro-batches than there are`(edge: Counting.EpochEdge, accumulate: Int) {
    let fault = Self.fault(Position(10, .updates), batchSize: 1, accumulate: accumulate, edge: edge, size: 1000) {
      $0.window = .carry
    }
    #expect(fault?.message.hasPrefix("batch-size × accumulate is 1 × \(accumulate) = ") == true)
  }

  @Test func `more examples than can be counted`() {
    let most = 1 << 53
    for (length, batch, accumulate) in [(10.0, Double(most), Int.max), (1e12, 1e15, 1), (1e300, 1e15, 1)] {
      let fault = Self.fault(
        Position(length, .updates), batchSize: .constant(batch), accumulate: accumulate, size: most)
      #expect(fault?.message == "the schedule has more than 2^53 examples, but must have fewer")
    }
  }

  @Test func `sequences longer than any training set`() {
    var stage = Stage(Position(3, .tokens), learningRate: 0.1, batchSize: 2, accumulate: .max)
    stage.sequenceLength = .max
    let set = TrainingSet(size: 1000, sampling: .withReplacement, unit: .tokens)
    let fault = #expect(throws: Fault.self) {
      try Schedule(name: "x", stages: [stage]).validate(on: set, optimizer: SGD.self)
    }
    #expect(
      fault?.message.contains("but must be a number of tokens within 1…1000") == true, "\(String(describing: fault))")
  }

  @Test func `a learning rate whose noise scale is no double`() {
    var schedule = Schedule(name: "x", stages: [Stage(epochs: 1, learningRate: 1e101, batchSize: 1)])
    let set = TrainingSet(size: 1000, sampling: .withReplacement)
    let fault = #expect(throws: Fault.self) { try schedule.validate(on: set, optimizer: SGD.self) }
    #expect(fault?.message == "learning-rate is 1e+101, but must be at most 1e+100")
    schedule.stages[0].learningRate = 1e100
    #expect(throws: Never.self) { try schedule.validate(on: set, optimizer: SGD.self) }
  }

  /// A window of 2⁵² micro-batches of an epoch of 2⁵³ − 1 examples: what repeats is longer than any run.
  @Test(arguments: [Counting.EpochEdge.keep, .drop])
  func `a window as long as any`(edge: Counting.EpochEdge) {
    let size = (1 << 53) - 1
    var schedule = Schedule(
      name: "x", stages: [Stage(Position(1, .updates), learningRate: 0.1, batchSize: 1, accumulate: 1 << 52)])
    (schedule.counting.epochEdge, schedule.counting.window) = (edge, .carry)
    let timeline = Timeline(schedule, TrainingSet(size: size, sampling: .withReplacement))
    #expect(timeline.totalUpdates == 1 && timeline.totalExamples == 1 << 52 && timeline.fault == nil)
  }

  @Test func `a batch that changes at every one of very many updates`() {
    let fault = Self.fault(
      Position(1e12, .epochs), batchSize: .law(LinearLaw(from: 1, to: 80)), edge: .keep, size: 87)
    #expect(
      fault?.message
        == "batch-size: it changes more than 4000000 times, but must change less often, so that updates can be counted "
        + "(with an epoch-edge a law may at every update)")
  }
}

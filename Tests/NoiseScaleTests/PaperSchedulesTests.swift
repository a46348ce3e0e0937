import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

/// The schedules of arXiv 1711.00489, each built from its baseline, and the updates they take.
@Suite struct PaperSchedulesTests {
  static let cifar = TrainingSet(size: 50_000, sampling: .withReplacement)
  static let imageNet = TrainingSet(size: 1_281_167, sampling: .withReplacement)

  static func decaying(_ epochs: [Double], _ rate: Double, _ factor: Double, _ batch: Double) -> Schedule {
    var rate = rate
    return Schedule(
      name: "decaying",
      stages: epochs.map {
        defer { rate /= factor }
        return Stage(epochs: $0, learningRate: .constant(rate), batchSize: .constant(batch), momentum: 0.9)
      })
  }

  static let baseline = decaying([60, 60, 40, 40], 0.1, 5, 128)
  static let longer = decaying([60, 60, 40, 45], 0.1, 5, 128)
  static let imageNetBaseline = decaying([30, 30, 20, 10], 3, 10, 8192)

  static func apply(
    _ transforms: [(String, Parameters)], to schedule: Schedule, on trainingSet: TrainingSet = cifar
  ) throws -> Schedule {
    try transforms.reduce(schedule) { try Transforms.make($1.0, $1.1).apply(to: $0, on: trainingSet) }
  }

  static func expect(
    _ schedule: Schedule, _ stages: [(Double, Int)], momentum: Double = 0.9,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(schedule.stages.map(\.constantBatchSize) == stages.map(\.1), sourceLocation: location)
    for (stage, (rate, _)) in zip(schedule.stages, stages) {
      #expect(isClose(stage.learningRate.constant ?? 0, rate, within: 1e-13), sourceLocation: location)
      #expect(stage.momentum == .constant(momentum), sourceLocation: location)
    }
  }

  static func updates(_ schedule: Schedule, on trainingSet: TrainingSet = cifar) -> Int {
    Timeline(schedule, trainingSet).totalUpdates
  }

  @Test func figure1() throws {
    let increasing = try Self.apply([("increase-batch-size", [:])], to: Self.baseline)
    Self.expect(increasing, [(0.1, 128), (0.1, 640), (0.1, 3200), (0.1, 16_000)])
    let hybrid = try Self.apply([("hybrid", [:])], to: Self.baseline)
    Self.expect(hybrid, [(0.1, 128), (0.1, 640), (0.02, 640), (0.004, 640)])
    #expect(Self.updates(Self.baseline) == 78_125)
    #expect(Self.updates(Self.longer) == 80_079)
    #expect(Self.updates(hybrid) == 34_376)
    #expect(Self.updates(try Self.apply([("hybrid", [:])], to: Self.longer)) == 34_767)
    #expect(Self.updates(increasing) == 28_876)
    let g = Plan(increasing, on: Self.cifar, optimizer: HeavyBall()).stages.map(\.noiseScale)
    for (a, b) in zip(g, [390.625, 78.125, 15.625, 3.125]) { #expect(isClose(a, b, within: 1e-13)) }
  }

  @Test func figure5() throws {
    let cap: Parameters = ["up-to": .number(5120)]
    let increasing = try Self.apply([("increase-batch-size", cap)], to: Self.baseline)
    Self.expect(increasing, [(0.1, 128), (0.1, 640), (0.1, 3200), (0.032, 5120)])
    #expect(Self.updates(increasing) == 29_142)

    let five: (String, Parameters) = ("scale-learning-rate", ["by": .number(5)])
    let learningRate = try Self.apply([five, ("increase-batch-size", cap)], to: Self.baseline)
    Self.expect(learningRate, [(0.5, 640), (0.5, 3200), (0.16, 5120), (0.032, 5120)])

    let raise: (String, Parameters) = ("raise-momentum", ["to": .number(0.98)])
    let momentum = try Self.apply([five, raise, ("increase-batch-size", cap)], to: Self.baseline)
    Self.expect(momentum, [(0.5, 3200), (0.16, 5120), (0.032, 5120), (0.0064, 5120)], momentum: 0.98)

    for (schedule, most) in [(learningRate, 6500), (momentum, 2500)] {
      #expect(Self.updates(schedule) < most)
      #expect(Self.updates(schedule) > most * 9 / 10)
    }
  }

  @Test func figure6() throws {
    Self.expect(Self.imageNetBaseline, [(3, 8192), (0.3, 8192), (0.03, 8192), (0.003, 8192)])
    // 90 · 1 281 167 / 8192 = 14 075.3…
    #expect(Self.updates(Self.imageNetBaseline, on: Self.imageNet) == 14_076)
    let increasing = try Self.apply(
      [("increase-batch-size", ["up-to": .number(81_920)])], to: Self.imageNetBaseline, on: Self.imageNet)
    Self.expect(increasing, [(3, 8192), (3, 81_920), (0.3, 81_920), (0.03, 81_920)])
    #expect(Self.updates(increasing, on: Self.imageNet) < 6000)
    #expect(Self.updates(increasing, on: Self.imageNet) > 5500)
  }

  @Test func figure7() throws {
    let grow: (String, Parameters) = ("increase-batch-size", ["up-to": .number(65_536)])
    let nine = try Self.apply([grow], to: Self.imageNetBaseline, on: Self.imageNet)
    Self.expect(nine, [(3, 8192), (2.4, 65_536), (0.24, 65_536), (0.024, 65_536)])
    #expect((5800..<6000).contains(Self.updates(nine, on: Self.imageNet)))

    let raised = try Self.apply(
      [("raise-momentum", ["to": .number(0.95)]), grow], to: Self.imageNetBaseline, on: Self.imageNet)
    Self.expect(raised, [(3, 16_384), (1.2, 65_536), (0.12, 65_536), (0.012, 65_536)], momentum: 0.95)
    #expect((3516...3519).contains(Self.updates(raised, on: Self.imageNet)))

    let more = try Self.apply(
      [("raise-momentum", ["to": .number(0.975)]), grow], to: Self.imageNetBaseline, on: Self.imageNet)
    Self.expect(more, [(3, 32_768), (0.6, 65_536), (0.06, 65_536), (0.006, 65_536)], momentum: 0.975)
    #expect((2300..<2500).contains(Self.updates(more, on: Self.imageNet)))
  }

  @Test func theDoubledBatch() throws {
    let doubled = try Self.apply(
      [("increase-batch-size", ["up-to": .number(16_384)])], to: Self.imageNetBaseline, on: Self.imageNet)
    Self.expect(doubled, [(3, 8192), (0.6, 16_384), (0.06, 16_384), (0.006, 16_384)])
  }
}

import NoiseScale
import TestSupport
import Testing

/// Settled: more than 6 θ_max + B_max/N after the start and after every change of stage of either schedule.
@Suite struct SettlingTests {
  static func timeline(_ stages: [(Double, Int, Double)], size: Int = 50_000) -> Timeline {
    Timeline(
      Schedule(
        name: "s",
        stages: stages.map {
          Stage(
            epochs: $0.0, learningRate: 0.1, batchSize: .constant(Double($0.1)), momentum: .constant($0.2))
        }), TrainingSet(size: size, sampling: .withReplacement))
  }

  /// θ = 128/(50 000 · .1) = .0256 and 3200/5000 = .64; 6 θ + B/N = .15616 and 3.904.
  @Test func waitsByHand() {
    let settling = Settling([Self.timeline([(60, 128, 0.9), (60, 3200, 0.9), (60, 128, 0.9)])], optimizer: HeavyBall())
    #expect(isClose(settling.wait(after: 0), 0.15616))
    #expect(isClose(settling.wait(after: 60), 3.904))
    // The batch of the stage before counts, its memory does not.
    #expect(isClose(settling.wait(after: 120), 6 * 0.0256 + 0.064))
    #expect(!settling.isSettled(0))
    #expect(!settling.isSettled(0.156))
    #expect(settling.isSettled(0.157))
    #expect(settling.isSettled(59.999))
    #expect(!settling.isSettled(60))
    #expect(!settling.isSettled(63.9))
    #expect(settling.isSettled(63.91))
    #expect(settling.isSettled(180))
  }

  @Test func theLargerOfTwoSchedulesCounts() {
    let (constant, growing) = (
      Self.timeline([(60, 128, 0.9), (60, 128, 0.9)]), Self.timeline([(60, 128, 0.9), (60, 640, 0.9)])
    )
    for settling in [
      Settling([constant, growing], optimizer: HeavyBall()), Settling([growing, constant], optimizer: HeavyBall()),
    ] {
      #expect(isClose(settling.wait(after: 0), 0.15616))
      #expect(isClose(settling.wait(after: 60), 6 * 0.128 + 0.0128))
    }
  }

  @Test func aChangeOfEitherScheduleCounts() {
    let settling = Settling(
      [
        Self.timeline([(60, 128, 0.9), (60, 128, 0.9)]), Self.timeline([(30, 128, 0.9), (90, 640, 0.9)]),
      ], optimizer: HeavyBall())
    #expect(!settling.isSettled(30.5))
    #expect(settling.isSettled(30.8))
    #expect(!settling.isSettled(60.5))
    #expect(settling.isSettled(60.8))
  }

  @Test func theStageBeforeIsFoundOnASmallTrainingSetToo() {
    let settling = Settling([Self.timeline([(5, 50, 0), (5, 1, 0)], size: 100)], optimizer: HeavyBall())
    #expect(isClose(settling.wait(after: 5), 6 * 0.01 + 0.5))
  }

  @Test func aLawCountsAtItsLargest() throws {
    let law = Quantity.law(LinearLaw(from: 10, to: 100))
    let momentum = Quantity.law(LinearLaw(from: 0.5, to: 0.9))
    let schedule = Schedule(
      name: "s", stages: [Stage(epochs: 10, learningRate: 0.1, batchSize: law, momentum: momentum)])
    let settling = Settling(
      [Timeline(schedule, TrainingSet(size: 1000, sampling: .withReplacement))], optimizer: HeavyBall())
    #expect(isClose(settling.wait(after: 0), 6 * 1 + 0.1))
  }

  @Test func aShortStageNeverSettles() {
    let settling = Settling([Self.timeline([(60, 128, 0.9), (3, 3200, 0.9), (60, 128, 0.9)])], optimizer: HeavyBall())
    #expect(!stride(from: 60.0, to: 63.9, by: 0.1).contains { settling.isSettled($0) })
    #expect(settling.isSettled(64))
  }

  /// Adam remembers max(1/(1 − β₁), 1/(1 − β₂)) updates: 10 and 1000 of its own, 50 of β₂ = .98. B/N = 128/50 000 epochs each.
  /// 1 − β₂ cancels: it has a relative error of up to 2⁻⁵³/(1 − β₂) ≈ 1e-13.
  @Test func theLongerOfAdamsMemoriesCounts() {
    let timelines = [Self.timeline([(60, 128, 0)])]
    #expect(isClose(Settling(timelines, optimizer: Adam()).wait(after: 0), (6 * 1000 + 1) * 0.00256, within: 1e-12))
    let quick = Settling(timelines, optimizer: Adam(beta1: 0.9, beta2: 0.98))
    #expect(isClose(quick.wait(after: 0), (6 * 50 + 1) * 0.00256, within: 1e-12))
    #expect(!quick.isSettled(0.77) && quick.isSettled(0.78))
    let slow = Settling(timelines, optimizer: Adam(beta1: 0.99, beta2: 0.5))
    #expect(isClose(slow.wait(after: 0), (6 * 100 + 1) * 0.00256, within: 1e-12))
  }

  /// A stage may set β₂ anew.
  @Test func theMemoryOfAdamIsThatOfTheStage() {
    var timeline = Self.timeline([(60, 128, 0), (60, 128, 0)])
    var schedule = timeline.schedule
    schedule.stages[1].adam = AdamSettings(beta2: 0.98)
    timeline = Timeline(schedule, timeline.trainingSet)
    let settling = Settling([timeline], optimizer: Adam())
    #expect(isClose(settling.wait(after: 60), (6 * 50 + 1) * 0.00256, within: 1e-12))
  }

  /// Stage 1 is shared, the others are not; 12.2 and 1.3 epochs to settle after 10 and 20 (θ = 2 and .2 on N = 1000).
  @Test func stretchesThatDifferAndHaveNoSettledEpoch() {
    let pair = [
      Self.timeline([(10, 10, 0.9), (10, 50, 0.9), (10, 20, 0.9)], size: 1000),
      Self.timeline([(10, 10, 0.9), (10, 200, 0.9), (10, 10, 0.9)], size: 1000),
    ]
    let settling = Settling(pair, optimizer: HeavyBall())
    let settled = (0...30).map { Double($0) }.filter { settling.isSettled($0) }
    #expect(settling.stretches(without: settled) == [10...20])
    // What touches is one stretch; what is the same is none.
    #expect(settling.stretches(without: []) == [10...30])
    #expect(settling.stretches(without: [15, 20.5]) == [])
    #expect(settling.stretches(without: [20]) == [20...30])
    #expect(Settling([pair[0], pair[0]], optimizer: HeavyBall()).stretches(without: []) == [])
    // One schedule, run in two ways, differs from itself everywhere.
    #expect(Settling([pair[0]], optimizer: HeavyBall()).stretches(without: [5, 25]) == [10...20])
  }

  /// A stage of less than a batch counts beside one that is longer, and not alone.
  @Test func shortStagesBesideLongOnes() {
    let stages = [(10.0, 10, 0.9), (2, 800, 0.9), (0.5, 900, 0.9), (0.7, 1000, 0.9)]
    let base = Self.timeline([(13.2, 10, 0.9)], size: 1000)
    let settling = Settling([base, Self.timeline(stages, size: 1000)], optimizer: HeavyBall())
    let stretches = settling.stretches(without: [5])
    #expect(stretches.count == 1 && abs(stretches[0].upperBound - 13.2) < 0.5, "\(stretches)")
    #expect(settling.stretches(without: [5, 12]) == [])
  }

  @Test func anEpochThatEndsAStageBelongsToIt() {
    let settling = Settling([Self.timeline([(60, 128, 0.9), (60, 3200, 0.9)])], optimizer: HeavyBall())
    #expect(!settling.isSettled(60) && settling.isSettled(upTo: 60))
    #expect(!settling.isSettled(upTo: 60.1) && !settling.isSettled(upTo: 0.1) && settling.isSettled(upTo: 63.91))
  }

  /// A law that jumps by more than a tenth begins a stage there; one that changes by less, or evenly, does not.
  @Test func jumpsOfALaw() {
    func settling(_ values: [Double], _ between: TableLaw.Between) -> Settling {
      let rate = Quantity.law(TableLaw(at: [0, 4], values: values, between: between))
      let stage = Stage(epochs: 10, learningRate: rate, batchSize: 100, momentum: 0.9)
      return Settling(
        [Timeline(Schedule(name: "s", stages: [stage]), TrainingSet(size: 10_000, sampling: .withReplacement))],
        optimizer: HeavyBall())
    }
    // 6 · 0.1 + 0.01 epochs.
    #expect(!settling([0.1, 0.2], .step).isSettled(4.5) && settling([0.1, 0.2], .step).isSettled(4.62))
    #expect(settling([0.1, 0.105], .step).isSettled(4.5) && settling([0.1, 0.2], .linear).isSettled(4.5))
  }
}

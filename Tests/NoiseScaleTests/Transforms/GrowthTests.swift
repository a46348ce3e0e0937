import Descriptions
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

/// Increasing the batch size and hybrid: the cases where the running maximum is not the first learning rate.
@Suite struct GrowthTests {
  static let trainingSet = TrainingSet(size: 50_000, sampling: .withReplacement)

  private static func stages(_ rates: [Quantity]) -> Schedule {
    Schedule(name: "s", stages: rates.map { Stage(epochs: 10, learningRate: $0, batchSize: 128, momentum: 0.9) })
  }

  private static func law(_ name: String, _ from: Double, _ to: Double) -> Quantity {
    .law(try! Laws.make(name, ["from": .number(from), "to": .number(to)]))
  }

  private static func batches(_ schedule: Schedule) -> [Int?] { schedule.stages.map(\.constantBatchSize) }

  @Test func aRiseAboveTheMaximumStartsAgain() throws {
    let new = try IncreaseBatchSize().apply(to: Self.stages([0.1, 0.02, 0.2, 0.04]), on: Self.trainingSet)
    #expect(Self.batches(new) == [128, 640, 128, 640])
    for (stage, rate) in zip(new.stages, [0.1, 0.1, 0.2, 0.2]) { #expect(isClose(stage.learningRate.constant!, rate)) }
  }

  @Test func aHybridDoesNotCarryItsFactorAboveTheMaximum() throws {
    let new = try Hybrid().apply(to: Self.stages([0.1, 0.02, 0.004, 0.1, 0.05]), on: Self.trainingSet)
    #expect(Self.batches(new) == [128, 640, 640, 128, 128])
    for (stage, rate) in zip(new.stages, [0.1, 0.1, 0.02, 0.1, 0.05]) {
      #expect(isClose(stage.learningRate.constant!, rate))
    }
  }

  @Test func aHybridAfterALawThatEndsAtZeroStaysFinite() throws {
    let schedule = Self.stages([Self.law("cosine", 0.1, 0), Self.law("linear", 0.1, 0)])
    let new = try Hybrid().apply(to: schedule, on: Self.trainingSet)
    #expect(new.stages.last == schedule.stages.last)
  }

  /// The end of an exponential is a rounding away from what follows it: that is no decay.
  @Test func theRoundingOfALawIsNoDecay() throws {
    var seen = 0
    for step in 1...200 {
      let top = Double(step) / 700
      let warmUp = Self.law("exponential", 0.001, top)
      if warmUp.value(at: 10, of: 10) > top { seen += 1 }
      let new = try Hybrid().apply(
        to: Self.stages([warmUp, .constant(top), .constant(top / 5)]), on: Self.trainingSet)
      #expect(Self.batches(new) == [128, 128, 640], "\(top)")
    }
    #expect(seen > 0)
  }

  /// Linear from ε to 0: ε/2 at half way, where the batch doubles; and so on.
  @Test func aLawMovesTheBatchInDoublings() throws {
    let new = try IncreaseBatchSize(upTo: 1000)
      .apply(to: Self.stages([Self.law("linear", 0.1, 0)]), on: Self.trainingSet)
    #expect(Self.batches(new) == [128, 256, 512, 1000])
    for (stage, epochs) in zip(new.stages, [5, 2.5, 10 * (0.25 - 0.128), 1.28]) {
      #expect(isClose(stage.epochs, epochs, within: 1e-9))
    }
    for (stage, rate) in zip(new.stages, [0.1, 0.1, 0.1, 0.1]) {
      #expect(isClose(stage.learningRate.value(at: 0, of: stage.epochs), rate, within: 1e-9))
    }
  }

  @Test func multiplesAreTakenBelowTheDoublings() throws {
    let new = try IncreaseBatchSize(upTo: 1000, multipleOf: 100)
      .apply(to: Self.stages([Self.law("linear", 0.1, 0)]), on: Self.trainingSet)
    #expect(Self.batches(new) == [200, 500, 1000])
  }

  @Test func aWarmUpFromZeroIsLeftAlone() throws {
    let warmUp = Quantity.law(
      WarmUpLaw(from: 0, to: 0.1, epochs: 3))
    let schedule = Self.stages([warmUp, 0.1])
    #expect(try IncreaseBatchSize().apply(to: schedule, on: Self.trainingSet) == schedule)
  }

  @Test func aStepLawIsCutAtItsSteps() throws {
    let step = Quantity.law(
      StepLaw(from: 0.1, factor: 0.25, every: 3))
    let new = try IncreaseBatchSize(upTo: 2048)
      .apply(to: Self.stages([step]), on: Self.trainingSet)
    #expect(Self.batches(new) == [128, 512, 2048, 2048])
    #expect(new.stages.map(\.epochs) == [3, 3, 3, 1])
    let last = Timeline(new, Self.trainingSet)
    let old = Timeline(Self.stages([step]), Self.trainingSet)
    #expect(last.segments.map(\.end) == [150_000, 300_000, 450_000, 500_000])
    #expect(last.updates.allSatisfy { $0.hyperParameters.learningRate <= 0.1 * (1 + 1e-12) })
    #expect(last.totalUpdates < old.totalUpdates)
    // The same factors as those of the decay written as stages, also where they are no power of two.
    let tenth = Quantity.law(StepLaw(from: 0.1, factor: 0.1, every: 3))
    let lengths = [3.0, 3, 3, 1]
    let written = Schedule(
      name: "x",
      stages: lengths.enumerated().map { index, epochs in
        Stage(epochs: epochs, learningRate: .constant([0.1, 0.01, 0.001, 0.0001][index]), batchSize: 16)
      })
    var law = Self.stages([tenth])
    law.stages[0].batchSize = 16
    let made = try [law, written].map { try IncreaseBatchSize().apply(to: $0, on: Self.trainingSet).stages }
    #expect(made[0].map(\.constantBatchSize) == [16, 160, 1600, 16_000])
    #expect(made[0].map(\.constantBatchSize) == made[1].map(\.constantBatchSize))
    for (stage, other) in zip(made[0], made[1]) {
      #expect(isClose(stage.learningRate.constant ?? 0, other.learningRate.constant ?? 1))
    }
  }

  @Test func theExactNoiseNeverTakesTheWholeSet() throws {
    let small = TrainingSet(size: 1000, sampling: .withoutReplacement)
    let parameters: Parameters = ["keep": .text("exact"), "multiple-of": .number(8)]
    let new = try IncreaseBatchSize(parameters: parameters)
      .apply(to: Self.stages([Self.law("cosine", 0.1, 0), 1e-9]), on: small)
    #expect(new.stages.suffix(2).map(\.constantBatchSize) == [992, 992])
    try new.validate(on: TrainingSet(size: 1000, sampling: .withReplacement), optimizer: HeavyBall.self)
  }

  @Test func aMultipleWithoutRoomBelowTheWholeSetIsAnError() {
    let small = TrainingSet(size: 1000, sampling: .withoutReplacement)
    let schedule = Schedule(name: "s", stages: [Stage(epochs: 1, learningRate: 0.1, batchSize: 950)])
    let error = #expect(throws: Fault.self) {
      try IncreaseBatchSize(multipleOf: 100, keep: .exact)
        .apply(to: schedule, on: small)
    }
    #expect(
      error?.description
        == "stage 1: multiple-of is 100, but must be a divisor of some number within 950…999")
  }
}

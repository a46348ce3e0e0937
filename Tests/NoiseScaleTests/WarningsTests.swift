import TestSupport
import Testing

@testable import NoiseScale

@Suite struct WarningsTests {
  static func warnings(
    _ stages: [Stage], size: Int = 1000, _ sampling: Sampling = .withoutReplacement,
    _ optimizer: any Optimizer = HeavyBall(), curvature: Double? = nil
  ) -> [Warning] {
    Plan(
      Schedule(name: "s", stages: stages), on: TrainingSet(size: size, sampling: sampling), optimizer: optimizer
    ).warnings(largestCurvature: curvature)
  }

  static func stage(
    _ epochs: Double, rate: Quantity = 0.1, batch: Quantity = 10, momentum: Quantity = 0
  ) -> Stage {
    Stage(epochs: epochs, learningRate: rate, batchSize: batch, momentum: momentum)
  }

  private static func law(_ name: String, _ parameters: Parameters) -> Quantity {
    .law(try! Laws.make(name, parameters))
  }

  @Test func nothingToSayAboutAQuietSchedule() {
    // θ = .02, B/N = .01: settled after .13 epochs.
    #expect(Self.warnings([Self.stage(100, momentum: 0.5), Self.stage(100)], curvature: 1).isEmpty)
  }

  @Test func aLargeBatch() {
    #expect(Self.warnings([Self.stage(100, batch: 100)]).isEmpty)
    let warnings = Self.warnings([Self.stage(100), Self.stage(100, batch: 200)])
    #expect(warnings.map(\.kind) == [.largeBatch])
    #expect(warnings[0].stage == 1)
    // −ln .8
    #expect(isClose(warnings[0].value, 0.223_143_551_314_209_76))
    #expect(
      warnings[0].description
        == "stage 2: batch size 200 is above N/10; at the same approximate g the plateau is lower by −ln(1−B/N) = 0.223"
    )
    #expect(
      Self.warnings([Self.stage(100, batch: 200)], .withReplacement)[0].description
        == "stage 1: batch size 200 is above N/10; drawn without replacement the plateau would be lower by "
        + "−ln(1−B/N) = 0.223")
    let whole = Self.warnings([Self.stage(100, batch: 1000)])
    #expect(whole[0].value == .infinity)
    #expect(
      whole[0].description
        == "stage 1: batch size 1000 is above N/10; at the same approximate g the plateau is 0")
  }

  /// No plateau is lower by −ln(1−B/N) where batches are reshuffled; at B = N there is no noise.
  @Test func aLargeReshuffledBatch() {
    #expect(Self.warnings([Self.stage(100, batch: 250)], .reshuffled).isEmpty)
    #expect(
      Self.warnings([Self.stage(100, batch: 1000)], .reshuffled).map(\.description)
        == ["stage 1: batch size 1000 is above N/10; at the same approximate g the plateau is 0"])
  }

  @Test func aLawThatGrowsToALargeBatch() {
    let batch = Self.law("linear", ["from": .number(10), "to": .number(200)])
    let warnings = Self.warnings([Self.stage(100, batch: batch)])
    #expect(warnings.map(\.kind) == [.largeBatch])
    #expect(warnings.first.map { isClose($0.value, 0.223_143_551_314_209_76) } == true)
  }

  @Test func aShortStage() {
    // θ = .02/.1 = .2 and B/N = .02: 6 · .2 + .02 = 1.22 epochs.
    #expect(!Self.warnings([Self.stage(1.23, batch: 20, momentum: 0.9)]).contains { $0.kind == .shortStage })
    let warnings = Self.warnings([Self.stage(1.22, batch: 20, momentum: 0.9)]).filter { $0.kind == .shortStage }
    #expect(warnings.count == 1)
    #expect(isClose(warnings[0].value, 1.22))
    #expect(
      warnings[0].description == "stage 1 lasts 1.22 epochs but needs 1.22 (6 memories and a batch) to settle")
  }

  @Test func lostMemory() {
    // From rest: .9 · .1 = .09 epochs of 8; 1.125 %.
    let warnings = Self.warnings([Self.stage(8, momentum: 0.9)])
    #expect(warnings.map(\.kind) == [.lostMemory])
    #expect(isClose(warnings[0].value, 0.01125))
    #expect(warnings[0].description == "stage 1 loses 0.09 epochs (1.13 % of it) while the velocity builds up")
    #expect(Self.warnings([Self.stage(9.1, momentum: 0.9)]).isEmpty)
    // Nesterov: .81 · .1 = .081.
    #expect(
      Self.warnings([Self.stage(8, momentum: 0.9)], .withReplacement, Nesterov()).map(\.value).allSatisfy {
        isClose($0, 0.010125)
      })
    #expect(Self.warnings([Self.stage(8.2, momentum: 0.9)], .withReplacement, Nesterov()).isEmpty)
  }

  @Test func memoryLostAtAJumpOfTheMomentum() {
    // .5 → .9 loses the share 1 − .1/.5 = .8 of .09: .072 epochs of 5.
    let warnings = Self.warnings([Self.stage(50, momentum: 0.5), Self.stage(5, momentum: 0.9)])
    #expect(warnings.map(\.kind) == [.lostMemory])
    #expect(warnings[0].stage == 1)
    #expect(isClose(warnings[0].value, 0.0144, within: 1e-13))
    // A fall, or a jump of ε or B alone, loses nothing.
    #expect(Self.warnings([Self.stage(50, momentum: 0.9), Self.stage(5, momentum: 0.5)]).isEmpty)
    #expect(Self.warnings([Self.stage(50, momentum: 0.9), Self.stage(5, rate: 0.5, momentum: 0.9)]).isEmpty)
  }

  @Test func memoryIsNotLostAfterALawThatRaisedTheMomentum() {
    let rising = Self.law("linear", ["from": .number(0), "to": .number(0.9)])
    #expect(Self.warnings([Self.stage(50, momentum: rising), Self.stage(5, momentum: 0.9)]).isEmpty)
  }

  @Test func overshoot() {
    // 34 · 30 = 1020: .02 epochs over, 20 % of the next stage.
    let warnings = Self.warnings([Self.stage(1, batch: 30), Self.stage(0.1, batch: 1), Self.stage(50)])
    #expect(warnings.map(\.kind) == [.overshoot])
    #expect(warnings[0].stage == 0)
    #expect(isClose(warnings[0].value, 0.02))
    #expect(
      warnings[0].description
        == "stage 1: its last batch overshoots its end by 0.02 epochs, 20 % of the next stage")
    // At the end of the run, of the stage itself: 11 · 90 = 990, .06 epochs over .93; nothing over .99.
    let last = Self.warnings([Self.stage(0.93, batch: 90)])
    #expect(last.map(\.kind) == [.overshoot])
    #expect(
      last.first?.description
        == "stage 1: its last batch overshoots its end by 0.06 epochs, 6.45 % of the stage")
    #expect(Self.warnings([Self.stage(0.99, batch: 90)]).isEmpty)
  }

  @Test func aSkippedStage() {
    // 2 · 700 = 1400 examples.
    let warnings = Self.warnings(
      [Self.stage(1, batch: 700), Self.stage(0.35, batch: 1), Self.stage(50)]
    ).filter { $0.kind == .skippedStage }
    #expect(warnings.map(\.stage) == [1])
    #expect(isClose(warnings[0].value, 0.4))
    #expect(
      warnings[0].description
        == "stage 2 gets no update: it lasts 0.35 epochs and the batch before ends 0.4 epochs after its start")
  }

  @Test func instability() {
    #expect(Self.warnings([Self.stage(100, rate: 1.99)], curvature: 1).isEmpty)
    #expect(Self.warnings([Self.stage(100, rate: 9)]).isEmpty)
    let warnings = Self.warnings([Self.stage(100, rate: 0.5)], curvature: 4)
    #expect(warnings.map(\.kind) == [.unstable])
    #expect(warnings[0].value == 2)
    #expect(
      warnings[0].description
        == "stage 1 diverges: learning rate × largest curvature 4 is 2, and momentum is stable below 2")
    #expect(
      Self.warnings([Self.stage(100, rate: 1.4, momentum: 0.9)], .withReplacement, Nesterov(), curvature: 1)[0]
        .description
        == "stage 1 diverges: learning rate × largest curvature 1 is 1.4, and nesterov is stable below 1.36")
    #expect(Self.warnings([Self.stage(100, rate: 1e30)], curvature: 1)[0].value == 1e30)
  }

  @Test func aLawThatRisesOverTheLimit() {
    let warmUp = Self.law("warm-up", ["from": .number(0), "to": .number(3), "epochs": .number(5)])
    let warnings = Self.warnings([Self.stage(100, rate: warmUp)], curvature: 1)
    #expect(warnings.map(\.kind) == [.unstable])
    #expect(warnings.first?.value == 3)
  }

  @Test func adam() throws {
    let warnings = Self.warnings([Self.stage(100, rate: 9)], .withReplacement, Adam(), curvature: 9)
    #expect(warnings.map(\.kind) == [.adam])
    #expect(warnings[0].stage == nil)
    #expect(warnings[0].description == "with adam equal g (taken at m = 0) is an observation without theory")
  }

  @Test func everyKindHasAName() {
    #expect(
      Warning.Kind.allCases.map(\.rawValue) == [
        "large-batch", "short-stage", "lost-memory", "overshoot", "skipped-stage", "held", "unstable", "adam", "formal",
      ])
  }

  @Test(
    arguments: [
      (0.0, "0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (0.0256, "0.0256"), (1.0 / 3, "0.333"), (2.0 / 3, "0.667"),
      (9.994, "9.99"), (9.996, "10"), (99.96, "100"), (999.6, "1000"), (0.099_96, "0.1"), (0.999_9, "1"),
      (0.001, "0.001"),
      (1234.5, "1230"), (78_125, "78100"), (1e15, "1000000000000000"), (-0.012_345, "-0.0123"), (1.05, "1.05"),
      (100.4, "100"), (1.234e-7, "1.23e-07"), (1.236e-12, "1.24e-12"), (1e-300, "1e-300"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1.236e20, "1.24e+20"), (1.797e308, "1.797e+308"), (.infinity, "inf"), (-.infinity, "-inf"),
    ] as [(Double, String)])
  func rounded3(_ value: Double, _ text: String) { #expect(value.rounded3 == text) }

  /// 100 of 300 examples: the most likely reason is a piece that was forgotten.
  @Test func aTrackThatEndsEarlyIsSaid() {
    func warnings(_ pieces: [Piece]) -> [Warning] {
      let schedule = Schedule(
        name: "early", length: Position(300, .examples), [.learningRate: Track(pieces), .batchSize: 3])
      return Plan(schedule, on: TrainingSet(size: 100, sampling: .withReplacement), optimizer: SGD()).warnings()
        .filter { $0.kind == .held }
    }
    let early = warnings([Piece(until: Position(100, .examples), 0.1)])
    #expect(early.count == 1 && abs(early[0].value - 1.0 / 3) < 1e-12)
    #expect(
      early.first?.description
        == "the last piece of learning-rate ends at 100 examples, 33.3 % of the run; its last value is held to the end")
    #expect(warnings([Piece(until: Position(50, .updates), 0.1)]).count == 1)
    #expect(warnings([Piece(until: Position(100, .updates), 0.1)]).isEmpty)
    #expect(warnings([Piece(until: Position(1000, .examples), 0.1)]).isEmpty)
    #expect(warnings([Piece(until: Position(100, .examples), 0.1), Piece(0.01)]).isEmpty)
  }
}

import Testing

@testable import NoiseScale

/// The update at a position is found without a loop; here a loop finds it too.
@Suite struct MomentTests {
  static let schedules: [Schedule] = [
    Schedule(
      name: "stages",
      stages: [Stage(epochs: 1.5, learningRate: 1, batchSize: 7), Stage(epochs: 1, learningRate: 1, batchSize: 30)]),
    Schedule(
      name: "tracks", length: Position(1000, .examples),
      [
        .batchSize: Track([Piece(until: Position(500, .examples), 8), Piece(16)]),
        .learningRate: Track([Piece(until: Position(20, .updates), .law(LinearLaw(from: 0, to: 1))), Piece(1)]),
      ]),
    Schedule(
      name: "a growing batch", length: Position(900, .examples),
      [.batchSize: Track(.law(LinearLaw(from: 4, to: 40))), .learningRate: 1]),
  ]

  @Test(arguments: schedules) func `a position lies in the first update that reaches it`(schedule: Schedule) throws {
    let timeline = Timeline(schedule, TrainingSet(size: 400, sampling: .withReplacement))
    let updates = Array(timeline.updates)
    for examples in 1...timeline.totalExamples {
      let update = try timeline.update(at: Position(Double(examples), .examples))
      #expect(update == updates.first { $0.examplesAfter >= examples }, "\(schedule.name), \(examples)")
    }
    for count in 1...timeline.totalUpdates {
      #expect(
        try timeline.update(at: Position(Double(count), .updates)) == updates[count - 1], "\(schedule.name), \(count)")
    }
    #expect(try timeline.update(at: Position(0, .updates)) == updates[0])
    #expect(try timeline.update(at: Position(0, .epochs)) == updates[0])
  }

  @Test(
    arguments: [
      ("update 95000", "95000 updates"), ("step 6000", "6000 updates"), ("6000 steps", "6000 updates"),
      ("1 step", "1 updates"), ("40 % steps", "40 % updates"), ("40% steps", "40 % updates"),
      ("1.5M steps", "1.5M updates"), ("steps", nil), ("6000 stepss", nil), ("Steps 3", nil),
    ] as [(String, String?)]) func `a position as people type it`(typed: String, text: String?)
  {
    #expect(Position(typed: typed)?.text == text)
  }

  @Test func `a batch in tokens is as many tokens at every sequence length`() throws {
    let schedule = Schedule(
      name: "longer", length: Position(6400, .tokens),
      [
        .batchSize: Track([Piece(until: Position(1280, .tokens), .tokens(64)), Piece(.tokens(128))]), .learningRate: 1,
        .sequenceLength: Track([Piece(until: Position(640, .tokens), 8), Piece(16)]),
      ])
    let set = TrainingSet(size: 6400, sampling: .withReplacement, unit: .tokens, sequenceLength: 8)
    try schedule.validate(on: set, optimizer: SGD.self)
    let timeline = Timeline(schedule, set)
    #expect(timeline.totalUpdates == 1280 / 64 + (6400 - 1280) / 128)
    #expect(try timeline.update(at: Position(1280, .tokens)).hyperParameters.batchSize == 64)
    #expect(try timeline.update(at: Position(1281, .tokens)).hyperParameters.batchSize == 128)
  }
}

import NoiseScale

/// Counting the updates of a schedule with a warm-up in updates and a cosine in tokens: in closed form, or by a loop over them.
struct TimelineCase: Case {
  static let unit = "update"
  let work: Double
  private let schedule: Schedule
  private let trainingSet: TrainingSet
  private let loops: Bool

  init(_ options: inout Options) throws {
    let updates = try options.integer("updates", 1_000_000_000)
    loops = options.text("how", "counted") == "loop"
    // There is nothing to share out.
    _ = try options.integer("threads", 1)
    trainingSet = TrainingSet(size: 1024 * updates, sampling: .withReplacement, sequenceLength: 2048)
    schedule = Schedule(
      name: "benchmark", length: Position(Double(updates) * 1024 * 2048, .tokens),
      [
        .batchSize: 1024,
        .learningRate: Track([
          Piece(until: Position(2000, .updates), .law(LinearLaw(from: 0, to: 3e-4))),
          Piece(.law(CosineLaw(from: 3e-4, to: 3e-5))),
        ]),
      ])
    work = Double(updates)
  }

  func run() -> Outcome? {
    let timeline = Timeline(schedule, trainingSet)
    guard loops else { return Outcome(value: Double(timeline.totalUpdates), standardError: 0) }
    let count = timeline.updates.reduce(0) { count, update in count + (update.hyperParameters.learningRate >= 0 ? 1 : 0)
    }
    return Outcome(value: Double(count), standardError: 0)
  }
}

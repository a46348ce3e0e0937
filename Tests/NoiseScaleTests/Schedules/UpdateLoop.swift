import NoiseScale

/// A run, one update after another and with nothing counted in closed form: which pieces hold is decided before each update from
/// what has been seen and made, batches are filled one micro-batch at a time, and ends are compared as fractions of whole numbers.
///
/// It shares nothing with `Timeline` but the laws and the description of a schedule.
struct UpdateLoop {
  struct Made: Equatable {
    var index: Int
    var before: Int
    var batch: Int
    /// What was seen or passed over with it.
    var stride: Int
    var scale: Double
    var values: [HyperParameter: Double]
    /// The pieces that it was made with.
    var pieces: [Int]
    var after: Int { before + stride }
  }

  /// A piece ends where it starts, or before.
  struct Disorder: Error {}

  let schedule: Schedule
  let trainingSet: TrainingSet
  private(set) var made: [Made] = []
  /// The largest value that each hyper-parameter takes.
  private(set) var largest: [HyperParameter: Double] = [:]
  private var examples = 0
  private var lanes: [Lane] = []
  private var whole: Mark
  private var stage = 0

  init(_ schedule: Schedule, _ trainingSet: TrainingSet) throws {
    (self.schedule, self.trainingSet) = (schedule, trainingSet)
    whole = Mark(axis: .examples, parts: 0)
    switch schedule.form {
    case .tracks(let tracks):
      let marks = Marks(trainingSet: trainingSet, length: tracks.length)
      whole = marks.mark(tracks.length)
      let total = try Self.total(tracks, schedule, trainingSet)
      for parameter in tracks.parameters {
        lanes.append(Lane(parameter, tracks[parameter]!.pieces, marks, updates: total, default: tracks.length))
      }
      try run { loop throws(Disorder) in for index in loop.lanes.indices { try loop.lanes[index].advance(loop.clocks) }
      }
    case .stages(let stages):
      try enter(stages[0], at: Mark(axis: .examples, parts: 0))
      whole.axis = .updates
      whole.parts = .max / 2
      try run { loop in loop.changeStage(stages) }
    }
  }

  private var clocks: Clocks { Clocks(examples: examples, updates: made.count) }

  /// All updates, where a piece ends at a share of them: with the same batches they are as many whatever else happens.
  private static func total(_ tracks: Tracks, _ schedule: Schedule, _ trainingSet: TrainingSet) throws -> Int {
    let isUsed = tracks.parameters.contains { tracks[$0]!.pieces.contains { $0.until?.clock == .percentOfUpdates } }
    if !isUsed { return 0 }
    if tracks.length.clock == .updates { return Int(tracks.length.value) }
    var counted = Tracks(length: tracks.length, [.learningRate: 0])
    for parameter in [HyperParameter.batchSize, .sequenceLength, .accumulate] { counted[parameter] = tracks[parameter] }
    var schedule = schedule
    schedule.form = .tracks(counted)
    return try UpdateLoop(schedule, trainingSet).made.count
  }

  // MARK: The loop

  private mutating func run(_ change: (inout Self) throws -> Void) throws {
    while true {
      try change(&self)
      if isOver { return }
      let (size, most) = (microBatch, count(.accumulate))
      let isEdged = schedule.counting.epochEdge != .continuous
      if schedule.counting.epochEdge == .drop, leftOfEpoch < size {
        // The rest of the epoch fills no batch of the present size. It may hold the end of a piece.
        examples += leftOfEpoch
        continue
      }
      var (batch, taken) = (0, 0)
      // Where the last example of the update lies.
      var (here, last) = (examples, examples)
      while taken < most {
        let left = trainingSet.size - here % trainingSet.size
        if isEdged, schedule.counting.epochEdge == .drop, left < size {
          here += left
          if schedule.counting.window == .flush { break }
          continue
        }
        let micro = isEdged ? min(size, left) : size
        batch += micro
        here += micro
        last = here
        taken += 1
        if isEdged, here % trainingSet.size == 0, schedule.counting.window == .flush { break }
      }
      if let limit, last > limit { return }
      let left = trainingSet.size - here % trainingSet.size
      if schedule.counting.epochEdge == .drop, left < size { here += left }
      let isFull = schedule.counting.windowScale == .full && isEdged
      made.append(
        Made(
          index: made.count, before: examples, batch: batch, stride: here - examples,
          scale: isFull ? Double(taken) / Double(most) : 1, values: values, pieces: lanes.map(\.index) + [stage]))
      largest.merge(made[made.count - 1].values, uniquingKeysWith: max)
      examples = here
    }
  }

  private var isOver: Bool { whole.isReached(clocks) }

  private var leftOfEpoch: Int { trainingSet.size - examples % trainingSet.size }

  /// What no update may pass.
  private var limit: Int? {
    guard schedule.counting.end == .floor, let end = lastMark ?? (whole.axis == .examples ? whole : nil) else {
      return nil
    }
    return end.parts / Mark.unit
  }

  private var values: [HyperParameter: Double] {
    Dictionary(uniqueKeysWithValues: lanes.map { ($0.parameter, $0.value(clocks, trainingSet)) })
  }

  private func count(_ parameter: HyperParameter) -> Int {
    lanes.first { $0.parameter == parameter }.map { Int($0.value(clocks, trainingSet)) } ?? 1
  }

  /// Units of one micro-batch.
  private var microBatch: Int {
    let lane = lanes.first { $0.parameter == .batchSize }!
    let tokensOfExample =
      trainingSet.unit == .examples
      ? 1
      : lanes.first { $0.parameter == .sequenceLength }.map { Int($0.value(clocks, trainingSet)) }
        ?? trainingSet.sequenceLength ?? 1
    var value = lane.value(clocks, trainingSet)
    if case .tokens = lane.pieces[lane.index].value {
      value /= trainingSet.unit == .tokens ? Double(tokensOfExample) : Double(trainingSet.sequenceLength!)
    }
    return max(1, Int(value.rounded())) * tokensOfExample
  }

  // MARK: Stages

  /// The nominal end of the run, where no later stage makes it depend on what is counted.
  private var lastMark: Mark?
  private var stageEnd = Mark(axis: .examples, parts: 0)

  private mutating func changeStage(_ stages: [Stage]) {
    while stage < stages.count, stageEnd.isReached(clocks) {
      stage += 1
      if stage == stages.count {
        whole.parts = 0
        return
      }
      // A length in examples starts where the one before ends; after one in updates, at what has been seen.
      let start = stageEnd.axis == .examples ? stageEnd : Mark(axis: .examples, parts: examples * Mark.unit)
      try? enter(stages[stage], at: start)
    }
  }

  private mutating func enter(_ entered: Stage, at start: Mark) throws {
    let length = entered.length
    let marks = Marks(trainingSet: trainingSet, length: length)
    let part = marks.mark(length)
    let origin = part.axis == .examples ? start : Mark(axis: .updates, parts: made.count * Mark.unit)
    stageEnd = Mark(axis: part.axis, parts: origin.parts + part.parts)
    lastMark = nil
    if let last = schedule.stages.indices.last,
      schedule.stages[stage...last].allSatisfy({ $0.length.clock != .updates })
    {
      lastMark = schedule.stages[stage...].dropFirst().reduce(stageEnd) {
        Mark(axis: .examples, parts: $0.parts + marks.mark($1.length).parts)
      }
    }
    func lane(_ parameter: HyperParameter, _ quantity: Quantity) -> Lane {
      Lane(parameter, quantity, from: origin, to: stageEnd, length: length, marks)
    }
    lanes = [
      lane(.learningRate, entered.learningRate), lane(.batchSize, entered.batchSize),
      lane(.momentum, entered.momentum), lane(.weightDecay, entered.weightDecay),
      lane(.accumulate, .constant(Double(entered.accumulate))),
    ]
    for (parameter, value) in [
      (HyperParameter.beta1, entered.adam.beta1), (.beta2, entered.adam.beta2), (.delta, entered.adam.delta),
      (.sequenceLength, entered.sequenceLength.map(Double.init)),
    ] where value != nil {
      lanes.append(lane(parameter, .constant(value!)))
    }
  }
}

import Descriptions

/// Lays the pieces of a schedule out over updates: where each hyper-parameter starts its next piece is known only once the updates
/// before have been counted.
struct SegmentWalk {
  private(set) var segments: [Segment] = []
  /// What keeps the schedule from being laid out.
  private(set) var fault: Fault?
  private let schedule: Schedule
  private let trainingSet: TrainingSet
  private var update = 0
  private var examples = 0
  /// Nominal, in examples.
  private var position = 0.0
  /// Whether an update would have overshot the length, and was not made: nothing follows it.
  private var isOver = false

  /// Runs of equal batches that may still be counted.
  private var room = mostRuns

  /// Beyond it whole numbers of examples have gaps.
  private static let most = 0x1p53
  /// So many runs of equal batches are counted in a second.
  static let mostRuns = 4_000_000

  init(_ schedule: Schedule, _ trainingSet: TrainingSet) {
    (self.schedule, self.trainingSet) = (schedule, trainingSet)
    do throws(Fault) {
      switch schedule.form {
      case .stages(let stages): try lay(stages)
      case .tracks(let tracks): try lay(tracks)
      }
    } catch {
      fault = error
    }
  }

  // MARK: Stages

  private mutating func lay(_ stages: [Stage]) throws(Fault) {
    // Lengths in epochs are summed before they become examples; an end in updates begins a new sum.
    var (origin, epochs, others) = (0.0, 0.0, 0.0)
    for (index, stage) in stages.enumerated() {
      let path: [Step] = ["stages", .index(index)]
      let length = stage.length
      let scale = try scale(of: length.clock, path + [.key(length.clock.rawValue)])
      var segment = segment(path, sequenceLength: stage.sequenceLength, accumulate: stage.accumulate)
      func course(_ quantity: Quantity, _ key: HyperParameter) -> Course {
        Course(
          quantity, isInUpdates: length.clock == .updates, start: length.clock == .updates ? Double(update) : position,
          divisor: scale.divisor, factor: scale.factor, length: length.value, path: path + [.key(key.rawValue)],
          unit: length.clock.singular)
      }
      segment.learningRate = course(stage.learningRate, .learningRate)
      segment.batchSize = course(stage.batchSize, .batchSize)
      segment.momentum = course(stage.momentum, .momentum)
      segment.weightDecay = course(stage.weightDecay, .weightDecay)
      segment.beta1 = stage.adam.beta1.map { course(.constant($0), .beta1) }
      segment.beta2 = stage.adam.beta2.map { course(.constant($0), .beta2) }
      segment.delta = stage.adam.delta.map { course(.constant($0), .delta) }
      segment.wholeIndex = index
      if length.clock == .updates {
        try count(&segment, toExamples: .infinity, updates: Double(update) + length.value)
        (origin, epochs, others) = (position, 0, 0)
      } else {
        if length.clock == .epochs {
          epochs += length.value
        } else {
          others += length.value * scale.divisor / scale.factor
        }
        let end = (origin + others + epochs * Double(trainingSet.size)).snapped
        if schedule.counting.end == .floor, let rest = try rest(of: stages, after: index) {
          segment.limit = (origin + others + rest.others + (epochs + rest.epochs) * Double(trainingSet.size)).snapped
        }
        guard end <= Self.most else {
          throw Fault(
            length.clock.rawValue, length.value.shortText,
            allowed: "so small that the schedule ends within 2^53 examples (training-set size × epochs)",
            path: path + [.key(length.clock.rawValue)])
        }
        try count(&segment, toExamples: end, updates: .infinity)
      }
    }
  }

  /// The lengths of the stages after one, in epochs and in examples; `nil` where some are in updates, whose examples are not known.
  private func rest(of stages: [Stage], after index: Int) throws(Fault) -> (epochs: Double, others: Double)? {
    var (epochs, others) = (0.0, 0.0)
    for (index, stage) in stages.enumerated().dropFirst(index + 1) {
      switch stage.length.clock {
      case .updates: return nil
      case .epochs: epochs += stage.length.value
      default:
        let scale = try scale(of: stage.length.clock, ["stages", .index(index), .key(stage.length.clock.rawValue)])
        others += stage.length.value * scale.divisor / scale.factor
      }
    }
    return (epochs, others)
  }

  // MARK: Tracks

  /// One of the tracks on its way through the run.
  private struct Running {
    var parameter: HyperParameter
    var pieces: [Piece]
    var ends: [End]
    var index = 0
    /// Where the present piece starts.
    var examples = 0.0, updates = 0.0

    var end: End { ends[index] }
  }

  /// Where a piece ends.
  private enum End {
    case examples(Double), updates(Double)
  }

  private mutating func lay(_ tracks: Tracks) throws(Fault) {
    let length = tracks.length
    guard Clock.own.contains(length.clock) else {
      throw Fault("length", length.text, allowed: "in \(Clock.own.map(\.rawValue).joined(separator: ", "))")
    }
    for parameter in [HyperParameter.learningRate, .batchSize] where tracks[parameter] == nil {
      throw Fault(parameter.rawValue, allowed: "it is required in 'schedule'")
    }
    let whole = try end(length, of: length, updates: nil, ["length"])
    let total = try updates(of: tracks, whole)
    var running: [Running] = []
    for parameter in tracks.parameters {
      let pieces = tracks[parameter]?.pieces ?? []
      var ends: [End] = []
      for (index, piece) in pieces.enumerated() {
        ends.append(
          try piece.until.map { until throws(Fault) in
            try end(until, of: length, updates: total, [.key(parameter.rawValue), .index(index), .key(Piece.until)])
          } ?? whole)
      }
      running.append(Running(parameter: parameter, pieces: pieces, ends: ends))
    }
    try walk(&running, to: whole, length)
  }

  private mutating func walk(_ running: inout [Running], to whole: End, _ length: Position) throws(Fault) {
    while !hasReached(whole) {
      var segment = segment([], sequenceLength: nil, accumulate: 1)
      var (exampleEnd, updateEnd) = (Double.infinity, Double.infinity)
      func add(_ end: End) {
        switch end {
        case .examples(let examples): exampleEnd = min(exampleEnd, examples)
        case .updates(let updates): updateEnd = min(updateEnd, updates)
        }
      }
      add(whole)
      if case .examples(let examples) = whole, schedule.counting.end == .floor { segment.limit = examples }
      for track in running {
        if track.index + 1 < track.pieces.count { add(track.end) }
        try put(track, into: &segment, length)
      }
      try count(&segment, toExamples: exampleEnd, updates: updateEnd)
      if isOver, let limit = segment.limit {
        segments[segments.count - 1].end = limit
        return
      }
      for index in running.indices { try advance(&running[index]) }
    }
  }

  private func hasReached(_ end: End) -> Bool {
    switch end {
    case .examples(let examples): position >= examples
    case .updates(let updates): Double(update) >= updates
    }
  }

  /// Goes on to the piece that is next, past those that end where it starts.
  private func advance(_ track: inout Running) throws(Fault) {
    while track.index + 1 < track.pieces.count, hasReached(track.end) {
      // A clock goes on from where the piece before ended in it, or else from what has been counted.
      switch track.end {
      case .examples(let examples): (track.examples, track.updates) = (examples, Double(update))
      case .updates(let updates): (track.examples, track.updates) = (Double(examples), updates)
      }
      track.index += 1
      guard let until = track.pieces[track.index].until else { continue }
      // In its own clock a piece must end after it starts.
      let isInOrder =
        switch track.end {
        case .examples(let examples): examples > track.examples
        case .updates(let updates): updates > track.updates
        }
      guard isInOrder else {
        let before = track.pieces[track.index - 1].until?.text ?? ""
        throw Fault(
          Piece.until, until.text, allowed: "after the end of the piece before (\(before))",
          path: [.key(track.parameter.rawValue), .index(track.index), .key(Piece.until)])
      }
    }
  }

  /// The present piece of a track as a course of a segment.
  private func put(_ track: Running, into segment: inout Segment, _ length: Position) throws(Fault) {
    let piece = track.pieces[track.index]
    segment.pieces[track.parameter] = track.index
    let path: [Step] = [.key(track.parameter.rawValue)] + (track.pieces.count > 1 ? [.index(track.index)] : [])
    let clock = piece.until?.clock ?? length.clock
    let own: Clock = clock == .percent ? length.clock : clock == .percentOfUpdates ? .updates : clock
    let scale = try scale(of: own, path)
    let isInUpdates = own == .updates
    let start = isInUpdates ? track.updates : track.examples
    let end: Double =
      switch track.end {
      case .examples(let examples): examples
      case .updates(let updates): updates
      }
    let course = Course(
      piece.value, isInUpdates: isInUpdates, start: start, divisor: scale.divisor, factor: scale.factor,
      length: (end - start) / scale.divisor * scale.factor, path: path, unit: own.singular)
    switch track.parameter {
    case .learningRate: segment.learningRate = course
    case .batchSize: segment.batchSize = course
    case .momentum: segment.momentum = course
    case .weightDecay: segment.weightDecay = course
    case .beta1: segment.beta1 = course
    case .beta2: segment.beta2 = course
    case .delta: segment.delta = course
    case .sequenceLength: segment.tokensOfExample = try whole(course, path)
    case .accumulate: segment.accumulate = try whole(course, path)
    }
  }

  private func whole(_ course: Course, _ path: [Step]) throws(Fault) -> Int {
    guard case .constant(let value) = course.quantity, let whole = Int(exactly: value), whole >= 1 else {
      throw Fault("value", allowed: "it must be an integer ≥ 1 in every piece", path: path)
    }
    return whole
  }

  /// All updates of the run, where a piece ends at a per cent of them; counted with the batches alone.
  private func updates(of tracks: Tracks, _ whole: End) throws(Fault) -> Double? {
    let uses = tracks.parameters.filter { parameter in
      tracks[parameter]?.pieces.contains { $0.until?.clock == .percentOfUpdates } == true
    }
    guard let first = uses.first else { return nil }
    if case .updates(let updates) = whole { return updates }
    let sizes: [HyperParameter] = [.batchSize, .sequenceLength, .accumulate]
    if let parameter = uses.first(where: sizes.contains) {
      throw Fault(
        parameter.rawValue, allowed: "its pieces cannot end at a % of updates, which they decide; take % of the length")
    }
    var counted = Tracks(length: tracks.length, [.learningRate: 0])
    for parameter in sizes { counted[parameter] = tracks[parameter] }
    var schedule = schedule
    schedule.form = .tracks(counted)
    let walk = SegmentWalk(schedule, trainingSet)
    if let fault = walk.fault { throw fault.path.isEmpty ? fault.under(.key(first.rawValue)) : fault }
    return Double(walk.segments.reduce(0) { $0 + $1.updates })
  }

  /// Where a position lies.
  private func end(_ position: Position, of length: Position, updates: Double?, _ path: [Step]) throws(Fault) -> End {
    switch position.clock {
    case .percent:
      return try end(Position(length.value * position.value / 100, length.clock), of: length, updates: updates, path)
    case .percentOfUpdates: return .updates(((updates ?? 0) * position.value / 100).snapped)
    case .updates: return .updates(position.value.snapped)
    case .epochs, .examples, .tokens:
      let scale = try scale(of: position.clock, path)
      let end = (position.value * scale.divisor / scale.factor).snapped
      guard end <= Self.most else {
        throw Fault(
          path.count == 1 ? "length" : Piece.until, position.text,
          allowed: "so small that the schedule ends within 2^53 examples", path: path)
      }
      return .examples(end)
    }
  }

  // MARK: Both

  /// Examples in a unit of a clock, and units in an example.
  private func scale(of clock: Clock, _ path: [Step]) throws(Fault) -> (divisor: Double, factor: Double) {
    switch clock {
    case .epochs: return (Double(trainingSet.size), 1)
    case .tokens:
      guard let tokens = trainingSet.tokensPerUnit else {
        throw Fault(
          clock.rawValue, allowed: "a clock in tokens needs the sequence-length of training-set, which is not given",
          path: path)
      }
      return (1, Double(tokens))
    case .examples:
      guard trainingSet.unit == .examples else {
        throw Fault(
          clock.rawValue, allowed: "a clock in examples does not go with a sequence-length that changes; take tokens",
          path: path)
      }
      return (1, 1)
    case .updates, .percent, .percentOfUpdates: return (1, 1)
    }
  }

  private func segment(_ path: [Step], sequenceLength: Int?, accumulate: Int) -> Segment {
    var segment = Segment()
    segment.index = segments.count
    segment.start = position
    segment.counting = schedule.counting
    segment.epoch = trainingSet.size
    segment.tokensPerUnit = trainingSet.tokensPerUnit
    if trainingSet.unit == .tokens {
      segment.tokensOfExample = sequenceLength ?? trainingSet.sequenceLength ?? 1
    }
    segment.accumulate = accumulate
    (segment.firstUpdate, segment.examplesBefore) = (update, examples)
    return segment
  }

  /// Counts the updates of a segment to the first of both ends, and appends it.
  private mutating func count(
    _ segment: inout Segment, toExamples exampleEnd: Double, updates updateEnd: Double
  ) throws(Fault) {
    var walk = BatchWalk(segment, room: room)
    let run = isOver ? nil : walk.skip(toExamples: exampleEnd, updates: updateEnd)
    guard !walk.isPastEpoch else {
      let place = segment.batchSize.place(examples: Double(walk.examples), updates: Double(walk.update))
      throw segment.wrongBatch(at: place, on: trainingSet)
    }
    room = walk.room
    guard room > 0 else {
      throw Fault(
        HyperParameter.batchSize.rawValue,
        allowed:
          "it changes more than \(Self.mostRuns) times, but must change less often, so that updates can be counted"
          + (segment.counting.epochEdge == .continuous ? "" : " (with an epoch-edge a law may at every update)"),
        path: segment.batchSize.path)
    }
    isOver = isOver || Double(walk.examples) < exampleEnd && Double(walk.update) < updateEnd
    guard Double(walk.examples) <= Self.most * 2 else {
      throw Fault(
        segment.batchSize.path.isEmpty ? ["length"] : segment.batchSize.path,
        "the schedule has more than 2^53 examples, but must have fewer")
    }
    segment.updates = walk.update - update
    if let run { segment.last = segment.update(of: run, run.count - 1) }
    (update, examples) = (walk.update, walk.examples)
    segment.examplesAfter = examples
    // An end in updates lies where its last update brought the run.
    position = Double(examples) < exampleEnd && Double(update) >= updateEnd ? Double(examples) : exampleEnd
    segment.end = position
    segments.append(segment)
  }
}

extension Double {
  /// The whole number that a sum of fractional epochs stands for.
  var snapped: Double {
    let whole = rounded()
    return abs(self - whole) < max(1e-6, 8 * ulp) ? whole : self
  }
}

extension Clock {
  /// As a message has it beside a number.
  var singular: String { rawValue.hasSuffix("s") ? String(rawValue.dropLast()) : rawValue }
}

import Descriptions

extension Schedule {
  /// What transforms make of the rest of a run that is under way: all before stays, and what comes after is transformed as a schedule of
  /// its own, so that what it keeps begins with the values there.
  ///
  /// - Parameters:
  ///   - position: The rest begins after the update that contains it.
  ///   - transforms: Applied in this order.
  ///   - trainingSet: N, and the sampling that decides the exact g.
  ///   - optimizer: The one whose parameters a stage has where it sets none.
  /// - Returns: The schedule, the update after which it changes (counted from 0), and the notes of the transforms.
  /// - Throws: ``/Descriptions/Fault`` for a position past the end, or where a transform cannot be made.
  public func transformed(
    by transforms: [any Transform], after position: Position, on trainingSet: TrainingSet, optimizer: any Optimizer
  ) throws(Fault) -> (schedule: Schedule, update: Update, notes: [String]) {
    let timeline = Timeline(self, trainingSet)
    let update: Update
    do { update = try timeline.update(at: position) } catch {
      throw Fault("after", position.text, allowed: error.allowed)
    }
    guard update.index + 1 < timeline.totalUpdates else {
      throw Fault("after", position.text, allowed: "before the last update, after which there is nothing to transform")
    }
    let (before, rest) = try timeline.cut(atExamples: Double(update.examplesAfter))
    var notes: [String] = []
    var schedule = Schedule(name: name, stages: rest.map(\.stage), counting: counting)
    for transform in transforms {
      do {
        let made = try transform.transformed(schedule, on: trainingSet, optimizer: optimizer)
        schedule = made.schedule
        notes += made.notes.map { "\(transform.name), of the rest, \($0)" }
      } catch {
        throw error.within("\(transform.name), after \(position.text)")
      }
    }
    let changes =
      before.map { Retracking.Change(segment: $0.segment, taken: $0.stage, made: [$0.stage]) }
      + Retracking.Change.all(rest, madeInto: schedule.stages)
    let form: Form =
      if let retracking = Retracking(timeline, changes, optimizer: optimizer) { .tracks(try retracking.tracks()) } else
      {
        .stages(changes.flatMap(\.made))
      }
    return (Schedule(name: name, form, counting: counting), update, notes)
  }
}

extension Retracking.Change {
  /// Which stages each of some stages has become: transforms divide stages, and keep where they end.
  fileprivate static func all(
    _ taken: [(segment: Segment, stage: Stage)], madeInto made: [Stage]
  ) -> [Retracking.Change] {
    var rest = made[...]
    return taken.map { segment, stage in
      var (parts, length) = ([Stage](), 0.0)
      while let next = rest.first, length < stage.length.value * (1 - 1e-9) {
        parts.append(next)
        length += next.length.value
        rest.removeFirst()
      }
      return Retracking.Change(segment: segment, taken: stage, made: parts)
    }
  }
}

extension Timeline {
  /// Stages, each with the segment that it is a part of, before and after a cut.
  typealias Parts = (before: [(segment: Segment, stage: Stage)], after: [(segment: Segment, stage: Stage)])

  /// The stages up to a number of examples, and those from there on.
  func cut(atExamples examples: Double) throws(Fault) -> Parts {
    let stages = lowered(splittingSteps: false)
    let index = stages.firstIndex { $0.segment.end > examples } ?? stages.count - 1
    let (segment, stage) = stages[index]
    let share = (examples - segment.start) / (segment.end - segment.start)
    guard share > 0 else { return (Array(stages[..<index]), Array(stages[index...])) }
    guard stage.length.clock != .updates else {
      throw Fault(
        "batch-size", allowed: "a stage of updates whose batch follows a law cannot be cut; cut it before or after it")
    }
    let place = stage.length.value * share
    return (
      stages[..<index] + [(segment, stage.part(from: 0, to: place))],
      [(segment, stage.part(from: place, to: stage.length.value))] + stages[(index + 1)...]
    )
  }
}

extension Stage {
  /// A part of the stage, between two places in the clock of its length.
  fileprivate func part(from start: Double, to end: Double) -> Stage {
    func part(_ quantity: Quantity) -> Quantity {
      guard case .law(let law) = quantity else { return quantity }
      return ExcerptLaw.of(law, length: length.value, start: start, in: length.clock).simplified(for: end - start)
    }
    var stage = self
    stage.length.value = end - start
    (stage.learningRate, stage.batchSize) = (part(learningRate), part(batchSize))
    (stage.momentum, stage.weightDecay) = (part(momentum), part(weightDecay))
    return stage
  }
}

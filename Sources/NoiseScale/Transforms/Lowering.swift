/// A schedule as transforms take it: stages that count examples.
public struct LoweredSchedule: Sendable {
  /// One after another.
  public let stages: [Stage]
  /// B of each, in the unit of N; `nil` where it follows a law.
  public let batches: [Int?]
}

extension Timeline {
  /// The schedule as transforms take it: stages of examples, one for each segment.
  ///
  /// A transform changes batches, and with them where updates lie; what it keeps, it keeps at every epoch. So an end in updates becomes
  /// the examples seen there, and a law in updates runs on the examples of its constant batch. Stages that count examples already stay
  /// as they are, as does one whose batch is a law.
  ///
  /// - Parameter splitsSteps: Whether a learning rate that goes in steps becomes a stage for each step.
  /// - Returns: Each with the segment that it is a part of.
  func lowered(splittingSteps splitsSteps: Bool) -> [(segment: Segment, stage: Stage)] {
    segments.flatMap { segment in
      let parts = segment.partsOfConstantBatch
      return parts.flatMap { part in
        let stage = stage(of: part, isWhole: parts.count == 1)
        return (splitsSteps ? stage.split : [stage]).map { (part, $0) }
      }
    }
  }

  private func stage(of segment: Segment, isWhole: Bool) -> Stage {
    let examples: Clock = trainingSet.unit == .tokens ? .tokens : .examples
    switch schedule.form {
    case .stages(let stages):
      let stage = stages[segment.index]
      let isInUpdates = stage.length.clock == .updates
      if isWhole, !isInUpdates || !segment.hasConstantBatch { return stage }
      return self.stage(of: segment, in: isInUpdates ? examples : stage.length.clock)
    case .tracks(let tracks):
      return stage(of: segment, in: tracks.length.clock == .updates ? examples : tracks.length.clock)
    }
  }

  /// A segment as a stage in one of the clocks that count examples.
  private func stage(of segment: Segment, in clock: Clock) -> Stage {
    let divisor = clock == .epochs ? Double(trainingSet.size) : 1
    let factor = clock == .tokens ? Double(trainingSet.tokensPerUnit ?? 1) : 1
    func quantity(_ course: Course) -> Quantity {
      guard case .law(let law) = course.quantity else { return course.quantity }
      let (start, rate): (Double, Double)
      if course.isInUpdates {
        let batch = Double(segment.batch(examples: segment.start, updates: Double(segment.firstUpdate)))
        rate = divisor / factor / batch
        start = Double(segment.firstUpdate) - course.start - (Double(segment.examplesBefore) - segment.start) / batch
      } else {
        rate = divisor / factor / (course.divisor / course.factor)
        start = course.place(examples: segment.start, updates: 0)
      }
      return ExcerptLaw.of(law, length: course.length, start: start, rate: rate, in: clock)
        .simplified(for: (segment.end - segment.start) / divisor * factor)
    }
    func setting(_ course: Course?) -> Double? { course.map { $0.value(at: 0) } }
    let units = segment.batch(examples: segment.start, updates: Double(segment.firstUpdate)) / segment.accumulate
    return Stage(
      Position((segment.end - segment.start) / divisor * factor, clock), learningRate: quantity(segment.learningRate),
      batchSize: segment.hasConstantBatch
        ? trainingSet.unit == .tokens ? .tokens(Double(units)) : .constant(Double(units)) : quantity(segment.batchSize),
      momentum: quantity(segment.momentum), weightDecay: quantity(segment.weightDecay),
      adam: AdamSettings(
        beta1: setting(segment.beta1), beta2: setting(segment.beta2), delta: setting(segment.delta)),
      sequenceLength: trainingSet.unit == .tokens && schedule.hasSequenceLength ? segment.tokensOfExample : nil,
      accumulate: segment.accumulate)
  }
}

extension Segment {
  /// Whether a law counts updates that are not at equal distances, so that it is not known between them.
  func countsUnevenly(_ course: Course) -> Bool {
    course.isInUpdates && !course.isConstant && (!hasConstantBatch || counting.epochEdge != .continuous)
  }

  /// The segment in parts of constant batch, where its batch goes in steps: each begins with the first update of its batch.
  fileprivate var partsOfConstantBatch: [Segment] {
    guard let law = batchSize.quantity.law, law.constantParts(of: batchSize.length) != nil,
      counting.epochEdge == .continuous
    else {
      return [self]
    }
    var parts: [Segment] = []
    var walk = BatchWalk(self)
    while let run = walk.next(toExamples: .infinity, updates: Double(firstUpdate + updates)) {
      var part = self
      part.batchSize = Course(constant: Double(run.batch / accumulate / tokensOfExample))
      part.start = parts.isEmpty ? start : Double(run.examplesBefore)
      (part.firstUpdate, part.updates) = (run.firstUpdate, run.count)
      (part.examplesBefore, part.examplesAfter, part.end) = (
        run.examplesBefore, run.examplesAfter, Double(run.examplesAfter)
      )
      parts.append(part)
    }
    guard !parts.isEmpty else { return [self] }
    parts[parts.count - 1].end = end
    return parts
  }
}

extension Stage {
  /// One stage for each step of the learning rate, where it goes in steps; the stage alone otherwise.
  fileprivate var split: [Stage] {
    guard let parts = learningRate.law?.constantParts(of: length.value), isConstant(but: .learningRate) else {
      return [self]
    }
    let ends = parts.dropFirst().map(\.start) + [length.value]
    return zip(parts, ends).map { step, end in
      var part = self
      part.length.value = end - step.start
      part.learningRate = .constant(step.value)
      return part
    }
  }

  /// Whether all but one of the quantities are constant, so that the stage can be cut.
  private func isConstant(but parameter: HyperParameter) -> Bool {
    var rest = self
    if parameter == .learningRate { rest.learningRate = 0 }
    return rest.isConstant
  }

  /// B in units, where it is constant.
  func batch(on trainingSet: TrainingSet) -> Int? {
    switch batchSize {
    case .constant(let value):
      Int(value) * (trainingSet.unit == .tokens ? sequenceLength ?? trainingSet.sequenceLength ?? 1 : 1) * accumulate
    case .tokens(let value): Int(value) / (trainingSet.tokensPerUnit ?? 1) * accumulate
    case .law: nil
    }
  }
}

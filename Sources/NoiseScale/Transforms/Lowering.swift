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
      let stage = stage(of: segment)
      return (splitsSteps ? stage.split : [stage]).map { (segment, $0) }
    }
  }

  private func stage(of segment: Segment) -> Stage {
    if case .stages(let stages) = schedule.form {
      let stage = stages[segment.index]
      guard stage.length.clock == .updates, segment.hasConstantBatch else { return stage }
      return self.stage(of: segment, in: trainingSet.unit == .tokens ? .tokens : .examples)
    }
    guard case .tracks(let tracks) = schedule.form, tracks.length.clock != .updates else {
      return stage(of: segment, in: trainingSet.unit == .tokens ? .tokens : .examples)
    }
    return stage(of: segment, in: tracks.length.clock)
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

extension Stage {
  /// One stage for each step of the learning rate, where it goes in steps; the stage alone otherwise.
  fileprivate var split: [Stage] {
    guard case .law(let law) = learningRate, law.isPiecewiseConstant, isConstant(but: .learningRate) else {
      return [self]
    }
    let inside = law.joints(of: length.value).filter { $0 > 0 && $0 < length.value }
    let ends = inside + [length.value]
    return zip([0] + inside, ends).map { start, end in
      var part = self
      part.length.value = end - start
      part.learningRate = .constant(learningRate.value(at: (start + end) / 2, of: length.value))
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

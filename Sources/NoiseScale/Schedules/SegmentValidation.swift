import Descriptions

extension Segment {
  /// Far beyond any that is of use, and so far below the largest double that g = εN/(B(1−m)) is one too.
  private static let mostLearningRate = 1e100

  /// Checks every value that the segment can take.
  ///
  /// Laws are looked at on a grid of 1001 points, at their joints and just before these.
  /// - Throws: ``/Descriptions/Fault`` with the path from the schedule.
  func validate(on trainingSet: TrainingSet, optimizer: any Optimizer.Type) throws(Fault) {
    for (parameter, course) in courses {
      try validateClock(of: course)
      for place in places(of: course, isRange: true, divisions: 1000) {
        let value = course.value(at: place)
        guard let allowed = complaint(about: value, parameter, trainingSet, optimizer) else { continue }
        throw wrong(parameter, course, at: place, allowed)
      }
    }
    try validateBatch(on: trainingSet)
    if (beta1 ?? beta2 ?? delta) != nil {
      for (parameter, course) in courses where !optimizer.hyperParameters.contains(parameter) {
        guard [.beta1, .beta2, .delta].contains(parameter) else { continue }
        throw Fault(
          parameter.rawValue, course.value(at: 0).shortText,
          allowed: "absent with this optimizer (it belongs to \(Adam.name) and \(AdamW.name))", path: course.path)
      }
    }
  }

  /// A batch at a place of its piece that is larger than the training set.
  func wrongBatch(at place: Double, on trainingSet: TrainingSet) -> Fault {
    wrong(.batchSize, batchSize, at: place, Self.allowedBatch(on: trainingSet))
  }

  private func wrong(_ parameter: HyperParameter, _ course: Course, at place: Double, _ allowed: String) -> Fault {
    let value = course.value(at: place)
    let position = course.isConstant ? "" : " at \(course.unit) \(place.shortText) of its \(owner(of: course))"
    let isWindow = parameter == .batchSize && accumulate > 1 && value.rounded() >= 1
    return Fault(
      isWindow ? "batch-size × accumulate" : parameter.rawValue,
      isWindow
        ? "\(value.shortText) × \(accumulate) = \((value * Double(accumulate)).shortText)" + position
        : value.shortText + position, allowed: allowed, path: course.path)
  }

  private static func allowedBatch(on trainingSet: TrainingSet) -> String {
    "\(trainingSet.unit == .tokens ? "a number of tokens" : "an integer") within 1…\(trainingSet.size) (the training-set size)"
  }

  /// What is allowed, where a value that a piece can take is not: with this training set and optimiser.
  private func complaint(
    about value: Double, _ parameter: HyperParameter, _ trainingSet: TrainingSet, _ optimizer: any Optimizer.Type
  ) -> String? {
    switch parameter {
    case .learningRate:
      guard value >= 0, value.isFinite else { return "≥ 0" }
      return value <= Self.mostLearningRate ? nil : "at most \(Self.mostLearningRate.shortText)"
    case .batchSize:
      let batch = value.isFinite ? Double(microBatch(value)) * Double(accumulate) : .infinity
      return value.rounded() >= 0 && batch <= Double(trainingSet.size) ? nil : Self.allowedBatch(on: trainingSet)
    case .momentum:
      return value >= 0 && value < 1
        ? optimizer.takesMomentum || value == 0 ? nil : "absent or 0 with this optimizer" : "0 ≤ momentum < 1"
    case .weightDecay:
      return value >= 0 && value.isFinite
        ? optimizer.hyperParameters.contains(.weightDecay) || value == 0 ? nil : "absent or 0 with this optimizer"
        : "≥ 0"
    case .beta1, .beta2: return value >= 0 && value < 1 ? nil : "0 ≤ \(parameter.rawValue) < 1"
    case .delta: return value > 0 && value.isFinite ? nil : "> 0"
    case .sequenceLength, .accumulate: return nil
    }
  }

  /// A law that counts in epochs, or in shares of examples, must not run on another clock.
  private func validateClock(of course: Course) throws(Fault) {
    guard case .law(let law) = course.quantity else { return }
    if course.unit != Clock.epochs.singular, let key = law.keyInEpochs {
      throw Fault(
        key,
        allowed:
          "the clock of its \(owner(of: course)) is not in epochs; take \(key == "epochs" ? "length" : "of-length")",
        path: course.path)
    }
    if course.isInUpdates, (law as? IncrementsLaw)?.share == .updates {
      throw Fault(
        "share", allowed: "in a piece of updates the increments are of equal updates already; leave it out",
        path: course.path)
    }
  }

  private func owner(of course: Course) -> String { course.path.first == "stages" ? "stage" : "piece" }

  /// A constant batch in tokens must be whole sequences; micro-batches of an epoch with edges must not be larger than it.
  private func validateBatch(on trainingSet: TrainingSet) throws(Fault) {
    guard case .tokens(let tokens) = batchSize.quantity else { return }
    guard let perUnit = trainingSet.tokensPerUnit else {
      throw Fault(
        HyperParameter.batchSize.rawValue, Measure(tokens, "tokens").text,
        allowed: "in examples, as training-set has no sequence-length", path: batchSize.path)
    }
    let sequence = perUnit * tokensOfExample
    guard (tokens / Double(sequence)).rounded() * Double(sequence) == tokens else {
      throw Fault(
        HyperParameter.batchSize.rawValue, Measure(tokens, "tokens").text,
        allowed: "a whole number of sequences of \(sequence) tokens (it is \((tokens / Double(sequence)).shortText))",
        path: batchSize.path)
    }
  }
}

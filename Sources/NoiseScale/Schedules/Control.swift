extension Timeline {
  /// The same schedule with a wrong noise scale: the learning rate times `factor` from where g first falls on, or over the whole run where
  /// it never does. B and m, and with them θ and the updates, stay as they are.
  ///
  /// What a comparison would have said of it is what the comparison can tell.
  /// - Parameter factor: > 0.
  /// - Returns: A schedule of stages under the same name, so that it has the same random numbers.
  public func control(learningRateTimes factor: Double) -> Schedule {
    // A stage that cannot be cut is taken whole.
    let parts = (try? cut(atExamples: firstFall)) ?? cutBefore(firstFall)
    let scaled = parts.after.map { _, stage in
      var stage = stage
      stage.learningRate = stage.learningRate.scaled(by: factor, over: stage.length)
      return stage
    }
    return Schedule(name: schedule.name, stages: parts.before.map(\.stage) + scaled, counting: schedule.counting)
  }

  /// Examples seen where g first falls; 0 where it never does.
  private var firstFall: Double {
    var last: Double?
    for segment in segments where segment.updates > 0 {
      let places = (0...Self.divisions).map {
        segment.start + (segment.end - segment.start) * Double($0) / Double(Self.divisions)
      }
      var previous = segment.start
      for place in segment.isConstant ? [segment.start] : places {
        let scale = segment.values(atExamples: place).approximateNoiseScale(trainingSetSize: trainingSet.size)
        if let last, scale < last * (1 - 1e-9) { return previous }
        (last, previous) = (scale, place)
      }
    }
    return 0
  }

  /// Places at which a law is looked at.
  private static var divisions: Int { 1000 }

  private func cutBefore(_ examples: Double) -> Parts {
    let stages = lowered(splittingSteps: false)
    let index = stages.lastIndex { $0.segment.start <= examples } ?? 0
    return (Array(stages[..<index]), Array(stages[index...]))
  }
}

extension Quantity {
  /// A multiple of the quantity over a stage.
  fileprivate func scaled(by factor: Double, over length: Position) -> Quantity {
    switch self {
    case .constant(let value), .tokens(let value): .constant(value * factor)
    case .law(let law):
      ExcerptLaw.of(law, length: length.value, start: 0, times: factor, in: length.clock).simplified(for: length.value)
    }
  }
}

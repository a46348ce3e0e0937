import Descriptions

extension Timeline {
  /// The update that contains a position: the first after which so much has been seen, or made.
  ///
  /// It costs no loop over updates. A per cent is of the length of the run in its clock, or of all updates.
  /// - Throws: ``/Descriptions/Fault`` for a position past the end of the run, or in a clock that there is not.
  public func update(at position: Position) throws(Fault) -> Update {
    let (examples, updates) = try target(position)
    // Of the two ends, one is asked for.
    let exampleEnd = updates > 0 ? .infinity : examples
    for segment in segments where segment.updates > 0 && Double(segment.examplesAfter) >= examples {
      let last = Double(segment.firstUpdate + segment.updates)
      guard last >= updates else { continue }
      var walk = BatchWalk(segment)
      if let run = walk.skip(toExamples: exampleEnd, updates: updates > 0 ? updates.rounded(.up) : .infinity),
        Double(run.examplesAfter) >= examples
      {
        return segment.update(of: run, run.count - 1)
      }
      // It lies before the first update, or in what the end of an epoch passed over: the next update has both behind it.
      if let run = walk.next(toExamples: .infinity, updates: last) { return segment.update(of: run, 0) }
    }
    throw Fault(
      "at", position.text,
      allowed: "within the run, which ends with update \(totalUpdates) after \(text(ofExamples: totalExamples))")
  }

  /// The examples that must have been seen, and the updates made.
  private func target(_ position: Position) throws(Fault) -> (examples: Double, updates: Double) {
    func wrong(_ allowed: String) -> Fault { Fault("at", position.text, allowed: allowed) }
    switch position.clock {
    case .updates: return (0, position.value)
    case .percentOfUpdates: return (0, (Double(totalUpdates) * position.value / 100).snapped)
    case .epochs: return ((position.value * Double(trainingSet.size)).snapped, 0)
    case .examples:
      guard trainingSet.unit == .examples else { throw wrong("in tokens, as the sequence length changes") }
      return (position.value, 0)
    case .tokens:
      guard let tokens = trainingSet.tokensPerUnit else {
        throw wrong("in another clock, as training-set has no sequence-length")
      }
      return (position.value / Double(tokens), 0)
    case .percent:
      if case .tracks(let tracks) = schedule.form, tracks.length.clock == .updates {
        return (0, (tracks.length.value * position.value / 100).snapped)
      }
      return ((nominalExamples * position.value / 100).snapped, 0)
    }
  }

  /// Tokens where they are known, and examples otherwise.
  private func text(ofExamples examples: Int) -> String {
    guard let tokens = trainingSet.tokensPerUnit else { return Position(Double(examples), .examples).text }
    return Position(Double(examples) * Double(tokens), .tokens).text
  }
}

extension Timeline {
  /// The first update, counted from 0, that is not made as that of another schedule for the same data is: after other examples, or with
  /// other values, but for roundings; `nil` where all are alike.
  ///
  /// It costs no loop over updates: the first, the last and some between them of every segment of both schedules are looked at, and then
  /// halves of what lies between two of them.
  public func firstUpdate(differingFrom other: Timeline) -> Int? {
    let common = min(totalUpdates, other.totalUpdates)
    let looked = (segments + other.segments).flatMap { segment in
      (0...8).map { segment.firstUpdate + (segment.updates - 1) * $0 / 8 }
    }
    // The last one that is alike.
    var low = -1
    for place in Set(looked).sorted() where (0..<common).contains(place) {
      guard differs(from: other, at: place) else {
        low = place
        continue
      }
      var high = place
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if differs(from: other, at: middle) { high = middle } else { low = middle }
      }
      return high
    }
    return totalUpdates == other.totalUpdates ? nil : common
  }

  private func differs(from other: Timeline, at index: Int) -> Bool {
    guard let one = update(index), let two = other.update(index) else { return true }
    return one.examplesBefore != two.examplesBefore || one.stride != two.stride
      || !one.hyperParameters.isNearly(two.hyperParameters)
  }

  /// An update by its number, counted from 0; `nil` past the last.
  func update(_ index: Int) -> Update? {
    guard (0..<totalUpdates).contains(index) else { return nil }
    let segment = segments[self.index { $0.firstUpdate + $0.updates > index }]
    var walk = BatchWalk(segment)
    let run = walk.skip(toExamples: .infinity, updates: Double(index + 1))
    return run.map { segment.update(of: $0, $0.count - 1) }
  }
}

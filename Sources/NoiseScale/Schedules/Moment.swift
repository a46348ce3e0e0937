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
      if let run = walk.skip(toExamples: exampleEnd, updates: updates > 0 ? updates.rounded(.up) : last),
        Double(run.examplesAfter) >= examples
      {
        return update(segment, run, run.count - 1)
      }
      // It lies before the first update, or in what the end of an epoch passed over: the next update has both behind it.
      if let run = walk.next(toExamples: .infinity, updates: last) { return update(segment, run, 0) }
    }
    throw Fault(
      "at", position.text,
      allowed: "within the run, which ends with update \(totalUpdates) after \(text(ofExamples: totalExamples))")
  }

  private func update(_ segment: Segment, _ run: BatchRun, _ offset: Int) -> Update {
    let (index, before) = (run.firstUpdate + offset, run.examplesBefore + offset * run.stride)
    var values = segment.values(examples: Double(before), updates: Double(index))
    (values.batchSize, values.gradientScale) = (run.batch, run.scale)
    return Update(
      index: index, examplesBefore: before, stage: segment.index, hyperParameters: values, stride: run.stride)
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

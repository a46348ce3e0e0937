import Descriptions
import Elementary

/// Puts what a transform made of tracks back into tracks: a piece that it left alone stays as it was said, and equal neighbours become one
/// piece.
struct Retracking {
  /// A stage as a transform took it, what it made of it, and the segment that it is a part of.
  struct Change {
    var segment: Segment
    var taken: Stage
    var made: [Stage]

    /// Whether the updates lie where they lay.
    var keepsBatches: Bool {
      made.count == 1 && made[0].batchSize == taken.batchSize && made[0].accumulate == taken.accumulate
    }
  }

  private let old: Tracks
  private let changes: [Change]
  private let clock: Clock
  /// Units of the clock in an example, as a quotient.
  private let divisor, factor: Double
  private let optimizer: any Optimizer
  /// The first change after which updates lie elsewhere.
  private let firstMoved: Int

  /// `nil` where the schedule is of stages, or where a stage of updates stays one, which tracks cannot say.
  init?(_ timeline: Timeline, _ changes: [Change], optimizer: any Optimizer) {
    guard case .tracks(let tracks) = timeline.schedule.form, let clock = changes.first?.made.first?.length.clock,
      clock != .updates, changes.allSatisfy({ $0.made.allSatisfy { $0.length.clock == clock } })
    else { return nil }
    (old, self.changes, self.clock, self.optimizer) = (tracks, changes, clock, optimizer)
    divisor = clock == .epochs ? Double(timeline.trainingSet.size) : 1
    factor = clock == .tokens ? Double(timeline.trainingSet.tokensPerUnit ?? 1) : 1
    firstMoved = changes.firstIndex { !$0.keepsBatches } ?? changes.count
  }

  /// The tracks of the transformed schedule.
  /// - Throws: ``/Descriptions/Fault`` where a law of updates would have to be cut while the batch follows a law too.
  func tracks() throws(Fault) -> Tracks {
    let end = changes[changes.count - 1].segment.end / divisor * factor
    let isMoved = old.length.clock == .updates && firstMoved < changes.count
    var tracks = Tracks(length: isMoved ? Position(end, clock) : old.length, [:])
    for parameter in HyperParameter.allCases {
      let isUsed = changes.contains { $0.made.contains { !isUnset(parameter, $0) } }
      if old[parameter] != nil || isUsed { tracks[parameter] = try track(of: parameter) }
    }
    return tracks
  }

  private func track(of parameter: HyperParameter) throws(Fault) -> Track {
    var pieces: [Piece] = []
    // Where the last of them starts, in the clock of the length.
    var start = 0.0
    var isLastKept = false
    var index = 0
    while index < changes.count {
      if let (piece, count) = kept(parameter, from: index) {
        pieces.append(piece)
        isLastKept = true
        index += count
        continue
      }
      isLastKept = false
      let change = changes[index]
      if let course = change.segment[parameter], !course.isConstant, !isDivisible(course, parameter, change.segment) {
        throw Fault(
          parameter.rawValue,
          allowed: change.segment.countsUnevenly(course)
            ? "a law in updates cannot be cut where the batch follows a law or epochs have edges; give its piece an end in epochs, "
              + "examples or tokens"
            : "a law of a β cannot be changed; make it constant where the transform changes it")
      }
      var place = change.taken.length.value
      // Its parts are counted from the end of the segment, which is what later pieces hold on to.
      let end = endOfPart(index)
      for stage in change.made {
        place -= stage.length.value
        let piece = Piece(until: Position((end - max(0, place)).rounded12, clock), quantity(parameter, stage))
        append(piece, through: stage.length.value, to: &pieces, &start)
      }
      index += 1
    }
    // The last reaches the end of the run, in its clock; one that was left alone may have its horizon elsewhere.
    if !isLastKept, pieces.last?.until?.clock == clock { pieces[pieces.count - 1].until = nil }
    return Track(pieces)
  }

  /// Whether a law is known at every number of examples, so that a part of it can be said.
  private func isDivisible(_ course: Course, _ parameter: HyperParameter, _ segment: Segment) -> Bool {
    ![HyperParameter.beta1, .beta2, .delta].contains(parameter) && !segment.countsUnevenly(course)
  }

  /// Equal constants are one piece, and so are parts of a law that follow on each other.
  private func append(_ piece: Piece, through length: Double, to pieces: inout [Piece], _ start: inout Double) {
    let own = (piece.until?.value ?? 0) - length
    if let last = pieces.last {
      let isSame = last.value == piece.value && last.value.constant != nil
      if isSame
        || (piece.value.law as? ExcerptLaw)?.continues(last.value.law as? ExcerptLaw, through: own - start) == true
      {
        pieces[pieces.count - 1].until = piece.until
        return
      }
    }
    pieces.append(piece)
    start = own
  }

  /// The old piece that starts at a change, where it stays as it is, and how many changes it covers.
  private func kept(_ parameter: HyperParameter, from index: Int) -> (Piece, Int)? {
    guard let track = old[parameter], let number = changes[index].segment.pieces[parameter] else { return nil }
    guard index == 0 || changes[index - 1].segment.pieces[parameter] != number else { return nil }
    let covered = changes[index...].prefix { $0.segment.pieces[parameter] == number }
    let isKept = covered.allSatisfy { change in
      change.made.allSatisfy { quantity(parameter, $0) == quantity(parameter, change.taken) }
    }
    guard isKept else { return nil }
    let piece = track.pieces[number]
    let clock = piece.until?.clock ?? old.length.clock
    // A clock of updates counts on the updates before, and a share of them on all.
    let isShare =
      clock == .percentOfUpdates || old.length.clock == .updates && (clock == .percent || piece.until == nil)
    let moved = isShare ? changes.count : clock == .updates ? index + covered.count : 0
    // What follows counts from where the piece ends: in updates that is not the end of a segment that ends in examples too.
    let ends = covered[covered.endIndex - 1].segment
    let isPlain = clock != .updates && clock != .percentOfUpdates || ends.end == Double(ends.examplesAfter)
    return moved <= firstMoved && (isPlain || index + covered.count == changes.count) ? (piece, covered.count) : nil
  }

  private func endOfPart(_ index: Int) -> Double {
    let change = changes[index]
    let after = changes[(index + 1)...].prefix {
      $0.segment.index == change.segment.index && $0.segment.start == change.segment.start
    }
    return change.segment.end / divisor * factor - after.reduce(0) { $0 + $1.taken.length.value }
  }

  private func quantity(_ parameter: HyperParameter, _ stage: Stage) -> Quantity {
    let own = optimizer.adam(HyperParameters(learningRate: 0, batchSize: 1, adam: stage.adam))
    return switch parameter {
    case .learningRate: stage.learningRate
    case .batchSize: stage.batchSize
    case .momentum: stage.momentum
    case .weightDecay: stage.weightDecay
    case .beta1: .constant(stage.adam.beta1 ?? own?.beta1 ?? 0)
    case .beta2: .constant(stage.adam.beta2 ?? own?.beta2 ?? 0)
    case .delta: .constant(stage.adam.delta ?? own?.delta ?? 0)
    case .sequenceLength: .constant(Double(stage.sequenceLength ?? 1))
    case .accumulate: .constant(Double(stage.accumulate))
    }
  }

  /// Whether a stage says nothing of a hyper-parameter.
  private func isUnset(_ parameter: HyperParameter, _ stage: Stage) -> Bool {
    switch parameter {
    case .learningRate, .batchSize: false
    case .momentum: stage.momentum == 0
    case .weightDecay: stage.weightDecay == 0
    case .beta1: stage.adam.beta1 == nil
    case .beta2: stage.adam.beta2 == nil
    case .delta: stage.adam.delta == nil
    case .sequenceLength: stage.sequenceLength == nil
    case .accumulate: stage.accumulate == 1
    }
  }
}

extension ExcerptLaw {
  /// Whether this is the same law with the same factors, from where another part of it ends that is so long.
  fileprivate func continues(_ other: ExcerptLaw?, through length: Double) -> Bool {
    guard let other else { return false }
    return whole == other.whole && ofLength == other.ofLength && rate == other.rate && times == other.times
      && abs(other.start + rate * length - start) <= 1e-9 * ofLength.value
  }
}

extension Double {
  /// To 12 significant digits, where that is the same up to the rounding of a sum.
  fileprivate var rounded12: Double {
    guard self != 0, isFinite else { return self }
    let exponent = Int(Double.log10(magnitude).rounded(.down)) - 11
    let digits = exponent > 0 ? self / .exp10(Double(exponent)) : self * .exp10(Double(-exponent))
    // By its text, which is the nearest number to a decimal.
    guard digits.magnitude < 1e15, let rounded = Double("\(Int(digits.rounded()))e\(exponent)") else { return self }
    return abs(rounded - self) <= 8 * ulp ? rounded : self
  }
}

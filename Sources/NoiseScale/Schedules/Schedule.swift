import Descriptions

/// A training schedule: how each hyper-parameter goes over the run, and how long the run is.
///
/// Either stages one after another, each with all hyper-parameters, or tracks, in which each has pieces of its own.
public struct Schedule: Sendable, Equatable {
  /// In which way it is said.
  public enum Form: Sendable, Equatable {
    /// Stages one after another; each starts where the one before ends.
    case stages([Stage])
    /// A track for each hyper-parameter.
    case tracks(Tracks)
  }
  /// The name by which others refer to it. A run's random numbers are addressed by it.
  public var name: String
  /// Its stages or its tracks.
  public var form: Form
  /// How it is cut into updates.
  public var counting: Counting

  /// A schedule in one of its forms; ``validate(on:optimizer:)`` checks it.
  public init(name: String, _ form: Form, counting: Counting = Counting()) {
    (self.name, self.form, self.counting) = (name, form, counting)
  }

  /// A schedule of these stages.
  public init(name: String, stages: [Stage], counting: Counting = Counting()) {
    self.init(name: name, .stages(stages), counting: counting)
  }

  /// A schedule of tracks.
  public init(name: String, length: Position, _ tracks: [HyperParameter: Track], counting: Counting = Counting()) {
    self.init(name: name, .tracks(Tracks(length: length, tracks)), counting: counting)
  }

  /// The stages; none of a schedule of tracks.
  public var stages: [Stage] {
    get { if case .stages(let stages) = form { stages } else { [] } }
    set { form = .stages(newValue) }
  }

  /// Whether it has a sequence length of its own, so that the unit of N, B and g is the token.
  public var hasSequenceLength: Bool {
    switch form {
    case .stages(let stages): stages.contains { $0.sequenceLength != nil }
    case .tracks(let tracks): tracks[.sequenceLength] != nil
    }
  }

  /// Checks every value that it can take.
  ///
  /// Lengths > 0 and in clocks that there are; ε ≥ 0; B an integer within 1…N (a law's values are rounded), in tokens whole
  /// sequences; 0 ≤ m < 1, and 0 for an optimiser without momentum; λ ≥ 0; 0 ≤ β < 1 and δ > 0, and only where the optimiser has
  /// them. Laws are looked at on a grid of 1001 points of each piece and at their joints.
  /// - Throws: ``/Descriptions/Fault`` whose path begins with `stages` or the hyper-parameter, and the number of the stage or
  ///   piece that is out of range.
  public func validate(on trainingSet: TrainingSet, optimizer: any Optimizer.Type) throws(Fault) {
    switch form {
    case .stages(let stages):
      for (index, stage) in stages.enumerated() {
        do { try stage.validate() } catch { throw error.under("stages", .index(index)) }
      }
    case .tracks(let tracks): try tracks.validate()
    }
    let timeline = Timeline(self, trainingSet)
    if let fault = timeline.fault { throw fault }
    for segment in timeline.segments { try segment.validate(on: trainingSet, optimizer: optimizer) }
    guard timeline.totalUpdates > 0 else {
      throw Fault([], "the schedule is too short to have an update, but must have one")
    }
  }
}

/// A track for each hyper-parameter, over a length that all share.
public struct Tracks: Sendable, Equatable {
  /// How long the run is.
  public var length: Position
  private var tracks: [HyperParameter: Track]

  /// Tracks over a length; at least of the learning rate and the batch size.
  public init(length: Position, _ tracks: [HyperParameter: Track]) { (self.length, self.tracks) = (length, tracks) }

  /// The track of a hyper-parameter; `nil` leaves it at 0, or at what the optimiser or the training set has.
  public subscript(parameter: HyperParameter) -> Track? {
    get { tracks[parameter] }
    set { tracks[parameter] = newValue }
  }

  /// The hyper-parameters that have tracks, in the order in which they are written.
  public var parameters: [HyperParameter] { HyperParameter.allCases.filter { tracks[$0] != nil } }

  /// Checks what can be checked before the run is laid out.
  func validate() throws(Fault) {
    for parameter in parameters {
      let pieces = tracks[parameter]?.pieces ?? []
      for (index, piece) in pieces.enumerated() {
        let path: [Step] =
          pieces.count == 1 && piece.until == nil
          ? [.key(parameter.rawValue)] : [.key(parameter.rawValue), .index(index)]
        if let node = piece.value.node {
          do { try parameter.allowedQuantity.check(node, parameter.rawValue) } catch { throw error.under(path) }
        }
        do { try piece.value.check() } catch { throw error.under(path) }
        if piece.until == nil, index + 1 < pieces.count {
          throw Fault(
            Piece.until, allowed: "it is required of every piece but the last", path: path)
        }
        if index > 0, let until = piece.until, let before = pieces[index - 1].until, until.clock == before.clock,
          until.value <= before.value
        {
          throw Fault(
            Piece.until, until.text, allowed: "after the end of the piece before (\(before.text))",
            path: path + [.key(Piece.until)])
        }
      }
    }
  }
}

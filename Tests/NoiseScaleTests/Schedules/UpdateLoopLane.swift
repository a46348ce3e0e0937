import NoiseScale

/// What has been seen and made so far.
struct Clocks {
  var examples: Int, updates: Int
}

/// A place of the run on one of two axes, exactly: in parts of an example, or of an update.
struct Mark: Equatable {
  enum Axis { case examples, updates }
  var axis: Axis
  var parts: Int

  /// Parts of an example or update: thousandths of a per cent of thousandths, of eight tokens at most.
  static let unit = 100_000_000 * 24

  func isReached(_ clocks: Clocks) -> Bool {
    (axis == .examples ? clocks.examples : clocks.updates) >= (parts + Self.unit - 1) / Self.unit
  }

  var value: Double {
    let (whole, rest) = parts.quotientAndRemainder(dividingBy: Self.unit)
    return Double(whole) + Double(rest) / Double(Self.unit)
  }
}

/// Where positions lie. All of them are in thousandths.
struct Marks {
  let trainingSet: TrainingSet
  /// Of what a per cent is.
  let length: Position

  func mark(_ position: Position, updates: Int = 0) -> Mark {
    let thousandths = Int((position.value * 1000).rounded())
    let part = Mark.unit / 1000
    switch position.clock {
    case .updates: return Mark(axis: .updates, parts: thousandths * part)
    case .examples: return Mark(axis: .examples, parts: thousandths * part)
    case .epochs: return Mark(axis: .examples, parts: thousandths * part * trainingSet.size)
    case .tokens:
      let tokens = trainingSet.unit == .tokens ? 1 : trainingSet.sequenceLength!
      return Mark(axis: .examples, parts: thousandths * (part / tokens))
    case .percentOfUpdates: return Mark(axis: .updates, parts: updates * thousandths * (part / 100))
    case .percent:
      let whole = mark(length)
      return Mark(axis: whole.axis, parts: whole.parts / 100_000 * thousandths)
    }
  }

  /// Examples or updates in a unit of a clock, as a number.
  func unit(of clock: Clock) -> Double {
    switch clock {
    case .epochs: Double(trainingSet.size)
    case .tokens: trainingSet.unit == .tokens ? 1 : 1 / Double(trainingSet.sequenceLength!)
    case .percent: unit(of: length.clock)
    default: 1
    }
  }
}

/// One hyper-parameter on its way through the run.
struct Lane {
  let parameter: HyperParameter
  let pieces: [Piece]
  private(set) var index = 0
  private var ends: [Mark] = []
  private var units: [Double] = []
  /// Where the present piece starts on both axes.
  private var start = (examples: 0.0, updates: 0.0)
  /// A length that is known without a difference.
  private var length: Double?

  /// A track.
  init(_ parameter: HyperParameter, _ pieces: [Piece], _ marks: Marks, updates: Int, default end: Position) {
    (self.parameter, self.pieces) = (parameter, pieces)
    for piece in pieces {
      ends.append(marks.mark(piece.until ?? end, updates: updates))
      units.append(marks.unit(of: piece.until?.clock ?? end.clock))
    }
  }

  /// What a stage says of it.
  init(_ parameter: HyperParameter, _ quantity: Quantity, from: Mark, to: Mark, length: Position, _ marks: Marks) {
    (self.parameter, pieces, ends) = (parameter, [Piece(quantity)], [to])
    start = (from.value, from.value)
    units = [marks.unit(of: length.clock)]
    self.length = length.value
  }

  /// Goes on to the piece that holds now.
  mutating func advance(_ clocks: Clocks) throws(UpdateLoop.Disorder) {
    while index + 1 < pieces.count, ends[index].isReached(clocks) {
      let before = ends[index]
      switch before.axis {
      case .examples: start = (before.value, Double(clocks.updates))
      case .updates: start = (Double(clocks.examples), before.value)
      }
      index += 1
      let end = ends[index]
      guard pieces[index].until != nil else { continue }
      // In order on one axis; on two, what ends must not have ended where it starts.
      let isInOrder = end.axis == before.axis ? end.parts > before.parts : !end.isReached(clocks)
      guard isInOrder else { throw UpdateLoop.Disorder() }
    }
  }

  func value(_ clocks: Clocks, _ trainingSet: TrainingSet) -> Double {
    let (quantity, end) = (pieces[index].value, ends[index])
    guard case .law(let law) = quantity else {
      if case .tokens(let tokens) = quantity { return tokens }
      return quantity.constant!
    }
    let isInUpdates = end.axis == .updates
    let from = isInUpdates ? start.updates : start.examples
    let now = Double(isInUpdates ? clocks.updates : clocks.examples)
    let whole = length ?? (end.value - from) / units[index]
    return law.value(at: min((now - from) / units[index], whole), of: whole)
  }
}

import NoiseScale
import TestSupport

/// Schedules of tracks or stages on mixed clocks, of some ten to some thousand updates, the same for the same seed. Most can be
/// laid out; in some a piece ends before it starts.
package struct RandomSchedule {
  package var schedule: Schedule
  package var trainingSet: TrainingSet
  private var random: SeededGenerator
  /// About so many updates, of about so many examples each.
  private var updates = 0.0, batch = 0.0
  /// Tokens of a unit of N.
  private var tokens: Double?

  private var examples: Double { updates * batch }
  private var hasTokensAsUnit: Bool { trainingSet.unit == .tokens }

  package init(seed: UInt64) {
    random = SeededGenerator(seed &* 0xD120_0000_01B3_0041 &+ 0x5851_F42D_4C95_7F2D)
    schedule = Schedule(name: "seed \(seed)", stages: [])
    let size = random.integer(20...2000)
    trainingSet = TrainingSet(size: size, sampling: random.pick(Sampling.allCases))
    switch random.integer(0...4) {
    case 0: trainingSet.sequenceLength = random.pick([2, 3, 8])
    case 1: (trainingSet.unit, trainingSet.sequenceLength, trainingSet.size) = (.tokens, 4, size * 8)
    default: break
    }
    tokens = hasTokensAsUnit ? 1 : trainingSet.sequenceLength.map(Double.init)
    batch = Double(random.integer(1...max(1, size / 10)))
    updates = Double(random.integer(10...(random.chance(0.2) ? 2000 : 300)))
    if random.chance(0.3) { stages() } else { tracks() }
    schedule.counting.end = random.pick(Counting.End.allCases)
    schedule.counting.epochEdge = random.pick(Counting.EpochEdge.allCases)
    schedule.counting.window = random.pick(Counting.Window.allCases)
    schedule.counting.windowScale = random.pick(Counting.WindowScale.allCases)
  }

  /// A place of the run, or a length of it.
  package mutating func position() -> Position {
    place(at: random.uniform(0, 1.02), Clock.allCases)
  }

  // MARK: Positions

  private mutating func place(at share: Double, _ clocks: [Clock]) -> Position {
    let unit = hasTokensAsUnit ? 4.0 : 1
    let seen = examples * unit * share
    func thousandths(_ value: Double) -> Double { max(0.001, (value * 1000).rounded() / 1000) }
    let clock = random.pick(clocks)
    switch clock {
    case .epochs:
      let epochs = seen / Double(trainingSet.size)
      return Position(epochs > 1 && random.chance(0.4) ? epochs.rounded() : thousandths(epochs), .epochs)
    case .updates: return Position(max(1, (updates * share).rounded()), .updates)
    case .examples where !hasTokensAsUnit: return Position(max(1, seen.rounded()), .examples)
    case .tokens where tokens != nil: return Position(max(1, (seen * tokens!).rounded()), .tokens)
    case .percent, .percentOfUpdates:
      return Position(max(0.1, (share * 1000).rounded() / 10), clock)
    default: return place(at: share, [.epochs, .updates])
    }
  }

  /// A length in the clock that laws of a piece run in.
  private func length(_ share: Double, in clock: Clock) -> Double {
    switch clock {
    case .epochs: examples * (hasTokensAsUnit ? 4 : 1) * share / Double(trainingSet.size)
    case .examples: examples * share
    case .tokens: examples * share * (hasTokensAsUnit ? 4 : tokens ?? 1)
    default: updates * share
    }
  }

  // MARK: Tracks

  private mutating func tracks() {
    let length = place(at: 1, Clock.own)
    var tracks: [HyperParameter: Track] = [:]
    for parameter in HyperParameter.allCases {
      let isThere =
        switch parameter {
        case .learningRate, .batchSize: true
        case .sequenceLength: hasTokensAsUnit
        default: random.chance(0.4)
        }
      if isThere { tracks[parameter] = track(of: parameter, length.clock) }
    }
    schedule.form = .tracks(Tracks(length: length, tracks))
  }

  private mutating func track(of parameter: HyperParameter, _ own: Clock) -> Track {
    let decidesUpdates = [.batchSize, .sequenceLength, .accumulate].contains(parameter) && own != .updates
    let clocks = decidesUpdates ? Clock.allCases.filter { $0 != .percentOfUpdates } : Clock.allCases
    var shares = (0..<random.integer(0...3)).map { _ in random.uniform(0.02, 1.2) }.sorted()
    let isOpen = random.chance(0.7)
    shares.append(isOpen ? 1 : random.uniform((shares.last ?? 0) + 0.05, 1.5))
    let mixes = random.chance(0.6)
    let clock = random.pick(clocks)
    var pieces: [Piece] = []
    for (index, share) in shares.enumerated() {
      let until = isOpen && index == shares.count - 1 ? nil : place(at: share, mixes ? clocks : [clock])
      let inner = until?.clock ?? own
      let lawClock = inner == .percent ? own : inner == .percentOfUpdates ? .updates : inner
      let length = max(0.002, length(share - (index > 0 ? shares[index - 1] : 0), in: lawClock))
      pieces.append(Piece(until: until, quantity(of: parameter, length)))
    }
    return Track(pieces)
  }

  private mutating func quantity(of parameter: HyperParameter, _ length: Double) -> Quantity {
    func law(_ low: Double, _ high: Double, isWhole: Bool = false) -> RandomLaw {
      RandomLaw(low: low, high: high, length: length, isWhole: isWhole)
    }
    let values =
      switch parameter {
      case .learningRate, .delta: law(1e-4, 1)
      case .momentum, .beta1, .beta2: law(0.05, 0.95)
      case .weightDecay: law(1e-5, 0.1)
      case .batchSize: law(max(1, batch / 2), max(1, batch * 2), isWhole: random.chance(0.8))
      case .sequenceLength, .accumulate: law(1, 5, isWhole: true)
      }
    switch parameter {
    case .sequenceLength: return .constant(Double(random.pick([2, 3, 4, 8])))
    case .accumulate: return .constant(Double(random.integer(1...5)))
    case .learningRate where random.chance(0.1): return 0
    case .batchSize where random.chance(0.5):
      return .constant(max(1, values.value(&random).rounded()))
    case .batchSize where tokens != nil && random.chance(0.2):
      // Whole sequences of every length that there is.
      return .tokens(max(1, values.value(&random).rounded()) * (hasTokensAsUnit ? 24 : tokens!))
    default:
      return parameter != .batchSize && random.chance(0.4)
        ? .constant(values.value(&random)) : .law(values.make(&random))
    }
  }

  // MARK: Stages

  private mutating func stages() {
    let count = random.integer(1...4)
    schedule.stages = (0..<count).map { _ in
      let share = random.uniform(0.2, 1.5) / Double(count)
      let length = place(at: share, Clock.own)
      let span = length.value
      var stage = Stage(
        length, learningRate: quantity(of: .learningRate, span), batchSize: quantity(of: .batchSize, span),
        momentum: random.chance(0.5) ? 0 : quantity(of: .momentum, span),
        weightDecay: random.chance(0.5) ? 0 : quantity(of: .weightDecay, span),
        accumulate: random.chance(0.5) ? 1 : random.integer(1...5))
      if random.chance(0.3) { stage.adam = AdamSettings(beta1: 0.9, beta2: random.uniform(0.9, 1), delta: 1e-8) }
      if hasTokensAsUnit { stage.sequenceLength = random.pick([2, 3, 4, 8]) }
      return stage
    }
  }
}

extension Schedule {
  /// The names of the laws that it has, without those inside others.
  package var lawNames: Set<String> {
    var quantities: [Quantity] = []
    switch form {
    case .stages(let stages):
      for stage in stages { quantities += [stage.learningRate, stage.batchSize, stage.momentum, stage.weightDecay] }
    case .tracks(let tracks):
      for parameter in tracks.parameters { quantities += tracks[parameter]!.pieces.map(\.value) }
    }
    return Set(quantities.compactMap { if case .law(let law) = $0 { type(of: law).name } else { nil } })
  }
}

import Descriptions
import Elementary

/// Carries out a ``StageChange``: the one place where ε, B and m are exchanged for each other.
///
///     approximate   ε′ = ε (B′/B) (1−m′)/(1−m)
///     exact         ε′ = ε (N/B − 1)/(N/B′ − 1) (1−m′)/(1−m)
///     root          ε′ = ε √(B′/B)
struct Rebatching {
  var keeps: Invariant
  var options: BatchOptions
  var adam: AdamScaling?
  var decay = DecayScaling.keep
  var trainingSet: TrainingSet
  var optimizer: any Optimizer
  /// What was done otherwise than asked for, one sentence each.
  private(set) var notes: [String] = []

  init(_ transform: any Transform, on trainingSet: TrainingSet, optimizer: any Optimizer) {
    (keeps, options) = (transform.keeps, transform.options)
    (adam, decay) = (transform.adamScaling, transform.decayScaling)
    (self.trainingSet, self.optimizer) = (trainingSet, optimizer)
  }

  private var keepsFinitePopulation: Bool { keeps == .noiseScale && trainingSet.sampling.isFinitePopulation }
  private var keepsRoot: Bool { keeps == .rateByRootOfBatch || keeps == .adamEquation }

  mutating func apply(_ change: StageChange, to stage: Stage) throws(Fault) -> [Stage] {
    if change.isNone(for: stage) { return [stage] }
    guard let batch = stage.batch(on: trainingSet) else {
      throw Fault(
        "batch-size", "a law",
        allowed:
          "constant, or in increments without epoch edges, over what is transformed; --after transforms what comes after a place"
      )
    }
    guard let momentum = stage.momentum.constant else {
      throw Fault("momentum", "a law", allowed: "constant over a stage that is transformed")
    }
    let unit = unit(of: stage, batch: batch)
    let cap = try self.cap(from: batch, onlyGrows: change.onlyGrows, unit)
    let newMomentum = change.momentum ?? momentum
    let damping = (1 - newMomentum) / (1 - momentum)
    guard newMomentum == momentum || optimizer.takesMomentum else {
      throw Fault("optimizer", optimizer.name, allowed: "one with a momentum, which the rule raises")
    }

    func piece(from start: Double, to end: Double, batchSize: Int) throws(Fault) -> Stage {
      let times = learningRateFactor(from: batch, to: batchSize) * damping
      var piece = stage
      piece.length.value = end - start
      piece.learningRate = scaled(stage.learningRate, times, from: start, of: stage.length, to: end)
      piece.momentum = .constant(newMomentum)
      piece.weightDecay = scaled(
        stage.weightDecay, decay == .rescale ? Double(batchSize) / Double(batch) / times : 1, from: start,
        of: stage.length, to: end)
      piece.setBatch(batchSize, was: batch, on: trainingSet)
      if let adam { piece.adam = try adamSettings(adam, of: stage, from: batch, to: batchSize) }
      return piece
    }

    switch change.wish {
    case .batchSize(let wanted):
      let size = integer(Double(wanted), floor: change.onlyGrows ? batch : 1, cap: cap, unit)
      guard !keepsFinitePopulation || batch < trainingSet.size || size == batch else {
        throw Fault(
          "batch-size", "\(batch)", allowed: "below the training-set size, where the exact noise scale is not 0")
      }
      return [try piece(from: 0, to: stage.length.value, batchSize: size)]
    case .learningRate(let factor):
      let wanted = ideal(from: batch, learningRateFactor: factor / damping)
      let size = integer(wanted, floor: change.onlyGrows ? batch : 1, cap: cap, unit)
      note(wanted, size, was: batch, cap: cap, unit)
      return [try piece(from: 0, to: stage.length.value, batchSize: size)]
    case .varyingLearningRate(let factor):
      let rules = self
      let wish = { (place: Double) -> Double in rules.ideal(from: batch, learningRateFactor: factor(place) / damping) }
      let size = { (place: Double) -> Int in
        let wanted = wish(place)
        if wanted >= Double(cap) { return cap }
        let doublings = Double.log2(wanted / Double(batch) * (1 + 1e-12)).rounded(.down)
        return rules.integer(
          Double(batch) * .exp2(doublings), floor: change.onlyGrows ? batch : 1, cap: cap, unit, .down)
      }
      note(wish(stage.length.value * (1 - 1e-12)), cap: cap)
      if abs(wish(0) - Double(batch)) <= 1e-9 * Double(batch) {
        note(Double(batch), size(0), was: batch, cap: cap, unit)
      }
      var pieces: [Stage] = []
      for step in steps(of: size, over: stage) {
        pieces.append(try piece(from: step.start, to: step.end, batchSize: step.size))
      }
      return pieces
    }
  }

  /// Of what every batch of a stage is a multiple: of what the options say, of whole sequences, and of whole micro-batches.
  private func unit(of stage: Stage, batch: Int) -> Int {
    var unit = options.multipleOf
    if trainingSet.unit == .tokens {
      unit = leastCommonMultiple(unit, stage.sequenceLength ?? trainingSet.sequenceLength ?? 1)
    }
    if stage.accumulate > 1 { unit = leastCommonMultiple(unit, batch / stage.accumulate) }
    return unit
  }

  private mutating func note(_ wanted: Double, _ size: Int, was batch: Int, cap: Int, _ unit: Int) {
    if size == batch || wanted > Double(cap) * (1 + 1e-9) { note(wanted, cap: cap) }
    guard abs(wanted - Double(batch)) <= 1e-9 * wanted, size != batch else { return }
    notes.append(
      "batch size \(batch) becomes \(size), a multiple of \(unit), and the learning rate with it, though nothing was asked for"
    )
  }

  private mutating func note(_ wanted: Double, cap: Int) {
    guard wanted > Double(cap) * (1 + 1e-9) else { return }
    let whole = cap == options.upTo || cap == trainingSet.size
    let limit =
      (whole ? "" : "the largest multiple within ") + (options.upTo == nil ? "the training-set size" : "up-to")
    notes.append(
      "batch size stays at \(cap) (\(limit)) where \(wanted.isFinite ? "about \(wanted.rounded3)" : "more") keeps \(keepsRoot ? "ε/√B" : "g"); what is left goes to "
        + "the learning rate")
  }

  /// The largest batch size allowed: min(`up-to`, N) rounded down to a multiple; below N where the exact g must stay > 0.
  private func cap(from batch: Int, onlyGrows: Bool, _ unit: Int) throws(Fault) -> Int {
    let mustStayNoisy = keepsFinitePopulation && batch < trainingSet.size
    let room = mustStayNoisy ? trainingSet.size - 1 : trainingSet.size
    let largest = min(options.upTo ?? room, room)
    let cap = largest / unit * unit
    if onlyGrows, cap < batch {
      guard let upTo = options.upTo, upTo < batch else {
        throw Fault(
          "multiple-of", "\(unit)", allowed: "a divisor of some number within \(batch)…\(largest)")
      }
      throw Fault("up-to", "\(upTo)", allowed: "at least the batch size \(batch) that is there already")
    }
    guard cap >= 1 else {
      throw Fault("multiple-of", "\(unit)", allowed: "at most \(largest)")
    }
    return cap
  }

  /// The batch size, not yet an integer, at which the learning rate becomes `factor` times the old.
  private func ideal(from batch: Int, learningRateFactor factor: Double) -> Double {
    if keepsRoot { return Double(batch) * factor * factor }
    guard keepsFinitePopulation else { return Double(batch) * factor }
    let n = Double(trainingSet.size)
    return n / (1 + Double(trainingSet.size - batch) / Double(batch) / factor)
  }

  /// ε′/ε at equal momentum, for B → B′.
  private func learningRateFactor(from batch: Int, to new: Int) -> Double {
    if keepsRoot { return (Double(new) / Double(batch)).squareRoot() }
    guard keepsFinitePopulation, new != batch else { return Double(new) / Double(batch) }
    let n = trainingSet.size
    return (Double(n - batch) * Double(new)) / (Double(n - new) * Double(batch))
  }

  /// Adam's parameters at κ = B′/B: 1 − β → κ(1 − β), δ → δ/√κ. The running means then remember as many epochs as before.
  private func adamSettings(_ adam: AdamScaling, of stage: Stage, from batch: Int, to new: Int) throws(Fault)
    -> AdamSettings
  {
    guard
      let values = optimizer.adam(HyperParameters(learningRate: 0, batchSize: 1, adam: stage.adam))
    else {
      throw Fault("optimizer", optimizer.name, allowed: "adam or adamw, whose parameters the rule changes")
    }
    guard new != batch else { return stage.adam }
    return try adam.settings(beta1: values.beta1, beta2: values.beta2, delta: values.delta, from: batch, to: new)
  }

  /// The multiple next to `wanted` by `rule` within `floor`…`cap` (rounded up where that is below `floor`).
  private func integer(
    _ wanted: Double, floor: Int, cap: Int, _ unit: Int, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) -> Int {
    guard wanted < Double(cap) else { return cap }
    let multiple = max(1, Int((wanted / Double(unit)).rounded(rule))) * unit
    return min(max(multiple, (floor + unit - 1) / unit * unit), cap)
  }

  /// `quantity` over the piece from `start` to `end` of a stage, times a factor.
  private func scaled(
    _ quantity: Quantity, _ times: Double, from start: Double, of length: Position, to end: Double
  ) -> Quantity {
    guard case .law(let law) = quantity else { return .constant((quantity.constant ?? 0) * times) }
    return ExcerptLaw.of(law, length: length.value, start: start, times: times, in: length.clock)
      .simplified(for: end - start)
  }

  /// The pieces of a stage over which `size` is constant, found on a grid and refined by bisection.
  private func steps(of size: (Double) -> Int, over stage: Stage) -> [(start: Double, end: Double, size: Int)] {
    var pieces: [(start: Double, end: Double, size: Int)] = []
    var (start, previous, current) = (0.0, 0.0, size(0))
    for position in stage.learningRate.places(of: stage.length.value, divisions: 4096).dropFirst() {
      // The last position belongs to the stage's end, which no update starts at.
      let here = min(position, stage.length.value * (1 - 1e-12))
      // A steep law passes several sizes between two grid points.
      while size(here) != current {
        var (low, high) = (previous, here)
        for _ in 0..<60 where high - low > 1e-12 * stage.length.value {
          let middle = (low + high) / 2
          if size(middle) == current { low = middle } else { high = middle }
        }
        if high > start { pieces.append((start, high, current)) }
        (start, previous, current) = (high, high, size(high))
      }
      previous = here
    }
    pieces.append((start, stage.length.value, current))
    return pieces
  }
}

/// Of positive numbers; the largest integer where it is larger, of which no batch is a multiple.
private func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  let (multiple, isTooLarge) = (a / x).multipliedReportingOverflow(by: b)
  return isTooLarge ? .max : multiple
}

extension StageChange {
  /// Whether it leaves a stage as it is, so that its batch may be a law.
  fileprivate func isNone(for stage: Stage) -> Bool {
    guard case .law = stage.batchSize, case .learningRate(factor: 1) = wish else { return false }
    return momentum == nil
  }
}

extension Stage {
  /// Sets B in units: tokens where it was in tokens, micro-batches where updates accumulate.
  fileprivate mutating func setBatch(_ new: Int, was old: Int, on trainingSet: TrainingSet) {
    guard new != old else { return }
    if accumulate > 1 {
      accumulate = new / (old / accumulate)
      return
    }
    batchSize = trainingSet.unit == .tokens ? .tokens(Double(new)) : .constant(Double(new))
  }
}

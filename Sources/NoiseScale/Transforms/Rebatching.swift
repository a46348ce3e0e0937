import Descriptions
import RealModule

/// Carries out a ``StageChange``: the one place where ε, B and m are exchanged for each other.
///
///     approximate   ε′ = ε (B′/B) (1−m′)/(1−m)
///     exact         ε′ = ε (N/B − 1)/(N/B′ − 1) (1−m′)/(1−m)        (finite population)
///     root          ε′ = ε √(B′/B)
struct Rebatching {
  var keeps: Invariant
  var options: BatchOptions
  var trainingSet: TrainingSet
  var optimizer: any Optimizer

  private var keepsFinitePopulation: Bool { keeps == .noiseScale && trainingSet.sampling.isFinitePopulation }
  private var keepsRoot: Bool { keeps == .rateByRootOfBatch || keeps == .adamEquation }

  func apply(_ change: StageChange, to stage: Stage) throws(Fault) -> [Stage] {
    guard let batch = stage.constantBatchSize else {
      throw Fault("batch-size", "a law", allowed: "constant over a stage that is transformed")
    }
    guard let momentum = stage.momentum.constant else {
      throw Fault("momentum", "a law", allowed: "constant over a stage that is transformed")
    }
    let cap = try self.cap(from: batch, onlyGrows: change.onlyGrows)
    let newMomentum = change.momentum ?? momentum
    let damping = (1 - newMomentum) / (1 - momentum)

    func piece(from start: Double, to end: Double, batchSize: Int) throws(Fault) -> Stage {
      let times = learningRateFactor(from: batch, to: batchSize) * damping
      return Stage(
        epochs: end - start, learningRate: scaled(stage.learningRate, times, from: start, of: stage.epochs, to: end),
        batchSize: .constant(Double(batchSize)), momentum: .constant(newMomentum),
        adam: keeps == .adamEquation ? try adamSettings(of: stage, from: batch, to: batchSize) : stage.adam)
    }

    switch change.wish {
    case .batchSize(let wanted):
      let size = integer(Double(wanted), floor: change.onlyGrows ? batch : 1, cap: cap)
      guard !keepsFinitePopulation || batch < trainingSet.size || size == batch else {
        throw Fault(
          "batch-size", "\(batch)", allowed: "below the training-set size, where the exact noise scale is not 0")
      }
      return [try piece(from: 0, to: stage.epochs, batchSize: size)]
    case .learningRate(let factor):
      let size = integer(
        ideal(from: batch, learningRateFactor: factor / damping), floor: change.onlyGrows ? batch : 1, cap: cap)
      return [try piece(from: 0, to: stage.epochs, batchSize: size)]
    case .varyingLearningRate(let factor):
      let size = { (epoch: Double) -> Int in
        let wanted = ideal(from: batch, learningRateFactor: factor(epoch) / damping)
        if wanted >= Double(cap) { return cap }
        let doublings = Double.log2(wanted / Double(batch) * (1 + 1e-12)).rounded(.down)
        return integer(
          Double(batch) * .exp2(doublings), floor: change.onlyGrows ? batch : 1, cap: cap, .down)
      }
      var pieces: [Stage] = []
      for step in steps(of: size, over: stage) {
        pieces.append(try piece(from: step.start, to: step.end, batchSize: step.size))
      }
      return pieces
    }
  }

  /// The largest batch size allowed: min(`up-to`, N) rounded down to a multiple; below N where the exact g must stay > 0.
  private func cap(from batch: Int, onlyGrows: Bool) throws(Fault) -> Int {
    let mustStayNoisy = keepsFinitePopulation && batch < trainingSet.size
    let room = mustStayNoisy ? trainingSet.size - 1 : trainingSet.size
    let largest = min(options.upTo ?? room, room)
    let cap = largest / options.multipleOf * options.multipleOf
    if onlyGrows, cap < batch {
      guard let upTo = options.upTo, upTo < batch else {
        throw Fault(
          "multiple-of", "\(options.multipleOf)", allowed: "a divisor of some number within \(batch)…\(largest)")
      }
      throw Fault("up-to", "\(upTo)", allowed: "at least the batch size \(batch) that is there already")
    }
    guard cap >= 1 else {
      throw Fault("multiple-of", "\(options.multipleOf)", allowed: "at most \(largest)")
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
  private func adamSettings(
    of stage: Stage, from batch: Int, to new: Int
  ) throws(Fault) -> AdamSettings {
    guard let values = stage.adamParameters(with: optimizer) else {
      throw Fault("optimizer", optimizer.name, allowed: "adam, whose parameters the rule changes")
    }
    guard new != batch else { return stage.adam }
    let scale = Double(new) / Double(batch)
    func scaled(_ name: String, _ beta: Double) throws(Fault) -> Double {
      let rest = scale * (1 - beta)
      // Up to the rounding of 1 − β.
      let limit = 1 - 1e-9
      guard rest < limit else {
        let most = Int(Double(batch) / (1 - beta) * limit)
        throw Fault(
          name, beta.shortText,
          allowed: "such that κ(1 − \(name)) < 1: at batch size \(batch) → \(new), κ = \(scale.rounded3), it is "
            + "\(rest.rounded3)" + (most > batch ? "; up-to: \(most) or less would do" : ""))
      }
      return 1 - rest
    }
    return AdamSettings(
      beta1: try scaled("beta1", values.beta1), beta2: try scaled("beta2", values.beta2),
      delta: values.delta / scale.squareRoot())
  }

  /// The multiple next to `wanted` by `rule` within `floor`…`cap` (rounded up where that is below `floor`).
  private func integer(
    _ wanted: Double, floor: Int, cap: Int, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) -> Int {
    let unit = options.multipleOf
    guard wanted < Double(cap) else { return cap }
    let multiple = max(1, Int((wanted / Double(unit)).rounded(rule))) * unit
    return min(max(multiple, (floor + unit - 1) / unit * unit), cap)
  }

  /// `quantity` over the piece from `start` to `end` of a stage, times a factor.
  private func scaled(
    _ quantity: Quantity, _ times: Double, from start: Double, of length: Double, to end: Double
  ) -> Quantity {
    switch quantity {
    case .constant(let value): return .constant(value * times)
    case .law(let law):
      let excerpt = ExcerptLaw.of(law, length: length, start: start, times: times)
      let isWhole = excerpt.start == 0 && excerpt.ofEpochs == end - start && abs(excerpt.times - 1) < 1e-12
      return isWhole ? excerpt.whole : .law(excerpt)
    }
  }

  /// The pieces of a stage over which `size` is constant, found on a grid and refined by bisection.
  private func steps(of size: (Double) -> Int, over stage: Stage) -> [(start: Double, end: Double, size: Int)] {
    var pieces: [(start: Double, end: Double, size: Int)] = []
    var (start, previous, current) = (0.0, 0.0, size(0))
    for position in stage.learningRate.samplePositions(of: stage.epochs, divisions: 4096).dropFirst() {
      // The last position belongs to the stage's end, which no update starts at.
      let here = min(position, stage.epochs * (1 - 1e-12))
      // A steep law passes several sizes between two grid points.
      while size(here) != current {
        var (low, high) = (previous, here)
        for _ in 0..<60 where high - low > 1e-12 * stage.epochs {
          let middle = (low + high) / 2
          if size(middle) == current { low = middle } else { high = middle }
        }
        if high > start { pieces.append((start, high, current)) }
        (start, previous, current) = (high, high, size(high))
      }
      previous = here
    }
    pieces.append((start, stage.epochs, current))
    return pieces
  }
}

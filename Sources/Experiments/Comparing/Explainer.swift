import Elementary
import Equivalence
import NoiseScale
import StochasticSimulation

/// Says why a pair of schedules is not found equivalent.
struct Explainer {
  let prepared: PreparedExperiment
  let schedule, reference: Int
  let dynamics: Dynamics
  /// `nil` on a network.
  let predictions: PredictedCurves?

  /// Why a verdict is as it is; `points` are all gaps of the pair.
  func explain(_ verdict: Verdict, kind: GapKind, points: [GapPoint]) -> ExplainedVerdict {
    func plain(_ reason: Reason?) -> ExplainedVerdict {
      ExplainedVerdict(verdict: verdict, reason: reason, contributions: [])
    }
    if let limitation = verdict.limitation { return plain(Reason(limitation)) }
    guard let deciding = verdict.deciding else { return plain(nil) }
    let (epoch, gap) = (deciding.epoch, deciding.gap)
    let contributions = predictions.map { quadraticContributions($0, at: epoch) } ?? []
    guard !contributions.isEmpty else {
      return plain(reasonWithoutClosedForm(at: epoch, gap: gap, kind: kind, points: points))
    }
    // The largest effect that points the way the gap does; none where chance alone has made it.
    let sign: Double = gap < 0 ? -1 : 1
    let largest = contributions.max { $0.size * sign < $1.size * sign }
    let reason = largest.flatMap { $0.size * sign > 0 ? $0.reason : nil }
    return ExplainedVerdict(verdict: verdict, reason: reason, contributions: contributions)
  }

  private var timelines: (mine: Timeline, reference: Timeline) {
    (prepared.plans[schedule].timeline, prepared.plans[reference].timeline)
  }

  /// The gap of expected losses, taken apart by adding one effect after another: the overdamped SDE at the approximate g, at the
  /// exact g, with memory, with stages that end where the batches do, and the discrete optimiser itself. The sizes add up to
  /// the exact gap of the dynamics.
  private func quadraticContributions(_ predictions: PredictedCurves, at epoch: Double) -> [Contribution] {
    guard prepared.experiment.optimizer.isLinear else { return [] }
    guard prepared.experiment.sampling != .reshuffled else { return reshuffledContributions(predictions, at: epoch) }
    func gap(_ kind: (Int) -> PredictedCurves.Kind) -> Double { self.gap(predictions, at: epoch, kind) }
    let approximate = gap { _ in .overdampedAtApproximateNoiseScale }
    let overdamped = gap { _ in .overdamped }
    // Schedules that share the exact g and not the approximate one differ by the finite training set alone.
    let sharesExact = sharesExactNoiseScale(until: epoch)
    let differs = !pullsAlike(until: epoch)
    let bare = differs ? gap { _ in .overdampedWithoutWeightDecay } : approximate
    let decay = difference(approximate, bare)
    var contributions = [
      Contribution(reason: .unequalNoiseScale, size: sharesExact ? 0 : bare),
      Contribution(reason: .finiteTrainingSet, size: difference(overdamped, sharesExact ? decay : approximate)),
    ]
    if differs { contributions.append(Contribution(reason: .unequalWeightDecay, size: decay)) }
    if dynamics == .langevinOverdamped { return contributions }
    let memory = gap { dynamics == .langevin || remembers($0) ? .withMemory : .overdamped }
    contributions.append(Contribution(reason: .memory, size: difference(memory, overdamped)))
    if dynamics == .langevin { return contributions }
    let boundary = gap { remembers($0) ? .withMemoryAtUpdates : .overdampedAtUpdates }
    let exact = gap { _ in .exact }
    contributions.append(Contribution(reason: .batchBoundary, size: difference(boundary, memory)))
    contributions.append(Contribution(reason: .finiteLearningRate, size: difference(exact, boundary)))
    return contributions
  }

  /// The gap that an equation, which may be another for each of the schedules, gives the two.
  func gap(_ predictions: PredictedCurves, at epoch: Double, _ kind: (Int) -> PredictedCurves.Kind) -> Double {
    let loss = predictions.loss(kind(schedule), schedule: schedule, at: epoch)
    let other = predictions.loss(kind(reference), schedule: reference, at: epoch)
    return loss == other ? 0 : .log(loss / other)
  }

  /// Losses of exactly 0 make infinite gaps, whose difference is none.
  func difference(_ a: Double, _ b: Double) -> Double { a == b ? 0 : a - b }

  /// Without a closed form (a network, Adam): the first effect that theory says is there at the epoch of the largest gap. A finite
  /// training set is named only where it points the way the gap does, and where theory gives its size, only where that makes up half
  /// of what the gap is beyond the margin.
  private func reasonWithoutClosedForm(at epoch: Double, gap: Double, kind: GapKind, points: [GapPoint]) -> Reason? {
    let (mine, other) = timelines
    let approximate = logRatio(at: epoch) { $0.approximateNoiseScale(trainingSetSize: $1.size) }
    let exact = logRatio(at: epoch) { $0.noiseScale($1) }
    let hasUnequal = abs(approximate) > 0.05 && abs(exact) > 0.05
    // With Adam ε/√B stands for g where gradients are mostly noise.
    let sharesRoot =
      !prepared.experiment.optimizer.isLinear
      && abs(logRatio(at: epoch) { values, _ in values.learningRate / Double(values.batchSize).squareRoot() }) <= 0.05
    if hasUnequal, !sharesRoot { return .unequalNoiseScale }
    if !pullsAlike(until: epoch, within: 0.05) { return .unequalWeightDecay }
    let settling = Settling([mine, other], optimizer: prepared.experiment.optimizer)
    if !settling.isSettled(epoch), let reason = unsettledReason(at: epoch) { return reason }
    // Less noise (a smaller exact g) lowers the loss, and a larger drift (the approximate g) does where the exact one is
    // equal. They differ by this much only where a batch is a tenth of the training set.
    let rise = kind == .logRatio ? gap : -gap
    // Reshuffled batches have no exact g: slow modes keep 1 − (B/N)² of their noise.
    let size = prepared.experiment.sampling == .reshuffled ? few(at: epoch) : exact
    let expected = abs(size) > 0.1 ? size : abs(approximate) > 0.1 ? -approximate : 0
    let isFinite = !hasUnequal && expected * rise > 0
    // A plateau of noise is off by this at the most; of a drift that differs theory gives no size.
    let isBounded = kind == .logRatio && abs(size) > 0.1
    if isFinite, !isBounded || abs(gap) <= 1.2 * abs(size) { return .finiteTrainingSet }
    if isLeftFromStart(gap, points) { return .memory }
    let margin = prepared.experiment.comparison.margin(kind)
    if isFinite, abs(size) >= 0.5 * (abs(gap) - margin) { return .finiteTrainingSet }
    return prepared.experiment.optimizer.isLinear ? .finiteLearningRate : nil
  }

  /// Whether the velocity may have made the gap while it was building up, and the network has kept it: before anything was
  /// settled the gap was larger, by more than chance, and the memories differ.
  private func isLeftFromStart(_ gap: Double, _ points: [GapPoint]) -> Bool {
    let start = points.prefix { !$0.settled }
    let made = start.last { point in
      gap > 0 ? point.lower > gap : point.upper < gap
    }
    return made.map { unsettledReason(at: $0.epoch) == .memory } ?? false
  }

  /// Memory or the ends of batches, whichever differs by more epochs; `nil` where both are the same for the two.
  private func unsettledReason(at epoch: Double) -> Reason? {
    let (mine, other) = timelines
    let memories = [mine, other].map { timeline in
      prepared.experiment.optimizer.lagEpochs(values(timeline, at: epoch), trainingSetSize: timeline.trainingSet.size)
    }
    let overshoots = [mine, other].map { overshoot($0, before: epoch) }
    let (memory, boundary) = (abs(memories[0] - memories[1]), abs(overshoots[0] - overshoots[1]))
    guard max(memory, boundary) > 0 else { return nil }
    return boundary > memory ? .batchBoundary : .memory
  }

  /// Which SDE is nearer to the optimiser: the one with memory loses θ epochs from rest, the optimiser qmθ (none without
  /// momentum).
  func remembers(_ schedule: Int) -> Bool {
    prepared.plans[schedule].stages.contains { stage in
      prepared.experiment.optimizer.lostMemory(momentum: stage.hyperParameters.momentum) ?? 0 >= 0.5
    }
  }

  /// Whether a finite population alone can have made a gap: both have had the same exact g at every recorded epoch and
  /// start of a stage so far.
  private func sharesExactNoiseScale(until epoch: Double) -> Bool {
    guard prepared.experiment.sampling.isFinitePopulation else { return false }
    let plans = [prepared.plans[schedule], prepared.plans[reference]]
    let epochs = plans.flatMap { prepared.grid($0).epochs + $0.stages.map(\.startEpoch) }.filter { $0 <= epoch }
    return epochs.allSatisfy { abs(logRatio(at: $0) { $0.noiseScale($1) }) < 1e-6 }
  }

  /// Whether a weight decay, if any, has shrunk the weights of both alike per epoch at every recorded epoch and start of a stage so far.
  func pullsAlike(until epoch: Double, within tolerance: Double = 1e-6) -> Bool {
    func pull(_ timeline: Timeline, at epoch: Double) -> Double {
      let values = values(timeline, at: epoch)
      let decay = prepared.experiment.optimizer.weightDecay(values)
      return decay.coupled * values.driftRate(trainingSetSize: timeline.trainingSet.size)
        + decay.decoupled * Double(timeline.trainingSet.size) / Double(values.batchSize)
    }
    let plans = [prepared.plans[schedule], prepared.plans[reference]]
    let epochs = plans.flatMap { prepared.grid($0).epochs + $0.stages.map(\.startEpoch) }.filter { $0 <= epoch }
    return epochs.allSatisfy { epoch in
      let (mine, other) = (pull(plans[0].timeline, at: epoch), pull(plans[1].timeline, at: epoch))
      return abs(mine - other) <= tolerance * max(mine, other)
    }
  }

  private func values(_ timeline: Timeline, at epoch: Double) -> HyperParameters {
    timeline.hyperParameters(atEpoch: epoch)
  }

  /// ln of the ratio of a noise scale of the two schedules, this one's to the reference's.
  func logRatio(at epoch: Double, _ scale: (HyperParameters, TrainingSet) -> Double) -> Double {
    let (mine, other) = timelines
    let both = (scale(values(mine, at: epoch), mine.trainingSet), scale(values(other, at: epoch), other.trainingSet))
    return both.0 == both.1 ? 0 : .log(both.0 / both.1)
  }

  /// By how many epochs the batch before the stage at `epoch` overshot its end.
  private func overshoot(_ timeline: Timeline, before epoch: Double) -> Double {
    let index = timeline.segment(atExamples: epoch * Double(timeline.trainingSet.size)).index
    guard index > 0 else { return 0 }
    let before = timeline.segments[index - 1]
    return (Double(before.examplesAfter) - before.end) / Double(timeline.trainingSet.size)
  }
}

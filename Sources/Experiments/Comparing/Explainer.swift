import Equivalence
import NoiseScale
import RealModule
import StochasticSimulation

/// Says why a pair of schedules is not found equivalent.
struct Explainer {
  let prepared: PreparedExperiment
  let schedule, reference: Int
  let dynamics: Dynamics
  /// `nil` on a network.
  let predictions: PredictedCurves?

  func explain(_ verdict: Verdict, kind: GapKind) -> ExplainedVerdict {
    func plain(_ reason: Reason?) -> ExplainedVerdict {
      ExplainedVerdict(verdict: verdict, reason: reason, contributions: [])
    }
    switch verdict.limitation {
    case .diverged?: return plain(.diverged)
    case .noSettledEpoch?: return plain(.noSettledEpoch)
    case .tooFewReplicates?: return plain(.tooFewReplicates)
    case nil: break
    }
    guard verdict.kind == .different, let epoch = verdict.largestGapEpoch, let gap = verdict.largestGap else {
      return plain(nil)
    }
    guard let predictions else { return plain(networkReason(at: epoch)) }
    let contributions = quadraticContributions(predictions, at: epoch)
    // The largest effect that points the way the gap does.
    let reason = contributions.max { $0.size * gap < $1.size * gap }?.reason
    return ExplainedVerdict(verdict: verdict, reason: reason, contributions: contributions)
  }

  private var timelines: (mine: Timeline, reference: Timeline) {
    (prepared.plans[schedule].timeline, prepared.plans[reference].timeline)
  }

  /// The gap of expected losses, taken apart by adding one effect after another: the overdamped SDE at the approximate g, at the
  /// exact g, with memory, with stages that end where the batches do, and the discrete optimiser itself. The sizes add up to
  /// the exact gap of the dynamics.
  private func quadraticContributions(_ predictions: PredictedCurves, at epoch: Double) -> [Contribution] {
    guard case .linear = prepared.optimizer.rule(momentum: 0), prepared.experiment.sampling != .reshuffled else {
      return []
    }
    func gap(_ kind: PredictedCurves.Kind) -> Double {
      .log(
        predictions.loss(kind, schedule: schedule, at: epoch) / predictions.loss(kind, schedule: reference, at: epoch))
    }
    let approximate = gap(.overdampedAtApproximateNoiseScale)
    let overdamped = gap(.overdamped)
    // Schedules that share the exact g and not the approximate one differ by the finite training set alone.
    let sharesExact = ratio(at: epoch) { $0.noiseScale($1) } < 1e-6
    var contributions = [
      Contribution(reason: .unequalNoiseScale, size: sharesExact ? 0 : approximate),
      Contribution(reason: .finiteTrainingSet, size: sharesExact ? overdamped : overdamped - approximate),
    ]
    if dynamics == .langevinOverdamped { return contributions }
    let memory = gap(.withMemory)
    contributions.append(Contribution(reason: .memory, size: memory - overdamped))
    if dynamics == .langevin { return contributions }
    let boundary = gap(.withMemoryAtUpdates)
    let exact = gap(.exact)
    contributions.append(Contribution(reason: .batchBoundary, size: boundary - memory))
    contributions.append(Contribution(reason: .finiteLearningRate, size: exact - boundary))
    return contributions
  }

  /// Without a closed form: the first effect that theory says is there at the epoch of the largest gap.
  private func networkReason(at epoch: Double) -> Reason? {
    let (mine, other) = timelines
    let n = mine.trainingSet.size
    if ratio(at: epoch, { $0.approximateNoiseScale(trainingSetSize: $1.size) }) > 0.05,
      ratio(at: epoch, { $0.noiseScale($1) }) > 0.05
    {
      return .unequalNoiseScale
    }
    if !Settling([mine, other]).isSettled(epoch) {
      let memories = [mine, other].map { values($0, at: epoch).memoryEpochs(trainingSetSize: n) }
      let overshoots = [mine, other].map { overshoot($0, before: epoch) }
      return abs(overshoots[0] - overshoots[1]) > abs(memories[0] - memories[1]) ? .batchBoundary : .memory
    }
    let share = [mine, other].map { Double(values($0, at: epoch).batchSize) / Double(n) }.max() ?? 0
    return mine.trainingSet.sampling.isFinitePopulation && share > 0.1 ? .finiteTrainingSet : .finiteLearningRate
  }

  private func stage(_ timeline: Timeline, at epoch: Double) -> Int {
    let examples = epoch * Double(timeline.trainingSet.size)
    return timeline.stageEnds.firstIndex { $0 > examples } ?? timeline.stageEnds.count - 1
  }

  private func values(_ timeline: Timeline, at epoch: Double) -> HyperParameters {
    let index = stage(timeline, at: epoch)
    return timeline.schedule.stages[index].hyperParameters(
      at: epoch - timeline.stageStart(index) / Double(timeline.trainingSet.size))
  }

  /// |ln| of the ratio of a noise scale of the two schedules.
  private func ratio(at epoch: Double, _ scale: (HyperParameters, TrainingSet) -> Double) -> Double {
    let (mine, other) = timelines
    let both = (scale(values(mine, at: epoch), mine.trainingSet), scale(values(other, at: epoch), other.trainingSet))
    return both.0 == both.1 ? 0 : abs(.log(both.0 / both.1))
  }

  /// By how many epochs the batch before the stage at `epoch` overshot its end.
  private func overshoot(_ timeline: Timeline, before epoch: Double) -> Double {
    let index = stage(timeline, at: epoch)
    guard index > 0 else { return 0 }
    return (Double(timeline.spans[index - 1].examplesAfter) - timeline.stageStart(index))
      / Double(timeline.trainingSet.size)
  }
}

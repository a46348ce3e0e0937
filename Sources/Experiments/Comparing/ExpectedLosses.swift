import NoiseScale
import StochasticSimulation

/// Expected losses of a quadratic under the optimiser and under the equations that explain a gap.
struct ExpectedLosses: Sendable {
  enum Kind: Hashable {
    /// The SDE without memory, with the noise of the approximate g, or of the exact g.
    case overdampedAtApproximateNoiseScale, overdamped
    /// The former, as if there were no weight decay.
    case overdampedWithoutWeightDecay
    /// The same at the exact g with stages that end where the updates leave them.
    case overdampedAtUpdates
    /// The SDE with memory, whose stages end at their nominal epochs, or where the updates leave them.
    case withMemory, withMemoryAtUpdates
    /// The discrete optimiser.
    case exact
    /// Where batches are reshuffled, the others are of noise that adds up to 0 over an epoch; these are of independent batches of
    /// variance C/B: the optimiser, and the SDE with memory or without whose stages end where the updates leave them.
    case independent, independentWithMemory, independentOverdamped

    var hasMemory: Bool { [.withMemory, .withMemoryAtUpdates, .independentWithMemory].contains(self) }
    var isAtUpdates: Bool {
      [.overdampedAtUpdates, .withMemoryAtUpdates, .independentWithMemory, .independentOverdamped].contains(self)
    }
    var isApproximate: Bool { [.overdampedAtApproximateNoiseScale, .overdampedWithoutWeightDecay].contains(self) }
    var isIndependent: Bool { [.independentWithMemory, .independentOverdamped].contains(self) }
  }

  private let prepared: PreparedExperiment
  private let problem: QuadraticProblem

  /// `nil` for a network.
  init?(_ prepared: PreparedExperiment) {
    guard case .quadratic(let problem) = prepared.problem else { return nil }
    (self.prepared, self.problem) = (prepared, problem)
  }

  /// At ascending recorded epochs; fewer where the schedule diverges.
  func losses(_ kind: Kind, of plan: Plan, at epochs: [Double]) -> [Double] {
    switch kind {
    case .exact: optimizerLosses(plan.timeline, at: epochs)
    case .independent: optimizerLosses(plan.timeline.drawnIndependently, at: epochs)
    default: equationLosses(kind, of: plan, at: epochs)
    }
  }

  private func optimizerLosses(_ timeline: Timeline, at epochs: [Double]) -> [Double] {
    // A loss has diverged by what it was at the start.
    let grid = RecordGrid(epochs: [0] + epochs.filter { $0 > 0 })
    let run = try? ExactQuadratic(
      problem: problem, timeline: timeline, optimizer: prepared.experiment.optimizer, grid: grid,
      threads: prepared.options.threads, variant: prepared.options.variant
    ).run()
    let means = run?.curves.first?.points.map(\.moments.mean) ?? []
    return Array(means.dropFirst(epochs.first == 0 ? 0 : 1))
  }

  private func equationLosses(_ kind: Kind, of plan: Plan, at epochs: [Double]) -> [Double] {
    let (threads, variant) = (prepared.options.threads, prepared.options.variant)
    var segments = kind.isAtUpdates ? plan.timeline.langevinSegmentsAtUpdates() : plan.timeline.langevinSegments()
    if kind == .overdampedWithoutWeightDecay { segments = segments.withoutWeightDecay }
    let equation: LangevinKind = kind.hasMemory ? .withMemory : .overdamped
    if plan.trainingSet.sampling == .reshuffled, !kind.isIndependent {
      let bridge = try? BridgeMoments(
        problem: problem, kind: equation, segments: segments, trainingSetSize: plan.trainingSet.size,
        lostMemory: { [optimizer = prepared.experiment.optimizer] in optimizer.lostMemory(momentum: $0) })
      return bridge?.losses(at: epochs, threads: threads, variant: variant) ?? []
    }
    return LangevinMoments(
      problem: problem, kind: equation, segments: segments, trainingSet: plan.trainingSet,
      usesApproximateNoiseScale: kind.isApproximate
    ).losses(at: epochs, threads: threads, variant: variant)
  }
}

extension Timeline {
  /// The same updates on batches that are drawn with replacement.
  fileprivate var drawnIndependently: Timeline {
    var trainingSet = trainingSet
    trainingSet.sampling = .withReplacement
    return Timeline(schedule, trainingSet)
  }
}

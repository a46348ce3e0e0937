import NoiseScale

/// The expected loss of the noisy quadratic under SGD, heavy ball or Nesterov, in closed form.
///
/// Loss ½ Σ h_i E[w_i²], from the linear recursion of the second moments of (w, v). A stage with constant hyper-parameters
/// costs O(modes × recorded points × log updates); a stage with a law is stepped update by update.
///
/// Works for independent batches (with or without replacement); not for `reshuffled`, nor for Adam.
public struct ExactQuadratic: Sendable {
  /// The quadratic: curvatures, gradient variances, start.
  public let problem: QuadraticProblem
  /// The schedule, laid out over updates; its sampling is not `reshuffled`.
  public let timeline: Timeline
  /// SGD, heavy ball or Nesterov.
  public let optimizer: any Optimizer
  /// The epochs at which the loss is recorded.
  public let grid: RecordGrid
  /// ≥ 1; the modes are shared out among them.
  public let threads: Int
  /// The instruction set of the inner loops.
  public let variant: KernelVariant

  /// The expected curve of a schedule, not yet computed.
  ///
  /// - Throws: ``SimulationError`` for an optimiser or a sampling without a closed form.
  public init(
    problem: QuadraticProblem, timeline: Timeline, optimizer: any Optimizer, grid: RecordGrid, threads: Int = 1,
    variant: KernelVariant = .widest
  ) throws(SimulationError) {
    guard case .linear = optimizer.rule(momentum: 0) else {
      throw SimulationError("exact dynamics exist for sgd, momentum and nesterov, not for \(optimizer.name)")
    }
    guard timeline.trainingSet.sampling != .reshuffled else {
      throw SimulationError("exact dynamics exist for independent batches, not for sampling reshuffled")
    }
    self.problem = problem
    self.timeline = timeline
    self.optimizer = optimizer
    self.grid = grid
    self.threads = threads
    self.variant = variant
  }

  /// Metric `loss`, without width. Neither threads nor the variant change a bit.
  public func run(progress: @escaping @Sendable (Double) -> Void = { _ in }) -> EnsembleCurves {
    let points = timeline.recordPoints(grid)
    let updates = points.last.map { $0.updates + ($0.share > 0 ? 1 : 0) } ?? 0
    var march = MomentMarch(self, updates: updates, report: progress)
    _ = timeline.record(points, with: &march)
    march.carryOut()
    progress(1)
    var replay = MetricsReplay(march.losses)
    let losses = timeline.record(points, with: &replay)
    var curve = LossCurve(points: points, timeline: timeline)
    curve.add((replicates: 1, values: losses))
    var curves = curve.curves
    curves.replicates = 0
    return curves
  }
}

import Descriptions
import NoiseScale
import Records
import SimulationKernels

/// The expected loss of the noisy quadratic under SGD, heavy ball or Nesterov, in closed form.
///
/// Loss ½ Σ h_i E[w_i²], from the linear recursion of the second moments of (w, v). A stage with constant hyper-parameters
/// costs O(modes × recorded points × log updates); a stage with a law is stepped update by update.
///
/// `reshuffled`: of (w, v, R), R being what the noise of the rest of the epoch adds up to. A stage with constant hyper-parameters
/// costs O(modes × (epochs + recorded points)).
///
/// There is none for Adam.
public struct ExactQuadratic: Simulation {
  /// The quadratic: curvatures, gradient variances, start.
  public let problem: QuadraticProblem
  /// The schedule, laid out over updates, with any sampling.
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
  /// - Throws: ``/Descriptions/Fault`` for an optimiser without a closed form.
  public init(
    problem: QuadraticProblem, timeline: Timeline, optimizer: any Optimizer, grid: RecordGrid, threads: Int = 1,
    variant: KernelVariant = .widest
  ) throws(Fault) {
    guard case .linear = optimizer.rule(momentum: 0) else {
      throw Fault([], "exact dynamics exist for sgd, momentum and nesterov, not for \(optimizer.name)")
    }
    self.problem = problem
    self.timeline = timeline
    self.optimizer = optimizer
    self.grid = grid
    self.threads = threads
    self.variant = variant
  }

  /// Exact values are of no group.
  public static let groupSize = 1

  /// There are none.
  public var keepsReplicates: Bool { false }

  /// One record, of the metric `loss`.
  public func fold<State: Sendable>(
    into initial: State, progress: @escaping @Sendable (Double) -> Void,
    _ combine: @escaping @Sendable (inout State, Record) -> Void
  ) -> State {
    let points = timeline.recordPoints(grid)
    let means =
      timeline.trainingSet.sampling == .reshuffled
      ? means(at: points, nsk_reshuffled_step.self, progress) : means(at: points, nsk_moment_step.self, progress)
    let scale = problem.lossScale(of: timeline, optimizer: optimizer)
    var losses = Record.Series(metric: "loss", kind: .loss(scale: scale))
    for (point, mean) in zip(timeline.recorded(points), means) { losses.append(point, mean) }
    let key = RecordKey(schedule: timeline.schedule.name, dynamics: "exact", replicates: 0..<0)
    var state = initial
    combine(&state, Record(key: key, series: [losses]))
    return state
  }

  var moments: MomentPlan {
    MomentPlan(
      problem: problem, trainingSet: timeline.trainingSet, optimizer: optimizer, threads: threads, variant: variant)
  }

  private func means<Step: MomentStep>(
    at points: [RecordPoint], _ kind: Step.Type, _ progress: @escaping @Sendable (Double) -> Void
  ) -> [[Double]] {
    let places = points.map(Neighbours.init)
    var march = MomentMarch<Step>(moments, updates: places.steps.last ?? 0, report: progress)
    var recorded: [Neighbours<Int>] = []
    timeline.record(places, with: &march) { samples in
      recorded.append(samples)
      return false
    }
    march.carryOut()
    progress(1)
    return recorded.map { samples in samples.map { [march.losses[$0]] }.interpolated }
  }
}

/// Whose second moments are stepped, by which rule, and on what machine.
struct MomentPlan: Sendable {
  /// The quadratic: curvatures, gradient variances, start.
  var problem: QuadraticProblem
  /// N, and the sampling of independent batches.
  var trainingSet: TrainingSet
  /// SGD, heavy ball or Nesterov.
  var optimizer: any Optimizer
  /// ≥ 1; the modes are shared out among them.
  var threads: Int
  /// The instruction set of the inner loops.
  var variant: KernelVariant
}

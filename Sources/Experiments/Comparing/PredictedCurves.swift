import NoiseScale
import StochasticSimulation

/// Expected losses of a quadratic's schedules under the equations that explain a gap, computed when they are first asked for.
final class PredictedCurves {
  enum Kind: Hashable {
    /// The SDE without memory, with the noise of the approximate g, or of the exact g.
    case overdampedAtApproximateNoiseScale, overdamped
    /// The same at the exact g with stages that end where the updates leave them.
    case overdampedAtUpdates
    /// The SDE with memory, whose stages end at their nominal epochs, or where the updates leave them.
    case withMemory, withMemoryAtUpdates
    /// The discrete optimiser.
    case exact
  }

  private struct Key: Hashable {
    var kind: Kind
    var schedule: Int
  }

  private let prepared: PreparedExperiment
  private let problem: QuadraticProblem
  private var curves: [Key: [Double: Double]] = [:]

  /// `nil` for a network.
  init?(_ prepared: PreparedExperiment) {
    guard case .quadratic(let problem) = prepared.problem else { return nil }
    (self.prepared, self.problem) = (prepared, problem)
  }

  /// The expected loss at a recorded epoch; NaN where there is none.
  func loss(_ kind: Kind, schedule: Int, at epoch: Double) -> Double {
    let key = Key(kind: kind, schedule: schedule)
    if curves[key] == nil { curves[key] = curve(kind, of: prepared.plans[schedule]) }
    if let loss = curves[key]?[epoch] { return loss }
    // Ends of two schedules may differ by rounding.
    return curves[key]?.first { abs($0.key - epoch) <= 1e-9 * epoch }?.value ?? .nan
  }

  private func curve(_ kind: Kind, of plan: Plan) -> [Double: Double] {
    let grid = prepared.grid(plan)
    guard kind != .exact else {
      let run = try? ExactQuadratic(
        problem: problem, timeline: plan.timeline, optimizer: prepared.optimizer, grid: grid,
        threads: prepared.options.threads, variant: prepared.options.variant
      ).run()
      let points = run?.curves.first?.points ?? []
      return Dictionary(points.map { ($0.epoch, $0.moments.mean) }) { first, _ in first }
    }
    let hasMemory = kind == .withMemory || kind == .withMemoryAtUpdates
    let isAtUpdates = kind == .withMemoryAtUpdates || kind == .overdampedAtUpdates
    let losses = LangevinMoments(
      problem: problem, kind: hasMemory ? .withMemory : .overdamped,
      segments: isAtUpdates
        ? plan.timeline.langevinSegmentsAtUpdates() : plan.timeline.langevinSegments(),
      trainingSet: plan.trainingSet, usesApproximateNoiseScale: kind == .overdampedAtApproximateNoiseScale
    ).losses(at: grid.epochs, threads: prepared.options.threads)
    return Dictionary(zip(grid.epochs, losses)) { first, _ in first }
  }
}

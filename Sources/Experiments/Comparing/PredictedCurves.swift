import NoiseScale
import StochasticSimulation

/// Expected losses of a quadratic's schedules under the equations that explain a gap, computed when they are first asked for.
final class PredictedCurves {
  enum Kind: Hashable {
    /// The SDE without memory, with the noise of the approximate g, or of the exact g.
    case overdampedAtApproximateNoiseScale, overdamped
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
    return curves[key]?[epoch] ?? .nan
  }

  private func curve(_ kind: Kind, of plan: Plan) -> [Double: Double] {
    let grid = prepared.grid(plan)
    guard kind != .exact else {
      let run = try? ExactQuadratic(
        problem: problem, timeline: plan.timeline, optimizer: prepared.optimizer, grid: grid,
        threads: prepared.options.threads
      ).run()
      let points = run?.curves.first?.points ?? []
      return Dictionary(points.map { ($0.epoch, $0.moments.mean) }) { first, _ in first }
    }
    let isOverdamped = kind == .overdamped || kind == .overdampedAtApproximateNoiseScale
    let losses = LangevinMoments(
      problem: problem, kind: isOverdamped ? .overdamped : .withMemory,
      segments: kind == .withMemoryAtUpdates
        ? plan.timeline.langevinSegmentsAtUpdates() : plan.timeline.langevinSegments(),
      trainingSet: plan.trainingSet, usesApproximateNoiseScale: kind == .overdampedAtApproximateNoiseScale
    ).losses(at: grid.epochs, threads: prepared.options.threads)
    return Dictionary(zip(grid.epochs, losses)) { first, _ in first }
  }
}

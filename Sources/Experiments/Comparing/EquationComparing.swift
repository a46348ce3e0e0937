import Equivalence
import NoiseScale
import StochasticSimulation

/// One schedule's curve at some refinement l against that at the finest, in one metric: does the run follow its stochastic
/// differential equation?
public struct EquationComparison: Sendable {
  /// Position among the schedules.
  public let schedule: Int
  /// `train_loss`, `train_accuracy`, `test_loss` or `test_accuracy`.
  public let metric: String
  /// 1 is the run itself.
  public let refinement: Int
  /// The refinement that it is compared with, the largest that was run.
  public let finest: Int
  /// Whether gaps are logarithms of ratios or differences.
  public let kind: GapKind
  /// One for each region: settled, whole, final.
  public let verdicts: [Verdict]

  /// That of one region.
  public func verdict(_ region: Region) -> Verdict { verdicts.first { $0.region == region }! }
}

extension PreparedExperiment {
  /// Every refinement of every schedule against its finest; the run itself where it is among the dynamics.
  func compareWithEquation(_ runs: [ScheduleRun]) throws -> [EquationComparison] {
    guard experiment.isRefined else { return [] }
    var comparisons: [EquationComparison] = []
    for schedule in plans.indices {
      let mine = runs.filter { $0.schedule == schedule }
      guard let finest = mine.first(where: { $0.dynamics == .langevin }), let l = finest.refinement else { continue }
      let settling = Settling([plans[schedule].timeline], optimizer: experiment.optimizer)
      let others = mine.filter { $0.dynamics == .minibatch || ($0.refinement ?? l) < l }
      for (position, curve) in finest.curves.curves.enumerated() {
        for other in others.sorted(by: { $0.refinement ?? 1 < $1.refinement ?? 1 }) {
          let comparison = try compare(other, finest, position, settling)
          comparisons.append(
            EquationComparison(
              schedule: schedule, metric: curve.metric, refinement: other.refinement ?? 1, finest: l,
              kind: GapKind.of(metric: curve.metric), verdicts: comparison.verdicts))
        }
      }
    }
    return comparisons
  }
}

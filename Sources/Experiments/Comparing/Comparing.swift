import Equivalence
import NoiseScale
import Records
import StochasticSimulation

extension PreparedExperiment {
  /// Every schedule against the reference, for each dynamics and metric.
  func compare(_ runs: [ScheduleRun]) throws -> [Comparison] {
    let reference = experiment.schedules.firstIndex { $0.name == experiment.comparison.reference } ?? 0
    var pairs: [Pair] = []
    for schedule in plans.indices where schedule != reference {
      let settling = Settling([plans[schedule].timeline, plans[reference].timeline], optimizer: experiment.optimizer)
      for dynamics in experiment.dynamics {
        guard let mine = runs.first(where: { $0.schedule == schedule && $0.dynamics == dynamics }),
          let other = runs.first(where: { $0.schedule == reference && $0.dynamics == dynamics })
        else { continue }
        for (curve, against) in zip(mine.curves.curves, other.curves.curves) {
          let sides = (mine: (schedule, mine.curves, curve), reference: (reference, other.curves, against))
          pairs.append(
            Pair(sides: sides, dynamics: dynamics, comparison: try compare(sides.mine, sides.reference, settling)))
        }
      }
    }
    let gaps = pairs.flatMap { pair in
      pair.comparison.verdicts.filter { $0.kind == .different }.compactMap(\.largestGapEpoch)
    }
    let predictions = PredictedCurves(self, epochs: gaps)
    return pairs.map { explained($0, predictions) }
  }

  /// A schedule's number, its runs and one of their curves.
  typealias Side = (schedule: Int, run: EnsembleCurves, curve: EnsembleCurves.Curve)

  /// A curve and the reference's, compared but not yet explained.
  private struct Pair {
    var sides: (mine: Side, reference: Side)
    var dynamics: Dynamics
    var comparison: CurveComparison
  }

  func compare(_ mine: Side, _ reference: Side, _ settling: Settling) throws -> CurveComparison {
    // Schedules of different lengths are compared where both have a recorded epoch.
    let (a, b) = (compared(mine), compared(reference))
    return try experiment.comparison.compare(a, b, at: CommonEpochs(a.epochs, b.epochs), isSettled: settling.isSettled)
  }

  private func compared(_ side: Side) -> ComparedCurve {
    ComparedCurve(side.curve, of: side.run, epochs: grid(plans[side.schedule]).epochs)
  }

  private func explained(_ pair: Pair, _ predictions: PredictedCurves?) -> Comparison {
    let (mine, reference) = pair.sides
    let kind = GapKind.of(metric: mine.curve.metric)
    let explainer = Explainer(
      prepared: self, schedule: mine.schedule, reference: reference.schedule, dynamics: pair.dynamics,
      predictions: predictions)
    return Comparison(
      schedule: mine.schedule, reference: reference.schedule, dynamics: pair.dynamics, metric: mine.curve.metric,
      kind: kind, points: pair.comparison.points,
      verdicts: pair.comparison.verdicts.map { explainer.explain($0, kind: kind, points: pair.comparison.points) })
  }
}

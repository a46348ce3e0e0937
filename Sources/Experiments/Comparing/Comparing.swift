import Equivalence
import NoiseScale
import StochasticSimulation

extension PreparedExperiment {
  /// Every schedule against the reference, for each dynamics and metric.
  func compare(_ runs: [ScheduleRun]) throws -> [Comparison] {
    let reference = experiment.schedules.firstIndex { $0.name == experiment.comparison.reference } ?? 0
    var pairs: [Pair] = []
    for schedule in plans.indices where schedule != reference {
      let settling = Settling([plans[schedule].timeline, plans[reference].timeline])
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
    let kind = GapKind.of(metric: mine.curve.metric)
    let settings = experiment.comparison
    let margin = kind == .logRatio ? settings.lossMargin : settings.accuracyMargin
    // Schedules of different lengths are compared where both have a recorded epoch.
    let recorded = grid(plans[mine.schedule]).epochs
    let common = CommonEpochs(recorded, grid(plans[reference.schedule]).epochs)
    let epochs = common.positions.map { recorded[$0.mine] }
    return try CurveComparison(
      curve: summaries(mine, at: common.positions.map(\.mine)),
      reference: summaries(reference, at: common.positions.map(\.reference)), epochs: epochs,
      settled: epochs.map(settling.isSettled), kind: kind, margin: margin, confidence: settings.confidence,
      curveDiverged: mine.run.divergence != nil, referenceDiverged: reference.run.divergence != nil)
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

  /// Those of the positions that the curve reaches.
  private func summaries(_ side: Side, at positions: [Int]) -> [SampleSummary] {
    positions.prefix { $0 < side.curve.points.count }.map { position in
      let point = side.curve.points[position]
      return side.run.replicates == 0
        ? SampleSummary(exact: point.moments.mean)
        : SampleSummary(
          count: point.moments.count, mean: point.moments.mean,
          variance: point.moments.count > 1 ? point.moments.variance : .nan)
    }
  }
}

extension GapKind {
  /// Accuracies are compared by their difference, everything else by the logarithm of the ratio.
  public static func of(metric: String) -> GapKind { metric.hasSuffix("accuracy") ? .difference : .logRatio }
}

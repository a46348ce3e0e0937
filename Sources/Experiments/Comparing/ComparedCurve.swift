import Equivalence
import Records

/// One metric of one schedule, as it is compared with that of another.
struct ComparedCurve {
  let metric: String
  /// Where it is recorded, ascending. A curve that has diverged may reach only the first of them.
  let epochs: [Double]
  let points: [EnsembleCurves.Point]
  /// Its values have no width.
  let isExact: Bool
  /// It ends in a divergence, be it after the last epoch that the other has.
  let hasDiverged: Bool

  /// A curve of a simulated schedule, with all epochs at which it was to be recorded.
  init(_ curve: EnsembleCurves.Curve, of run: EnsembleCurves, epochs: [Double]) {
    (metric, points, self.epochs) = (curve.metric, curve.points, epochs)
    (isExact, hasDiverged) = (run.replicates == 0, run.divergence != nil)
  }

  /// A logged curve, which goes on where a replicate has diverged.
  init(logged curve: EnsembleCurves.Curve) {
    (metric, points, epochs) = (curve.metric, curve.points, curve.points.map(\.epoch))
    (isExact, hasDiverged) = (false, false)
  }

  /// Those at the positions, until the curve ends.
  fileprivate func summaries(at positions: [Int]) -> [SampleSummary] {
    positions.prefix { $0 < points.count && !points[$0].moments.mean.isNaN }.map { position in
      let moments = points[position].moments
      return isExact ? SampleSummary(exact: moments.mean) : SampleSummary(moments)
    }
  }
}

extension ComparisonDescription {
  /// How far curves of a metric may be apart.
  func margin(_ kind: GapKind) -> Double { kind == .logRatio ? lossMargin : accuracyMargin }

  /// Compares a curve with the reference's in the same metric, where both are recorded.
  func compare(
    _ mine: ComparedCurve, _ reference: ComparedCurve, at common: CommonEpochs, isSettled: (Double) -> Bool
  ) throws -> CurveComparison {
    let kind = GapKind.of(metric: mine.metric)
    let epochs = common.positions.map { mine.epochs[$0.mine] }
    let (a, b) = (
      mine.summaries(at: common.positions.map(\.mine)), reference.summaries(at: common.positions.map(\.reference))
    )
    return try CurveComparison(
      curve: a, reference: b, epochs: epochs, settled: epochs.map(isSettled), kind: kind, margin: margin(kind),
      confidence: confidence, curveDiverged: mine.hasDiverged || a.count < epochs.count,
      referenceDiverged: reference.hasDiverged || b.count < epochs.count)
  }
}

extension GapKind {
  /// Accuracies are compared by their difference, everything else by the logarithm of the ratio.
  public static func of(metric: String) -> GapKind { metric.hasSuffix("accuracy") ? .difference : .logRatio }
}

extension SampleSummary {
  /// What moments over replicates say.
  package init(_ moments: Moments) { self.init(count: moments.count, mean: moments.mean, variance: moments.variance) }
}

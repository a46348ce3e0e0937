import Equivalence
import Records

/// One metric of one schedule, as it is compared with that of another.
struct ComparedCurve {
  let metric: String
  /// Where it is compared, ascending: recorded epochs, or windows by their last. A curve that has diverged may reach only the first of
  /// them.
  let epochs: [Double]
  let points: [EnsembleCurves.Point]
  /// What the last epochs are on average, where they are asked for; otherwise the last point is the end.
  let end: EnsembleCurves.Point?
  /// Its values have no width.
  let isExact: Bool
  /// It ends in a divergence, be it after the last epoch that the other has.
  let hasDiverged: Bool

  /// One metric of a run.
  init(_ run: ScheduleRun, _ position: Int, windows: ComparedWindows) {
    let compared = run.averages ?? run.curves
    (metric, points) = (compared.curves[position].metric, compared.curves[position].points)
    epochs = windows.epochs
    end = run.ends?.curves[position].points.last
    (isExact, hasDiverged) = (run.curves.replicates == 0, run.curves.divergence != nil)
  }

  /// A logged curve, which goes on where a replicate has diverged.
  ///
  /// - Parameters:
  ///   - end: What the last epochs are on average, where they are asked for.
  ///   - hasDiverged: Whether one of its runs has, be it at an epoch that is not compared.
  init(logged curve: EnsembleCurves.Curve, end: EnsembleCurves.Point?, hasDiverged: Bool) {
    (metric, points, epochs) = (curve.metric, curve.points, curve.points.map(\.epoch))
    (self.end, self.hasDiverged, isExact) = (end, hasDiverged, false)
  }

  /// Those at the positions, until the curve ends.
  fileprivate func summaries(at positions: [Int]) -> [SampleSummary] {
    positions.prefix { $0 < points.count && !points[$0].moments.mean.isNaN }.map { summary(points[$0]) }
  }

  fileprivate func summary(_ point: EnsembleCurves.Point) -> SampleSummary {
    isExact ? SampleSummary(exact: point.moments.mean) : SampleSummary(point.moments)
  }
}

extension ComparisonDescription {
  /// How far curves of a metric may be apart.
  func margin(_ kind: GapKind) -> Double { kind == .logRatio ? lossMargin : accuracyMargin }

  /// Compares a curve with the reference's in the same metric, where both are recorded.
  ///
  /// - Parameters:
  ///   - lone: What only one of the two has, beside the epochs that `mine` and `reference` do not share.
  ///   - isSettled: Whether an epoch, or the window that it is the last of, is settled.
  ///   - stretches: The stretches of the run that hold none of some epochs, though the two are run differently there.
  func compare(
    _ mine: ComparedCurve, _ reference: ComparedCurve, at common: CommonEpochs, lone: LoneEpochs = LoneEpochs(),
    isSettled: (Double) -> Bool, stretches: ([Double]) -> [ClosedRange<Double>] = { _ in [] }
  ) throws -> CurveComparison {
    let kind = GapKind.of(metric: mine.metric)
    let epochs = common.positions.map { mine.epochs[$0.mine] }
    let (a, b) = (
      mine.summaries(at: common.positions.map(\.mine)), reference.summaries(at: common.positions.map(\.reference))
    )
    let settled = epochs.map(isSettled)
    let missing = lone.epochs + common.unmatched(mine.epochs, reference.epochs)
    let last = max(mine.epochs.last ?? 0, reference.epochs.last ?? 0, lone.epochs.max() ?? 0)
    let end = last - (finalWindow ?? window ?? 0)
    let coverage = Coverage(
      missing: missing.count, missingSettled: missing.count(where: isSettled),
      sharesEnd: !missing.contains { $0 > end || $0 >= last * (1 - CommonEpochs.tolerance) },
      unsettled: stretches(zip(epochs, settled).filter(\.1).map(\.0)), unseen: stretches(epochs),
      runEpochs: lone.runEpochs)
    let pair: EndPair? =
      if let last = mine.end, let other = reference.end {
        EndPair(epoch: last.epoch, curve: mine.summary(last), reference: reference.summary(other))
      } else { nil }
    return try CurveComparison(
      curve: a, reference: b, epochs: epochs, settled: settled, kind: kind, margin: margin(kind),
      confidence: confidence, curveDiverged: mine.hasDiverged || a.count < epochs.count,
      referenceDiverged: reference.hasDiverged || b.count < epochs.count, end: pair, coverage: coverage)
  }
}

/// Epochs of logs that cannot be compared.
struct LoneEpochs {
  /// Recorded epochs that not every run of both schedules has.
  var epochs: [Double] = []
  /// How many epochs, or windows, the whole run has; `nil`: those that are compared and these.
  var runEpochs: Int?
}

extension GapKind {
  /// Accuracies are compared by their difference, everything else by the logarithm of the ratio.
  ///
  /// A metric is an accuracy where a word of its name is one: `test_accuracy`, `val_acc`, `eval/acc1`, `valAcc`.
  public static func of(metric: String) -> GapKind {
    var words = [""]
    for letter in metric {
      // A new word begins after what is no letter and at a capital after a small letter.
      if letter.isUppercase, words.last?.last?.isLowercase == true { words.append("") }
      if letter.isLetter { words[words.count - 1].append(letter) } else { words.append("") }
    }
    return words.contains { ["acc", "accuracy", "accuracies"].contains($0.lowercased()) } ? .difference : .logRatio
  }
}

extension SampleSummary {
  /// What moments over replicates say.
  package init(_ moments: Moments) {
    self.init(
      count: moments.count, mean: moments.mean, variance: moments.variance, thirdMoment: moments.thirdMoment)
  }
}

/// Two ensembles of curves, compared epoch by epoch and as a whole.
public struct CurveComparison: Sendable, Equatable {
  /// The gap at each epoch both curves reach.
  public var points: [GapPoint] { estimates.map(\.point) }

  /// The largest gap that does not matter, in units of the gap.
  public let margin: Double

  /// Of the intervals, one-sided.
  public let confidence: Double

  /// The gap at the end, as the region `final` takes it; nil where a curve has diverged or they end at different epochs.
  public var end: GapPoint? { lastEstimate?.point }

  private let estimates: [EstimatedPoint]
  private let lastEstimate: EstimatedPoint?

  /// One verdict for each region: settled, whole, final.
  public let verdicts: [Verdict]

  /// The verdict over a region; each has one.
  public func verdict(_ region: Region) -> Verdict { verdicts.first { $0.region == region }! }

  /// Compares a curve with a reference.
  ///
  /// A curve that diverged ends before the divergence and may be shorter than `epochs`; the epochs both reach are
  /// compared. One statement is made for each pair of curves and region; nothing is corrected for their number.
  ///
  /// - Parameters:
  ///   - curve: The summaries at `epochs`, in their order.
  ///   - reference: The same of the reference; independent of `curve`.
  ///   - epochs: Strictly increasing.
  ///   - settled: Which of `epochs` are in the settled region.
  ///   - kind: How the gap is measured.
  ///   - margin: The largest gap that does not matter, > 0, in units of the gap.
  ///   - confidence: ½ < confidence < 1: one-sided, each wrong verdict has probability at most 1 − confidence.
  ///   - curveDiverged: Whether `curve` ends in divergence.
  ///   - referenceDiverged: Whether `reference` does.
  ///   - endPair: What is compared in the region `final`; the last of `epochs` where it is left out.
  ///   - coverage: What `epochs` leave out of the run.
  /// - Throws: `EquivalenceError`; `DistributionError` if a quantile cannot be computed.
  public init(
    curve: [SampleSummary], reference: [SampleSummary], epochs: [Double], settled: [Bool], kind: GapKind,
    margin: Double, confidence: Double, curveDiverged: Bool = false, referenceDiverged: Bool = false,
    end endPair: EndPair? = nil, coverage: Coverage = Coverage()
  ) throws {
    try Self.checkSettings(epochs: epochs, settled: settled, margin: margin, confidence: confidence)
    try Self.check(curve, epochs, kind, diverged: curveDiverged, isReference: false)
    try Self.check(reference, epochs, kind, diverged: referenceDiverged, isReference: true)
    guard !epochs.isEmpty || curveDiverged || referenceDiverged else { throw EquivalenceError.noEpochs }

    (self.margin, self.confidence) = (margin, confidence)
    let compared = min(curve.count, reference.count)
    let bandLevel = Verdict.bandLevel(confidence: confidence, epochs: compared)
    func estimated(
      _ curve: SampleSummary, _ reference: SampleSummary, epoch: Double, settled: Bool, bandLevel: Double
    ) throws -> EstimatedPoint {
      let estimate = GapEstimate(curve, reference, kind: kind)
      let interval = try estimate.interval(level: confidence)
      let band = try estimate.band(level: bandLevel)
      let point = GapPoint(
        epoch: epoch, settled: settled, gap: estimate.gap, standardError: estimate.standardError,
        lower: interval.lowerBound, upper: interval.upperBound, bandLower: band.lowerBound,
        bandUpper: band.upperBound, degreesOfFreedom: estimate.degreesOfFreedom)
      return EstimatedPoint(point: point, estimate: estimate)
    }
    let pairs = try (0..<compared).map { index in
      try estimated(
        curve[index], reference[index], epoch: epochs[index], settled: settled[index], bandLevel: bandLevel)
    }

    let divergence: Divergence =
      switch (curveDiverged, referenceDiverged) {
      case (false, false): .none
      case (true, true) where curve.count == reference.count: .together
      default: .apart
      }
    // Where a curve has diverged there is no end to compare.
    let last =
      divergence == .none && coverage.sharesEnd
      ? try endPair.map {
        try estimated(
          $0.curve, $0.reference, epoch: $0.epoch, settled: settled.last ?? false,
          bandLevel: Verdict.bandLevel(confidence: confidence, epochs: 1))
      } ?? pairs.last : nil
    (estimates, lastEstimate) = (pairs, last)
    verdicts = try Region.allCases.map { region in
      let own = Self.estimates(of: region, among: pairs, last: last)
      return try Verdict(
        region: region, points: own, runEpochs: coverage.runEpochs ?? epochs.count + coverage.missing,
        coverage: coverage, margin: margin,
        confidence: confidence, divergence: divergence)
    }
  }

  /// The compared epochs of a region, with their estimates.
  func estimates(of region: Region) -> [EstimatedPoint] {
    Self.estimates(of: region, among: estimates, last: lastEstimate)
  }

  private static func estimates(
    of region: Region, among all: [EstimatedPoint], last: EstimatedPoint?
  ) -> [EstimatedPoint] {
    switch region {
    case .settled: all.filter(\.point.settled)
    case .whole: all
    case .final: last.map { [$0] } ?? []
    }
  }

  private static func checkSettings(
    epochs: [Double], settled: [Bool], margin: Double, confidence: Double
  ) throws(EquivalenceError) {
    guard margin > 0, margin.isFinite else { throw .margin(margin) }
    guard confidence > 0.5, confidence < 1 else { throw .confidence(confidence) }
    guard settled.count == epochs.count else { throw .settledCount(settled.count, epochs: epochs.count) }
    var previous = -Double.infinity
    for epoch in epochs {
      guard epoch.isFinite, epoch > previous else { throw .epochsNotIncreasing(epoch) }
      previous = epoch
    }
  }

  private static func check(
    _ curve: [SampleSummary], _ epochs: [Double], _ kind: GapKind, diverged: Bool, isReference: Bool
  ) throws(EquivalenceError) {
    guard curve.count == epochs.count || (diverged && curve.count < epochs.count) else {
      throw .curveLength(curve.count, epochs: epochs.count, isReference: isReference)
    }
    for (sample, epoch) in zip(curve, epochs) {
      guard sample.isExact || (sample.count >= 1 && !(sample.variance < 0)) else {
        throw .sample(count: sample.count, variance: sample.variance, epoch: epoch, isReference: isReference)
      }
      guard sample.mean.isFinite, kind == .difference || sample.mean >= 0 else {
        throw .mean(sample.mean, epoch: epoch, isReference: isReference)
      }
    }
  }
}

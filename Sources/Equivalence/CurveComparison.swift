/// Two ensembles of curves, compared epoch by epoch and as a whole.
public struct CurveComparison: Sendable, Equatable {
  /// The gap at each epoch both curves reach.
  public let points: [GapPoint]

  /// One verdict for each region: settled, then whole.
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
  /// - Throws: `EquivalenceError`; `GSLError` if a quantile cannot be computed.
  public init(
    curve: [SampleSummary], reference: [SampleSummary], epochs: [Double], settled: [Bool], kind: GapKind,
    margin: Double, confidence: Double, curveDiverged: Bool = false, referenceDiverged: Bool = false
  ) throws {
    try Self.checkSettings(epochs: epochs, settled: settled, margin: margin, confidence: confidence)
    try Self.check(curve, epochs, kind, diverged: curveDiverged, isReference: false)
    try Self.check(reference, epochs, kind, diverged: referenceDiverged, isReference: true)
    guard !epochs.isEmpty || curveDiverged || referenceDiverged else { throw EquivalenceError.noEpochs }

    let compared = min(curve.count, reference.count)
    let bandLevel = Verdict.bandLevel(confidence: confidence, epochs: compared)
    let pairs = try (0..<compared).map { index in
      let estimate = GapEstimate(curve[index], reference[index], kind: kind)
      let interval = try estimate.interval(level: confidence)
      let band = try estimate.interval(level: bandLevel)
      let point = GapPoint(
        epoch: epochs[index], settled: settled[index], gap: estimate.gap, standardError: estimate.standardError,
        lower: interval.lowerBound, upper: interval.upperBound, bandLower: band.lowerBound,
        bandUpper: band.upperBound, degreesOfFreedom: estimate.degreesOfFreedom)
      return (point: point, estimate: estimate)
    }

    let divergence: Divergence =
      switch (curveDiverged, referenceDiverged) {
      case (false, false): .none
      case (true, true) where curve.count == reference.count: .together
      default: .apart
      }
    points = pairs.map(\.point)
    verdicts = try Region.allCases.map { region in
      try Verdict(
        region: region, points: pairs.filter { region == .whole || $0.point.settled }, margin: margin,
        confidence: confidence, divergence: divergence)
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

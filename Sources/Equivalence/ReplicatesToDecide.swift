import Elementary
import GSLBridge

/// About how many replicates of each schedule would turn an inconclusive verdict into a decision, with nine chances in
/// ten, taking the measured gaps and spreads for the true ones.
///
/// With R replicates on each side, standard error e(R) = √(Σ s²/R) and ν(R) after Welch–Satterthwaite, the chances of failure at one epoch
/// are those of the noncentral t distribution (``Power``),
///
///     to pass as equivalent   P(T_δ < t(confidence)) for δ = (margin − gap)/e and for δ = (margin + gap)/e
///     to show as different    P(T_δ < q(1 − (1 − confidence)/(2K))) for δ = (|gap| − margin)/e, q the band's quantile
///
/// If every |gap| < margin, the answer is the smallest R at which the first line, summed over the K epochs (the union
/// bound, so nothing is assumed of the correlation between epochs), is at most 1/10; t is there Banerjee's quantile, since the degrees
/// of freedom of a sample vary. Otherwise it is the smallest R at which the second line is at most
/// 1/10 at some epoch with |gap| > margin.
///
/// A rough figure: measured gaps err, and the largest of many is exaggerated.
///
/// - Returns: R ≥ 2; nil where a spread is unknown, no |gap| is above the margin but one equals it, or the answer is
///   beyond 10¹².
/// - Throws: `DistributionError` if a quantile cannot be computed, `GSLError` if the search fails.
func replicatesToDecide(_ estimates: [GapEstimate], margin: Double, confidence: Double) throws -> Int? {
  guard estimates.allSatisfy(\.standardError.isFinite) else { return nil }
  let largest = estimates.map(\.gap.magnitude).max() ?? 0
  if largest < margin {
    return try smallestCount { replicates in
      try estimates.reduce(0) { sum, estimate in
        try sum + chanceOfNotPassing(estimate, margin: margin, confidence: confidence, replicates: replicates)
      }
    }
  }
  let level = Verdict.bandLevel(confidence: confidence, epochs: estimates.count)
  let outside = estimates.filter { $0.gap.magnitude > margin }
  return try smallestCount { replicates in
    try outside.map { try chanceOfNotShowing($0, margin: margin, level: level, replicates: replicates) }.min() ?? 1
  }
}

private func chanceOfNotPassing(
  _ estimate: GapEstimate, margin: Double, confidence: Double, replicates: Double
) throws -> Double {
  let error = estimate.standardError(replicates: replicates)
  guard error > 0 else { return 0 }
  let freedom = estimate.degreesOfFreedom(replicates: replicates)
  let quantile = try estimate.bandQuantile(level: confidence, replicates: replicates)
  return try [margin - estimate.gap, margin + estimate.gap].reduce(0) { sum, distance in
    try sum
      + Power.smallChanceOfNotExceeding(quantile, distance: distance / error, degreesOfFreedom: freedom)
  }
}

private func chanceOfNotShowing(
  _ estimate: GapEstimate, margin: Double, level: Double, replicates: Double
) throws -> Double {
  let error = estimate.standardError(replicates: replicates)
  guard error > 0 else { return 0 }
  return try Power.chanceOfNotExceeding(
    try estimate.bandQuantile(level: level, replicates: replicates),
    distance: (estimate.gap.magnitude - margin) / error,
    degreesOfFreedom: estimate.degreesOfFreedom(replicates: replicates))
}

/// The smallest count at which `chanceOfFailure`, falling in the count, is at most 1 − 9/10.
private func smallestCount(_ chanceOfFailure: (Double) throws -> Double) throws -> Int? {
  func excess(_ replicates: Double) throws -> Double { try chanceOfFailure(replicates) - (1 - Power.chance) }
  var below = 2.0
  if try excess(below) <= 0 { return Int(below) }
  var above = 2 * below
  while try excess(above) > 0 {
    (below, above) = (above, 4 * above)
    if above > 1e12 { return nil }
  }
  // On a logarithmic scale the chance is close to a smooth step, whatever the size of the count.
  let logarithm = try root(in: .log(below) ... .log(above), absoluteTolerance: 1e-9) { try excess(.exp($0)) }
  let count = Double.exp(logarithm).rounded(.up)
  return Int(try excess(count) <= 0 ? count : count + 1)
}

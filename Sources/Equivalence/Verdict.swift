/// What can be said of two curves over a region.
public enum VerdictKind: String, Sendable, CaseIterable {
  /// The pointwise interval lies inside ±margin (ends included) at every epoch.
  ///
  /// An intersection–union test: given wrongly with probability at most 1 − confidence, without any correction for
  /// the number of epochs (Berger and Hsu, *Statistical Science* 11, 1996), where the values of replicates are near normal: in simulations
  /// at most 6 % at confidence 0.95. A long upper tail on the side that is higher by the margin raises it, to 9 % (exponential, 4 to 8
  /// replicates) or 16 % (lognormal with σ = 1): ``Verdict/skewness``.
  case equivalent

  /// The band lies wholly outside ±margin at some epoch, or one of the two diverged.
  ///
  /// Given wrongly with probability at most 1 − confidence over all epochs of the region (Bonferroni) where the values of replicates
  /// are near normal, whatever their spreads and numbers on the two sides. One side with a long tail raises it: over 100 independent
  /// epochs to 13 % (exponential) or 50 % (lognormal with σ = 1) at confidence 0.95: ``Verdict/skewness``.
  case different

  /// Neither.
  case inconclusive
}

/// Why a verdict is not the plain outcome of the two tests, or why they could not decide.
public enum Limitation: String, Sendable, CaseIterable {
  /// The intervals are too wide for the margin.
  case tooFewReplicates = "too-few-replicates"

  /// The region holds no epoch, or none of a stretch over which the two are run differently.
  case noSettledEpoch = "no-settled-epoch"

  /// Only one of the two curves has some of the region's epochs, or none is there of a stretch over which the two are run differently.
  case missingEpochs = "missing-epochs"

  /// At least one of the two curves ends in divergence.
  case diverged
}

/// Whether two curves are the same up to a margin, over a region.
///
/// The tests are those of `VerdictKind`. Divergence decides before them:
///
/// - One curve diverged, or both at different epochs: `different`, whatever the epochs before say.
/// - Both diverged and end at the same epoch: `different` if the epochs before show it, else `inconclusive`, for
///   nothing is known of the rest.
///
/// A region without epochs is `inconclusive`, and its gaps are nil. One that leaves out a part of what it is to speak about
/// (``Coverage``) is never `equivalent`: what was not compared may differ.
public struct Verdict: Sendable, Equatable {
  /// Where.
  public var region: Region

  /// The gap of largest size, with its sign; the first of equals.
  public var largestGap: Double?

  /// The epoch of `largestGap`.
  public var largestGapEpoch: Double?

  /// The lowest and the highest end of the pointwise intervals of the region.
  public var lower: Double?, upper: Double?

  /// Of `different`: the epoch that shows it, the one of the largest gap among those whose band lies outside ±margin.
  public var deciding: DecidingPoint?

  /// The margin asked for, in units of the gap.
  public var margin: Double

  /// What can be said.
  public var kind: VerdictKind

  /// Why, where the kind alone does not tell.
  public var limitation: Limitation?

  /// How many epochs were compared in the region.
  public var epochs: Int

  /// How many epochs the run has in all, whatever the region: those of either curve.
  public var runEpochs: Int

  /// The stretches of the run about which the region `settled` or `whole` says nothing, though the two are run differently there.
  public var unsettled: [ClosedRange<Double>]

  /// How skewed the mean gap is over the epochs of the region: above ``skewLimit`` the verdict is wrong more often than its confidence
  /// says. The larger of two figures.
  ///
  ///     imputed, of losses alone
  ///       3 |mean (a² − b²)/(a + b)^1.5|
  ///     measured
  ///       |mean (m₃/R² − m₃ʳ/Rʳ²)|
  ///         / (mean (a + b))^1.5
  ///
  /// a and b are s²/R of the two sides, relative; r marks the reference. A loss is not negative, so that a spread as large as its mean is skewed: imputed is a lognormal's skewness. The measured third
  /// moments m₃ are looked at from 16 replicates on; with fewer they say nothing. Sides that are alike cancel, and so does what their
  /// skewness does to a verdict. With fewer than 16 replicates a long tail above a high floor cannot be seen.
  public var skewness: Double

  /// The smallest number of replicates on a side that is not exact; 0 if both are exact or the region is empty.
  public var replicates: Int

  /// About how many replicates of each schedule would decide, with nine chances in ten; nil if the verdict is decided,
  /// the spread is unknown, or no number would do (the gap is as large as the margin).
  public var replicatesToDecide: Int?
}

/// The epoch that makes two curves different, with its gap and its band over the region.
public struct DecidingPoint: Sendable, Equatable {
  /// Where, in epochs.
  public var epoch: Double

  /// The gap there, and the ends of its band, in units of the gap.
  public var gap: Double, lower: Double, upper: Double
}

/// A compared epoch with what its intervals are made of.
struct EstimatedPoint: Sendable, Equatable {
  var point: GapPoint
  var estimate: GapEstimate
}

extension Verdict {
  /// The verdict over one region.
  ///
  /// - Parameters:
  ///   - points: The compared epochs of the region, with their estimates.
  ///   - runEpochs: Those of the whole run, of either curve.
  ///   - coverage: What is left out.
  ///   - divergence: How the curves ended.
  init(
    region: Region, points: [EstimatedPoint], runEpochs: Int, coverage: Coverage, margin: Double, confidence: Double,
    divergence: Divergence
  ) throws {
    self.region = region
    self.margin = margin
    self.runEpochs = runEpochs
    epochs = points.count
    unsettled =
      switch region {
      case .settled: coverage.unsettled
      case .whole: coverage.unseen
      case .final: []
      }
    let largest = points.max { $0.point.gap.magnitude < $1.point.gap.magnitude }?.point
    largestGap = largest?.gap
    largestGapEpoch = largest?.epoch
    lower = points.map(\.point.lower).min()
    upper = points.map(\.point.upper).max()
    replicates = points.flatMap { [$0.estimate.count, $0.estimate.referenceCount] }.filter { $0 > 0 }.min() ?? 0

    skewness = Self.skewness(of: points.map(\.estimate))
    let deciding = try Self.deciding(points, margin: margin, confidence: confidence)
    let isEquivalent = points.allSatisfy { -margin <= $0.point.lower && $0.point.upper <= margin }
    // What more replicates would not help: epochs that were never compared.
    let gapIsWithin = (largestGap?.magnitude ?? 0) <= margin

    switch divergence {
    case .apart:
      (kind, limitation) = (.different, .diverged)
    case .together:
      (kind, limitation) = (deciding != nil ? .different : .inconclusive, .diverged)
    case .none:
      if deciding != nil {
        (kind, limitation) = (.different, nil)
      } else if gapIsWithin, let omission = Self.omission(region, coverage, isEmpty: points.isEmpty) {
        (kind, limitation) = (.inconclusive, omission)
      } else if isEquivalent {
        (kind, limitation) = (.equivalent, nil)
      } else {
        (kind, limitation) = (.inconclusive, .tooFewReplicates)
      }
    }
    self.deciding = kind == .different ? deciding : nil
    if limitation == .tooFewReplicates {
      replicatesToDecide = try Equivalence.replicatesToDecide(
        points.map(\.estimate), margin: margin, confidence: confidence)
    }
  }

  /// What a region leaves out of what it is to speak about.
  private static func omission(_ region: Region, _ coverage: Coverage, isEmpty: Bool) -> Limitation? {
    switch region {
    case .settled:
      isEmpty || !coverage.unsettled.isEmpty
        ? .noSettledEpoch : coverage.missingSettled > 0 ? .missingEpochs : nil
    case .whole: isEmpty || coverage.missing > 0 || !coverage.unseen.isEmpty ? .missingEpochs : nil
    case .final: isEmpty ? .missingEpochs : nil
    }
  }

  private static func deciding(
    _ points: [EstimatedPoint], margin: Double, confidence: Double
  ) throws -> DecidingPoint? {
    let level = bandLevel(confidence: confidence, epochs: points.count)
    var found: DecidingPoint?
    for item in points {
      let (point, band) = (item.point, try item.estimate.band(level: level))
      guard band.lowerBound > margin || band.upperBound < -margin else { continue }
      guard point.gap.magnitude > found?.gap.magnitude ?? 0 else { continue }
      found = DecidingPoint(epoch: point.epoch, gap: point.gap, lower: band.lowerBound, upper: band.upperBound)
    }
    return found
  }

  /// The level 1 − (1 − confidence)/(2K) of each side of the band over K epochs.
  static func bandLevel(confidence: Double, epochs: Int) -> Double { 1 - (1 - confidence) / (2 * Double(epochs)) }
}

/// How two curves ended.
enum Divergence {
  /// Neither diverged.
  case none

  /// Both did, after the same recorded epoch.
  case together

  /// One did, or both after different epochs.
  case apart
}

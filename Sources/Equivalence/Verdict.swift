/// The part of the curves a verdict speaks about.
public enum Region: String, Sendable, CaseIterable {
  /// The epochs the caller marked as settled.
  case settled

  /// All epochs.
  case whole
}

/// What can be said of two curves over a region.
public enum VerdictKind: String, Sendable, CaseIterable {
  /// The pointwise interval lies inside ±margin (ends included) at every epoch.
  ///
  /// An intersection–union test: given wrongly with probability at most 1 − confidence, without any correction for
  /// the number of epochs (Berger and Hsu, *Statistical Science* 11, 1996).
  case equivalent

  /// The band lies wholly outside ±margin at some epoch, or one of the two diverged.
  ///
  /// Given wrongly with probability at most 1 − confidence over all epochs of the region (Bonferroni), as far as the
  /// far tails of Welch's approximation hold. At confidence 0.95 they do for samples of equal spread or with an exact
  /// side; where one side spreads 3 to 5 times more, the 5 % becomes 8 % (8 epochs) to 14 % (100 epochs) with 4
  /// replicates, 6 % to 8 % with 8, and 5 % to 6 % with 16.
  case different

  /// Neither.
  case inconclusive
}

/// Why a verdict is not the plain outcome of the two tests, or why they could not decide.
public enum Limitation: String, Sendable, CaseIterable {
  /// The intervals are too wide for the margin.
  case tooFewReplicates = "too-few-replicates"

  /// The region holds no epoch.
  case noSettledEpoch = "no-settled-epoch"

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
/// A region without epochs is `inconclusive`, and its gaps are nil.
public struct Verdict: Sendable, Equatable {
  /// Where.
  public var region: Region

  /// The gap of largest size, with its sign; the first of equals.
  public var largestGap: Double?

  /// The epoch of `largestGap`.
  public var largestGapEpoch: Double?

  /// The lowest and the highest end of the pointwise intervals of the region.
  public var lower: Double?, upper: Double?

  /// The margin asked for, in units of the gap.
  public var margin: Double

  /// What can be said.
  public var kind: VerdictKind

  /// Why, where the kind alone does not tell.
  public var limitation: Limitation?

  /// The smallest number of replicates on a side that is not exact; 0 if both are exact or the region is empty.
  public var replicates: Int

  /// About how many replicates of each schedule would decide, with nine chances in ten; nil if the verdict is decided,
  /// the spread is unknown, or no number would do (the gap is as large as the margin).
  public var replicatesToDecide: Int?
}

extension Verdict {
  /// The verdict over one region.
  ///
  /// - Parameters:
  ///   - points: The compared epochs of the region, with their estimates.
  ///   - divergence: How the curves ended.
  init(
    region: Region, points: [(point: GapPoint, estimate: GapEstimate)], margin: Double, confidence: Double,
    divergence: Divergence
  ) throws {
    self.region = region
    self.margin = margin
    let largest = points.max { $0.point.gap.magnitude < $1.point.gap.magnitude }?.point
    largestGap = largest?.gap
    largestGapEpoch = largest?.epoch
    lower = points.map(\.point.lower).min()
    upper = points.map(\.point.upper).max()
    replicates = points.flatMap { [$0.estimate.count, $0.estimate.referenceCount] }.filter { $0 > 0 }.min() ?? 0

    let bandLevel = Self.bandLevel(confidence: confidence, epochs: points.count)
    let isDifferent = try points.contains {
      let band = try $0.estimate.interval(level: bandLevel)
      return band.lowerBound > margin || band.upperBound < -margin
    }
    let isEquivalent = points.allSatisfy { -margin <= $0.point.lower && $0.point.upper <= margin }

    switch divergence {
    case .apart:
      (kind, limitation) = (.different, .diverged)
    case .together:
      (kind, limitation) = (isDifferent ? .different : .inconclusive, .diverged)
    case .none where points.isEmpty:
      (kind, limitation) = (.inconclusive, .noSettledEpoch)
    case .none:
      if isDifferent {
        (kind, limitation) = (.different, nil)
      } else if isEquivalent {
        (kind, limitation) = (.equivalent, nil)
      } else {
        (kind, limitation) = (.inconclusive, .tooFewReplicates)
      }
    }
    if limitation == .tooFewReplicates {
      replicatesToDecide = try Equivalence.replicatesToDecide(
        points.map(\.estimate), margin: margin, confidence: confidence)
    }
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

/// The part of the curves a verdict speaks about.
public enum Region: String, Sendable, CaseIterable {
  /// The epochs the caller marked as settled.
  case settled

  /// All epochs.
  case whole

  /// The end: the last epoch, or an average over the last ones.
  case final
}

/// What of a run the compared epochs leave out, so that no verdict claims more than its epochs show.
public struct Coverage: Sendable, Equatable {
  /// Epochs that only one of the two curves has, and how many of them would be in the settled region.
  public var missing: Int, missingSettled: Int

  /// Whether both curves end at the same epoch.
  public var sharesEnd: Bool

  /// Stretches of epochs over which the two are run differently and no compared epoch is settled, or no epoch is compared at all;
  /// ascending.
  public var unsettled: [ClosedRange<Double>], unseen: [ClosedRange<Double>]

  /// Epochs of the whole run, of either curve; nil: the compared ones and those that are missing.
  public var runEpochs: Int?

  /// Nothing is left out, unless told.
  public init(
    missing: Int = 0, missingSettled: Int = 0, sharesEnd: Bool = true, unsettled: [ClosedRange<Double>] = [],
    unseen: [ClosedRange<Double>] = [], runEpochs: Int? = nil
  ) {
    (self.missing, self.missingSettled) = (missing, missingSettled)
    (self.sharesEnd, self.unsettled, self.unseen, self.runEpochs) = (sharesEnd, unsettled, unseen, runEpochs)
  }
}

/// The two curves at their end.
public struct EndPair: Sendable, Equatable {
  /// The last epoch.
  public var epoch: Double

  /// What the replicates say there, or on average over the last epochs.
  public var curve: SampleSummary, reference: SampleSummary

  /// The end of a curve and of its reference.
  public init(epoch: Double, curve: SampleSummary, reference: SampleSummary) {
    (self.epoch, self.curve, self.reference) = (epoch, curve, reference)
  }
}

import Foundation
import Testing

@testable import Equivalence
@testable import Findings

@Suite struct GapWordingTests {
  /// A bound that is rounded down would claim what is not known.
  @Test(arguments: [
    (0.0, GapKind.logRatio, "0 %"), (0.01, .logRatio, "1.1 %"), (0.0953, .logRatio, "10 %"), (0.1, .logRatio, "11 %"),
    (0.0121, .logRatio, "1.3 %"), (0.00841, .difference, "0.0085"), (0.01, .difference, "0.01"),
    (log(2), .logRatio, "100 %"), (0.7, .logRatio, "a factor of 2.1"), (3, .logRatio, "a factor of 21"),
    (log(6120), .logRatio, "a factor of 6200"), (1e3, .logRatio, "a factor of ∞"), (3, .difference, "3"),
  ])
  func bounds(value: Double, kind: GapKind, text: String) {
    #expect(Wording.reach(0, value, kind) == text)
  }

  /// ln ½ is 50 % below, ln 2 is 100 % above; what lies on one side alone reaches as far as its farther end.
  @Test(arguments: [
    (log(0.5), 0.0, GapKind.logRatio, "50 %"), (log(0.5), log(1.2), .logRatio, "50 %"),
    (log(0.9), log(2), .logRatio, "100 %"), (log(1.1), log(1.2), .logRatio, "20 %"),
    (log(0.7), log(0.8), .logRatio, "30 %"), (log(0.25), log(1.1), .logRatio, "a factor of 4"),
    (-0.02, 0.011, .difference, "0.02"), (0.01, 0.0111, .difference, "0.012"),
  ])
  func reach(lower: Double, upper: Double, kind: GapKind, text: String) {
    #expect(Wording.reach(lower, upper, kind) == text)
  }

  /// Both ends are rounded outwards; what has no width is one number.
  @Test(arguments: [
    (log(1.1111), log(1.1222), GapKind.logRatio, "11 … 13 % above the reference's"),
    (log(0.6789), log(0.7111), .logRatio, "28 … 33 % below the reference's"),
    (log(1.5), log(1.5), .logRatio, "50 % above the reference's"),
    (log(0.68), log(0.68), .logRatio, "32 % below the reference's"),
    (log(1.937), log(2.014), .logRatio, "1.9 … 2.1 times the reference's"),
    (log(6159), log(6159), .logRatio, "6159 times the reference's"),
    (log(6159), log(6231), .logRatio, "6100 … 6300 times the reference's"),
    (log(0.3), log(0.41), .logRatio, "0.3 … 0.41 times the reference's"),
    (-Double.infinity, -Double.infinity, .logRatio, "0 times the reference's"),
    (0.0311, 0.0449, .difference, "0.031 … 0.045 above the reference's"),
    (-0.0449, -0.0311, .difference, "0.031 … 0.045 below the reference's"),
  ])
  func distance(lower: Double, upper: Double, kind: GapKind, text: String) {
    #expect(Wording.distance(lower, upper, kind, "the reference's") == text)
  }

  @Test(arguments: [
    (0.14, GapKind.logRatio, "+15 %"), (log(0.68), .logRatio, "−32 %"), (log(2.13), .logRatio, "2.1×"),
    (log(0.3), .logRatio, "0.3×"), (log(6159), .logRatio, "6159×"), (-0.0312, .difference, "−0.031"),
  ])
  func `a gap in a few characters`(gap: Double, kind: GapKind, text: String) {
    var verdict = Self.verdict(.different, -1, 1)
    verdict.deciding = DecidingPoint(epoch: 3, gap: gap, lower: gap, upper: gap)
    #expect(Wording.shortReach(verdict, kind) == text)
  }

  @Test func `how far an interval reaches, in a few characters`() {
    #expect(Wording.shortReach(Self.verdict(.equivalent, -0.01, 0.03), .logRatio) == "3.1 %")
    #expect(Wording.shortReach(Self.verdict(.inconclusive, -1, 0.03), .logRatio) == "2.8×")
    #expect(Wording.shortReach(Self.verdict(.inconclusive, -0.01, 0.0031), .difference) == "0.01")
    #expect(Wording.shortReach(Self.verdict(.inconclusive, -.infinity, .infinity), .logRatio) == nil)
    // It says nothing of what was not compared.
    for limitation in [Limitation.noSettledEpoch, .missingEpochs, .diverged] {
      var verdict = Self.verdict(.inconclusive, -0.01, 0.03)
      verdict.limitation = limitation
      #expect(Wording.shortReach(verdict, .logRatio) == nil)
    }
  }

  static func verdict(_ kind: VerdictKind, _ lower: Double, _ upper: Double, region: Region = .settled) -> Verdict {
    Verdict(
      region: region, largestGap: upper, largestGapEpoch: 2, lower: lower, upper: upper, deciding: nil, margin: 0.1,
      kind: kind, limitation: kind == .inconclusive ? .tooFewReplicates : nil, epochs: 5, runEpochs: 6, unsettled: [],
      skewness: 0, replicates: 4, replicatesToDecide: nil)
  }
}

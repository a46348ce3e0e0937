import Testing

@testable import Equivalence

/// What a comparison leaves out is never called equivalent.
@Suite struct CoverageTests {
  /// Exact curves with these gaps at epochs 0, 1, 2 …, of which those from `settledFrom` on are settled.
  private static func compare(
    _ gaps: [Double], settledFrom: Int = 1, end: EndPair? = nil, coverage: Coverage = Coverage()
  ) throws -> CurveComparison {
    try CurveComparison(
      curve: gaps.map { SampleSummary(exact: $0) }, reference: gaps.map { _ in SampleSummary(exact: 0) },
      epochs: gaps.indices.map(Double.init), settled: gaps.indices.map { $0 >= settledFrom }, kind: .difference,
      margin: 0.1, confidence: 0.95, end: end, coverage: coverage)
  }

  @Test func `a stretch without a settled epoch leaves the settled region open`() throws {
    let comparison = try Self.compare([0, 0, 0], coverage: Coverage(unsettled: [2...5]))
    let settled = comparison.verdict(.settled)
    #expect(settled.kind == .inconclusive && settled.limitation == .noSettledEpoch && settled.unsettled == [2...5])
    #expect(settled.epochs == 2 && settled.runEpochs == 3 && settled.replicatesToDecide == nil)
    let whole = comparison.verdict(.whole)
    #expect(whole.kind == .equivalent && whole.unsettled == [])
    #expect(comparison.verdict(.final).kind == .equivalent)
  }

  @Test func `a stretch without any epoch leaves the whole open`() throws {
    let comparison = try Self.compare(
      [0, 0, 0], coverage: Coverage(unsettled: [0.2...0.4], unseen: [0.2...0.4], runEpochs: 7))
    let whole = comparison.verdict(.whole)
    #expect(whole.kind == .inconclusive && whole.limitation == .missingEpochs && whole.unsettled == [0.2...0.4])
    #expect(whole.epochs == 3 && whole.runEpochs == 7)
    #expect(comparison.verdict(.settled).limitation == .noSettledEpoch)
    #expect(comparison.verdict(.final).kind == .equivalent)
  }

  @Test func `epochs that only one curve has leave open what they belong to`() throws {
    let early = try Self.compare([0, 0, 0], coverage: Coverage(missing: 17))
    #expect(early.verdict(.whole).limitation == .missingEpochs && early.verdict(.whole).kind == .inconclusive)
    #expect(early.verdict(.whole).epochs == 3 && early.verdict(.whole).runEpochs == 20)
    #expect(early.verdict(.settled).kind == .equivalent && early.verdict(.final).kind == .equivalent)
    let late = try Self.compare([0, 0, 0], coverage: Coverage(missing: 1, missingSettled: 1, sharesEnd: false))
    for region in Region.allCases {
      #expect(late.verdict(region).limitation == .missingEpochs && late.verdict(region).kind == .inconclusive)
    }
    #expect(late.end == nil && late.verdict(.final).largestGap == nil && late.verdict(.final).epochs == 0)
  }

  @Test func `what was shown different stays different`() throws {
    let comparison = try Self.compare(
      [0, 0.5, 0.2], coverage: Coverage(missing: 4, missingSettled: 4, unsettled: [2...5]))
    #expect(comparison.verdict(.settled).kind == .different && comparison.verdict(.whole).kind == .different)
    #expect(comparison.verdict(.settled).deciding?.epoch == 1)
  }

  @Test func `the end is the last epoch, or what is given for it`() throws {
    let comparison = try Self.compare([0.5, 0, 0.05])
    #expect(comparison.verdict(.final).largestGap == 0.05 && comparison.verdict(.final).largestGapEpoch == 2)
    #expect(comparison.verdict(.final).kind == .equivalent && comparison.verdict(.whole).kind == .different)
    let averaged = try Self.compare(
      [0.5, 0, 0.05],
      end: EndPair(epoch: 2, curve: SampleSummary(exact: 1), reference: SampleSummary(exact: 0.2)))
    #expect(averaged.verdict(.final).largestGap == 0.8 && averaged.verdict(.final).kind == .different)
  }

  /// The largest gap is noise; a smaller one is sure, and it is what the row must show.
  @Test func `the deciding epoch is one whose band lies outside the margin`() throws {
    func sample(_ mean: Double, _ variance: Double) -> SampleSummary {
      SampleSummary(count: 4, mean: mean, variance: variance)
    }
    let comparison = try CurveComparison(
      curve: [sample(0.9, 4), sample(0.5, 1e-6)], reference: [sample(0, 4), sample(0, 1e-6)], epochs: [1, 2],
      settled: [true, true], kind: .difference, margin: 0.1, confidence: 0.95)
    let verdict = comparison.verdict(.whole)
    #expect(verdict.kind == .different && verdict.largestGap == 0.9 && verdict.largestGapEpoch == 1)
    let deciding = try #require(verdict.deciding)
    #expect(deciding.epoch == 2 && deciding.gap == 0.5 && deciding.lower > 0.1 && deciding.upper < 0.6)
    #expect(verdict.lower! < 0 && verdict.upper! > 1)
  }
}

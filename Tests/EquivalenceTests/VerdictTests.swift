import Equivalence
import Testing

@Suite("Verdict")
struct VerdictTests {
  /// One comparison and what must be said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var gaps: [SampleSummary]
    var margin: Double
    var settled: [Bool]
    var expected: (settled: VerdictKind, whole: VerdictKind)
    var limitation: (settled: Limitation?, whole: Limitation?)

    init(
      _ name: String, _ gaps: [SampleSummary], margin: Double, settled: [Bool]? = nil,
      _ expected: (settled: VerdictKind, whole: VerdictKind), _ limitation: (Limitation?, Limitation?) = (nil, nil)
    ) {
      testDescription = name
      self.gaps = gaps
      self.margin = margin
      self.settled = settled ?? gaps.map { _ in true }
      self.expected = expected
      self.limitation = limitation
    }
  }

  /// A gap with standard error 0.1 and ν = 3 against an exact 0.
  static func wide(_ gap: Double) -> SampleSummary { SampleSummary(count: 4, mean: gap, variance: 0.04) }
  static func exact(_ gap: Double) -> SampleSummary { SampleSummary(exact: gap) }

  // Quantiles of Student's t with ν = 3: 2.3533634 at 0.95; 3.1824463 at 0.975 (band, one epoch);
  // 4.1765348 at 0.9875 (band, two epochs).
  static let cases: [Case] = [
    Case("exact, inside", [exact(0.05), exact(-0.05)], margin: 0.125, (.equivalent, .equivalent)),
    Case("exact, on the margin", [exact(0.125), exact(-0.125)], margin: 0.125, (.equivalent, .equivalent)),
    Case("exact, above", [exact(0), exact(0.126)], margin: 0.125, (.different, .different)),
    Case("exact, below", [exact(-0.126), exact(0)], margin: 0.125, (.different, .different)),
    Case("interval just inside, from 0", [wide(0)], margin: 0.2354, (.equivalent, .equivalent)),
    Case(
      "interval just over, from 0", [wide(0)], margin: 0.2353, (.inconclusive, .inconclusive),
      (.tooFewReplicates, .tooFewReplicates)),
    Case("upper end just inside", [wide(0.1)], margin: 0.3354, (.equivalent, .equivalent)),
    Case(
      "lower end just over", [wide(-0.1)], margin: 0.3353, (.inconclusive, .inconclusive),
      (.tooFewReplicates, .tooFewReplicates)),
    Case("band just outside, above", [wide(1)], margin: 0.6817, (.different, .different)),
    Case("band just outside, below", [wide(-1)], margin: 0.6817, (.different, .different)),
    Case(
      "band just touches the margin", [wide(1)], margin: 0.6818, (.inconclusive, .inconclusive),
      (.tooFewReplicates, .tooFewReplicates)),
    Case(
      "each region has the band of its own epochs", [wide(1), wide(0)], margin: 0.6817, settled: [true, false],
      (.different, .inconclusive), (nil, .tooFewReplicates)),
    Case("the band of two epochs just outside", [wide(0), wide(1)], margin: 0.5823, (.different, .different)),
    Case(
      "the band of two epochs just touches", [wide(0), wide(1)], margin: 0.5824, (.inconclusive, .inconclusive),
      (.tooFewReplicates, .tooFewReplicates)),
    Case(
      "no correction for the number of epochs in equivalence", [wide(0), wide(0), wide(0)], margin: 0.2354,
      (.equivalent, .equivalent)),
    Case(
      "one epoch too wide spoils equivalence", [exact(0), wide(0)], margin: 0.2, (.inconclusive, .inconclusive),
      (.tooFewReplicates, .tooFewReplicates)),
    Case(
      "a transient gap counts for the whole alone", [exact(1), exact(0)], margin: 0.1, settled: [false, true],
      (.equivalent, .different)),
    Case(
      "nothing settled", [exact(0), exact(0)], margin: 0.1, settled: [false, false], (.inconclusive, .equivalent),
      (.noSettledEpoch, nil)),
    Case(
      "one replicate", [SampleSummary([0.0])], margin: 0.1, (.inconclusive, .inconclusive),
      (.tooFewReplicates, .tooFewReplicates)),
    Case(
      "one replicate beside an epoch known to differ", [SampleSummary([0.0]), exact(1)], margin: 0.1,
      (.different, .different)),
  ]

  @Test("the rules", arguments: cases)
  func rules(_ example: Case) throws {
    let comparison = try CurveComparison(
      curve: example.gaps, reference: example.gaps.map { _ in Self.exact(0) },
      epochs: example.gaps.indices.map(Double.init), settled: example.settled, kind: .difference,
      margin: example.margin, confidence: 0.95)
    try #require(comparison.verdicts.map(\.region) == [.settled, .whole, .final])
    let verdicts = comparison.verdicts.prefix(2)
    #expect(verdicts.map(\.kind) == [example.expected.settled, example.expected.whole])
    #expect(verdicts.map(\.limitation) == [example.limitation.settled, example.limitation.whole])
    #expect(comparison.verdicts.allSatisfy { $0.margin == example.margin })
  }

  @Test("it names the largest gap with its sign, and the extreme ends, of its region")
  func extremes() throws {
    let comparison = try CurveComparison(
      curve: [Self.exact(3), Self.wide(0.5), Self.wide(-0.75), Self.exact(0.75)],
      reference: Array(repeating: Self.exact(0), count: 4), epochs: [0, 2, 4, 5.5],
      settled: [false, true, true, true], kind: .difference, margin: 0.1, confidence: 0.95)
    let settled = comparison.verdict(.settled), whole = comparison.verdict(.whole)
    #expect(settled.largestGap == -0.75)
    #expect(settled.largestGapEpoch == 4)
    #expect(settled.lower == comparison.points[2].lower)
    #expect(settled.upper == comparison.points[3].upper || settled.upper == comparison.points[1].upper)
    #expect(settled.upper == max(comparison.points[1].upper, 0.75))
    #expect(whole.largestGap == 3)
    #expect(whole.largestGapEpoch == 0)
    #expect(whole.upper == 3)
    #expect(whole.lower == settled.lower)
  }

  @Test("a region without epochs has no gap")
  func nothingSettled() throws {
    let verdict = try CurveComparison(
      curve: [Self.wide(0)], reference: [Self.wide(0)], epochs: [0], settled: [false], kind: .difference,
      margin: 0.1, confidence: 0.95
    ).verdict(.settled)
    #expect(
      [verdict.largestGap, verdict.largestGapEpoch, verdict.lower, verdict.upper] == [nil, nil, nil, nil])
    #expect(verdict.replicates == 0)
    #expect(verdict.replicatesToDecide == nil)
  }

  @Test("the replicates are those of the smaller sampled side, 0 without any")
  func replicates() throws {
    func count(_ curve: SampleSummary, _ reference: SampleSummary) throws -> Int {
      try CurveComparison(
        curve: [curve], reference: [reference], epochs: [0], settled: [true], kind: .difference, margin: 0.1,
        confidence: 0.95
      ).verdict(.whole).replicates
    }
    let small = SampleSummary(count: 4, mean: 0, variance: 1), large = SampleSummary(count: 9, mean: 0, variance: 1)
    #expect(try count(small, large) == 4)
    #expect(try count(large, small) == 4)
    #expect(try count(large, Self.exact(0)) == 9)
    #expect(try count(Self.exact(0), Self.exact(0)) == 0)
  }

  @Test(
    "divergence decides before the tests",
    arguments: [
      // Epochs reached, who diverged, gap before, verdict.
      (2, 3, true, false, 0.0, VerdictKind.different),
      (3, 2, false, true, 0.0, .different),
      (2, 1, true, true, 0.0, .different),
      (2, 2, true, true, 0.0, .inconclusive),
      (2, 2, true, true, 1.0, .different),
      (0, 0, true, true, 0.0, .inconclusive),
      (0, 3, true, false, 0.0, .different),
      (3, 3, true, false, 0.0, .different),
    ])
  func divergence(
    reached: Int, referenceReached: Int, curveDiverged: Bool, referenceDiverged: Bool, gap: Double,
    expected: VerdictKind
  ) throws {
    let comparison = try CurveComparison(
      curve: Array(repeating: Self.exact(gap), count: reached),
      reference: Array(repeating: Self.exact(0), count: referenceReached), epochs: [0, 1, 2],
      settled: [true, true, true], kind: .difference, margin: 0.1, confidence: 0.95, curveDiverged: curveDiverged,
      referenceDiverged: referenceDiverged)
    #expect(comparison.points.count == min(reached, referenceReached))
    for verdict in comparison.verdicts {
      // What was there before says nothing of an end that neither reaches.
      let isOpen = verdict.region == .final && curveDiverged && referenceDiverged && reached == referenceReached
      #expect(verdict.kind == (isOpen ? .inconclusive : expected))
      #expect(verdict.limitation == .diverged)
      #expect(verdict.replicatesToDecide == nil)
      #expect((verdict.largestGap == nil) == (comparison.points.isEmpty || verdict.region == .final))
    }
  }
}

import Findings
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing
import TinyExperiments

@testable import Equivalence
@testable import Experiments

@Suite struct RankingTests {
  /// A comparison with nothing but its two verdicts; `nil` stands for no epoch.
  private static func comparison(
    _ schedule: Int, settled: Double?, whole: Double, diverged: Bool = false, isUnsettled: Bool = false
  ) -> Comparison {
    func verdict(_ region: Region, _ gap: Double?) -> ExplainedVerdict {
      ExplainedVerdict(
        verdict: Verdict(
          region: region, largestGap: gap, largestGapEpoch: gap.map { _ in 1 }, lower: gap, upper: gap, margin: 0.1,
          kind: .inconclusive,
          limitation: diverged ? .diverged : isUnsettled && region == .settled ? .noSettledEpoch : nil, epochs: 1,
          runEpochs: 1, unsettled: [],
          skewness: 0, replicates: 4),
        reason: nil, contributions: [])
    }
    return Comparison(
      schedule: schedule, reference: 0, dynamics: .gaussian, metric: "loss", kind: .logRatio, points: [],
      verdicts: [verdict(.settled, settled), verdict(.whole, whole)])
  }

  private static func ranked(_ comparisons: [Comparison]) -> (region: Region, order: [[Int]]) {
    let ranking = Ranking(comparisons)
    return (ranking.region, ranking.entries.map { [$0.rank, $0.comparison.schedule] })
  }

  @Test func `by size, whatever the sign`() {
    let made = Self.ranked([
      Self.comparison(1, settled: 0.3, whole: 0.3), Self.comparison(2, settled: -0.1, whole: 2),
      Self.comparison(3, settled: 0.2, whole: 0.2),
    ])
    #expect(made.region == .settled && made.order == [[1, 2], [2, 3], [3, 1]])
  }

  /// The settled epochs of what the schedules share are no distance of what they do not.
  @Test func `over the whole run where a stage that differs never settles`() {
    let made = Self.ranked([
      Self.comparison(1, settled: 0, whole: 2, isUnsettled: true), Self.comparison(2, settled: 0.1, whole: 1),
    ])
    #expect(made.region == .whole && made.order == [[1, 2], [2, 1]])
  }

  @Test func `equals share a rank in the order of the rules`() {
    let made = Self.ranked([
      Self.comparison(1, settled: 0.3, whole: 1), Self.comparison(2, settled: -0.2, whole: 1),
      Self.comparison(3, settled: 0.2, whole: 1),
    ])
    #expect(made.order == [[1, 2], [1, 3], [3, 1]])
  }

  /// All are measured over the whole run where one cannot be measured otherwise.
  @Test func `without a settled epoch`() {
    let made = Self.ranked([
      Self.comparison(1, settled: 0.3, whole: 0.5), Self.comparison(2, settled: nil, whole: 0.4),
    ])
    #expect(made.region == .whole && made.order == [[1, 2], [2, 1]])
  }

  @Test func `what diverges comes last`() {
    let made = Self.ranked([
      Self.comparison(1, settled: nil, whole: 0.01, diverged: true), Self.comparison(2, settled: 3, whole: 3),
    ])
    #expect(made.region == .settled && made.order == [[1, 2], [2, 1]])
  }

  /// Three rules for Adam on a quadratic from end to end: what they make, and that the ranking is that of the verdicts.
  @Test func `three rules for Adam`() throws {
    let experiment = Self.adam
    let result = try experiment.result()
    #expect(result.schedules.map(\.name) == ["base", "increase-batch-size", "square-root", "seesaw"])
    let last = result.schedules.map { $0.stages.last! }
    #expect(last.map { $0.constantBatchSize } == [10, 20, 40, 20])
    for (stage, rate) in zip(last, [0.01, 0.02, 0.02, 0.02 / 2.0.squareRoot()]) {
      #expect(isClose(stage.learningRate.constant!, rate))
    }
    #expect(last.map { $0.adam == AdamSettings() } == [true, true, false, true])
    #expect(isClose(last[2].adam.beta1!, 0.6) && isClose(last[2].adam.beta2!, 0.96))

    let ranking = try #require(result.rankings.first)
    #expect(result.rankings.count == 1 && ranking.region == .settled)
    #expect(Set(ranking.entries.map(\.comparison.schedule)) == [1, 2, 3])
    #expect(ranking.entries.map(\.rank) == [1, 2, 3])
    let gaps = ranking.entries.map { abs($0.verdict.largestGap!) }
    #expect(gaps == gaps.sorted())
    for entry in ranking.entries {
      #expect(entry.verdict == result.verdict(result.schedules[entry.comparison.schedule].name, .settled)?.verdict)
    }
    let rows = ResultTable.ranking.table(of: result).csv.split(separator: "\n")
    #expect(rows.count == 4 && rows[1].contains(",loss,gaussian,settled,1,"))
    #expect(try Tiny.byHand.result().rankings.isEmpty)
  }

  /// Theory: where gradients are mostly noise (hw is a tenth of a batch's deviation at the plateau), equal ε/√B is equal g in
  /// effect, and a swap at equal ε/B of a decay by 2 has √2 times the plateau: a gap of ln √2 = 0.35.
  @Test func `rules that keep the root are nearest where gradients are noise`() throws {
    let result = try Self.adam.with { $0.replicates = 8192 }.result(RunOptions(threads: 2))
    let ranking = try #require(result.rankings.first)
    #expect(result.schedules[ranking.entries[2].comparison.schedule].name == "increase-batch-size")
    let swap = ranking.entries[2].verdict
    #expect(swap.kind == .different && swap.lower! < 0.35 && swap.largestGap! > 0.3 && swap.largestGap! < 0.42)
    for entry in ranking.entries.prefix(2) { #expect(abs(entry.verdict.largestGap!) < 0.1) }
  }

  static let adam = Experiment(
    title: "Rules for Adam", trainingSetSize: 2000,
    optimizer: Adam(beta1: 0.9, beta2: 0.99),
    problem: Tiny.quadratic([1, 0.3], noise: .constant(10)), dynamics: [.gaussian], replicates: 32,
    schedules: [Tiny.schedule("base", [(10, 0.02, 10), (10, 0.01, 10)])],
    comparison: .init(
      rules: [IncreaseBatchSize(), SquareRoot(), Seesaw()]))
}

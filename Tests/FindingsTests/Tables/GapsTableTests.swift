import Equivalence
import Experiments
import Findings
import Testing
import TinyExperiments

@Suite struct GapsTableTests {
  /// The pointwise interval is one-sided at the confidence on each side, so it is narrower than the curves' own; the band
  /// holds for all epochs together, so it is wider.
  @Test func `the band is wider than the pointwise interval`() throws {
    let result = try Tiny.pair(dynamics: [.gaussian], replicates: 8).result()
    let table = ResultTable.gaps.table(of: result)
    for (row, point) in zip(table.rows, result.comparisons[0].points) {
      #expect(row[4] == .number(point.epoch))
      #expect(row[5] == .flag(point.settled))
      #expect(row[6] == .number(point.gap))
      #expect(row[7] == .number(point.standardError))
      #expect(Array(row[8...]) == [point.lower, point.upper, point.bandLower, point.bandUpper].map { .number($0) })
      #expect(point.bandLower < point.lower && point.lower < point.gap)
      #expect(point.gap < point.upper && point.upper < point.bandUpper)
    }
    #expect(table.rows.count == 13)
  }
}

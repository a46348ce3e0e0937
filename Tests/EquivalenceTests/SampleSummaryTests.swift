import Equivalence
import Testing

@Suite("Sample summary")
struct SampleSummaryTests {
  // Sums of a few small whole numbers: exact in binary.
  @Test("count, mean, unbiased variance and standard error of a sample")
  func sample() {
    let summary = SampleSummary([1, 2, 3, 6])
    #expect(summary == SampleSummary(count: 4, mean: 3, variance: 14.0 / 3))
    #expect(summary.standardError == (14.0 / 12).squareRoot())
    #expect(!summary.isExact)
  }

  @Test("a large offset does not spoil the variance")
  func offset() {
    #expect(SampleSummary([1e9 + 1, 1e9 + 2, 1e9 + 3]).variance == 1)
  }

  @Test("an exact value has no width")
  func exact() {
    let summary = SampleSummary(exact: 0.25)
    #expect(summary.isExact)
    #expect(summary.standardError == 0)
    #expect(summary.count == 0)
  }

  @Test("one replicate leaves the spread unknown, whatever variance is claimed")
  func oneReplicate() {
    #expect(SampleSummary([2.5]).variance.isNaN)
    #expect(SampleSummary([2.5]).standardError == .infinity)
    #expect(SampleSummary(count: 1, mean: 2.5, variance: 0).standardError == .infinity)
  }

  @Test("no values, no mean")
  func empty() {
    let summary = SampleSummary([])
    #expect(summary.count == 0)
    #expect(summary.mean.isNaN)
    #expect(summary.standardError == .infinity)
  }
}

import Testing

@testable import Equivalence

/// Banerjee's quantile against numbers of scipy.stats.t.ppf.
@Suite struct BandQuantileTests {
  private static func estimate(_ own: (Int, Double), _ other: (Int, Double)?) -> GapEstimate {
    GapEstimate(
      SampleSummary(count: own.0, mean: 1, variance: own.1),
      other.map { SampleSummary(count: $0.0, mean: 1, variance: $0.1) } ?? SampleSummary(exact: 1), kind: .difference)
  }

  /// 1 − 0.05/20.
  private static let level = 0.9975

  @Test func `an exact side leaves the other's own quantile, as do equal counts`() throws {
    #expect(abs(try Self.estimate((4, 2), nil).bandQuantile(level: Self.level) - 7.453318505150679) < 1e-9)
    #expect(abs(try Self.estimate((4, 2), (4, 7)).bandQuantile(level: Self.level) - 7.453318505150679) < 1e-9)
    #expect(abs(try Self.estimate((64, 0), (64, 3)).bandQuantile(level: Self.level) - 2.9092622163834303) < 1e-9)
  }

  /// s²/R = 0.3 and 0.7.
  @Test func `two sides share by their part of the squared error`() throws {
    let estimate = Self.estimate((4, 1.2), (64, 44.8))
    #expect(abs(try estimate.bandQuantile(level: Self.level) - 4.752920330948103) < 1e-9)
  }

  @Test func `an exact pair has none`() throws {
    let exact = GapEstimate(SampleSummary(exact: 1), SampleSummary(exact: 2), kind: .difference)
    #expect(try exact.bandQuantile(level: 0.99) == 0)
    #expect(try exact.band(level: 0.99) == -1 ... -1)
  }
}

import TestSupport
import Testing

@testable import Records

@Suite struct MomentsTests {
  /// The same algebra in another order, a handful of operations.
  private let algebra = 1e-13

  private func moments(_ values: some Sequence<Double>) -> Moments {
    var moments = Moments()
    for value in values { moments.add(value) }
    return moments
  }

  @Test func knownNumbers() {
    let all = moments([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(all.count == 8)
    #expect(all.mean == 5)
    #expect(abs(all.squaredDeviations - 32) < 32 * algebra)
    #expect(abs(all.variance - 32.0 / 7) < 5 * algebra)
  }

  @Test func fewSamples() {
    #expect(Moments().count == 0)
    #expect(Moments().variance == 0)
    #expect(moments([3]).mean == 3)
    #expect(moments([3]).variance == 0)
  }

  @Test func samplesAtHand() {
    let values = (0..<100).map { 1e6 + (Double($0) * 0.618).truncatingRemainder(dividingBy: 1) }
    let (whole, single) = (Moments(values), moments(values))
    #expect(whole.count == 100)
    #expect(abs(whole.mean - single.mean) < 1e6 * algebra)
    #expect(abs(whole.squaredDeviations - single.squaredDeviations) < 1e6 * algebra * single.squaredDeviations)
    #expect(Moments([]) == Moments())
    for value in [Double.nan, .infinity, -.infinity] {
      let diverged = Moments([1, value, 2])
      #expect(diverged.count == 3 && diverged.mean.isNaN && diverged.squaredDeviations.isNaN)
    }
    // Sums of finite samples may overflow, which is no divergence.
    #expect(Moments([1e308, 1e308]).mean == .infinity)
  }

  @Test func mergingIsAddingOneAfterAnother() {
    for cut in [0, 1, 16, 50, 99, 100] {
      // A mean far above the deviations, where a sum of squares would cancel.
      let values = (0..<100).map { 1e6 + (Double($0) * 0.618).truncatingRemainder(dividingBy: 1) }
      var merged = moments(values.prefix(cut))
      merged.merge(moments(values.suffix(100 - cut)))
      let mean = values.reduce(0) { $0 + ($1 - 1e6) } / 100
      let squares = values.reduce(0) { $0 + ($1 - 1e6 - mean) * ($1 - 1e6 - mean) }
      #expect(merged.count == 100)
      #expect(abs(merged.mean - (1e6 + mean)) < 1e6 * algebra)
      #expect(abs(merged.squaredDeviations - squares) < 1e6 * algebra * squares)
    }
  }

  @Test func mergingNothingChangesNothing() {
    var all = moments([1, 2, 4])
    let before = all
    all.merge(Moments())
    #expect(all == before)
    var none = Moments()
    none.merge(before)
    #expect(none == before)
  }

  /// By hand: the mean of 2, 4, 4, 4, 5, 5, 7, 9 is 5, and Σ (x − 5)³ = −27 − 3 + 8 + 64 = 42.
  @Test func thirdPowers() {
    let values: [Double] = [2, 4, 4, 4, 5, 5, 7, 9]
    #expect(abs(moments(values).cubedDeviations - 42) < 42 * algebra)
    #expect(Moments(values).cubedDeviations == 42)
    #expect(abs(moments(values).thirdMoment - 42 * 8 / (7 * 6.0)) < 8 * algebra)
    #expect(moments([1, 5]).thirdMoment == 0 && Moments().thirdMoment == 0)
    #expect(Moments([1, .nan, 2]).cubedDeviations.isNaN)
    // Merged in every division into two, unequal ones too.
    for count in 0...values.count {
      var merged = moments(values.prefix(count))
      merged.merge(moments(values.dropFirst(count)))
      #expect(abs(merged.cubedDeviations - 42) < 42 * algebra, "\(count)")
    }
  }
}

import Testing

@testable import StochasticSimulation

@Suite struct MomentsTests {
  private func moments(_ values: some Sequence<Double>) -> Moments {
    var moments = Moments()
    for value in values { moments.add(value) }
    return moments
  }

  @Test func knownNumbers() {
    let all = moments([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(all.count == 8)
    #expect(all.mean == 5)
    #expect(abs(all.squaredDeviations - 32) < 32 * Tolerance.algebra)
    #expect(abs(all.variance - 32.0 / 7) < 5 * Tolerance.algebra)
  }

  @Test func fewSamples() {
    #expect(Moments().count == 0)
    #expect(Moments().variance == 0)
    #expect(moments([3]).mean == 3)
    #expect(moments([3]).variance == 0)
  }

  @Test func mergingIsAddingOneAfterAnother() {
    var random = SeededSequence(51)
    for cut in [0, 1, 16, 50, 99, 100] {
      // A mean far above the deviations, where a sum of squares would cancel.
      let values = random.numbers(100, 1e6...(1e6 + 1))
      var merged = moments(values.prefix(cut))
      merged.merge(moments(values.suffix(100 - cut)))
      let mean = values.reduce(0) { $0 + ($1 - 1e6) } / 100
      let squares = values.reduce(0) { $0 + ($1 - 1e6 - mean) * ($1 - 1e6 - mean) }
      #expect(merged.count == 100)
      #expect(relativeError(merged.mean, 1e6 + mean) < Tolerance.algebra)
      #expect(relativeError(merged.squaredDeviations, squares) < 1e6 * Tolerance.algebra)
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
}

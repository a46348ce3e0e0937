import Records
import Testing

@Suite struct DivergenceTests {
  @Test func isReached() {
    for (start, scale) in [(1.0, 0.0), (1e-9, 1), (0, 1), (1, 1e-9)] {
      #expect(Divergence.isReached(by: .nan, start: start, scale: scale))
      #expect(Divergence.isReached(by: .infinity, start: start, scale: scale))
      #expect(Divergence.isReached(by: 1.1e6, start: start, scale: scale))
      #expect(!Divergence.isReached(by: 0.9e6, start: start, scale: scale))
    }
    // Nothing to measure by, or nothing that could be too large.
    for scale in [0, Double.infinity] {
      #expect(!Divergence.isReached(by: 1e300, start: 0, scale: scale))
      #expect(Divergence.isReached(by: .infinity, start: 0, scale: scale))
      #expect(Divergence.isReached(by: .nan, start: .nan, scale: scale))
    }
  }
}

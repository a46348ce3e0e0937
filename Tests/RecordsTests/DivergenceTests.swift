import Records
import Testing

@Suite struct DivergenceTests {
  @Test func isReached() {
    #expect(Divergence.isReached(by: .nan, start: 1))
    #expect(Divergence.isReached(by: .infinity, start: 1))
    #expect(Divergence.isReached(by: 1.1e6, start: 1))
    #expect(!Divergence.isReached(by: 0.9e6, start: 1))
    #expect(!Divergence.isReached(by: 1e300, start: 0))
    #expect(Divergence.isReached(by: .infinity, start: 0))
  }
}

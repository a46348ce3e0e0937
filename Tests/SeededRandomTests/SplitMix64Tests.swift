import SeededRandom
import Testing

@Suite struct SplitMix64Tests {
  /// The known answers for the seed 1234567.
  @Test func knownAnswers() {
    var words = SplitMix64(seed: 1_234_567)
    let first = (0..<5).map { _ in words.next() }
    #expect(
      first == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test func wordsAreFinalisedStates() {
    var words = SplitMix64(seed: 7)
    for index in 1...5 as ClosedRange<UInt64> {
      #expect(words.next() == SplitMix64.mix(7 &+ index &* SplitMix64.increment))
    }
  }
}

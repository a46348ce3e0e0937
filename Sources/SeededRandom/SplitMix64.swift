/// The generator SplitMix64 (Steele, Lea, Flood 2014, with the constants of Stafford's variant 13): the same numbers from the same
/// seed on every machine.
///
/// Word i is mix(seed + i γ), i = 1, 2 …; the words of a seed are a stretch of one cycle of 2⁶⁴ words.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  /// γ: the odd integer nearest to 2⁶⁴ over the golden ratio.
  package static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private var state: UInt64

  /// The words that follow `seed`.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  /// The finaliser: one word for each word, of which every bit depends on every bit of the argument.
  package static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

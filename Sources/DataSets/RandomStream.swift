import Foundation

/// Random numbers that depend on a seed and a purpose only: the SplitMix64 generator (Steele, Lea, Flood 2014, with the
/// constants of Stafford's variant 13) and Box–Muller normals.
///
/// Word i is mix(key + i γ). Streams of different purposes start at hashed points of the same cycle of 2⁶⁴ words; two
/// streams of 2³² words meet with a probability below 2⁻³⁰.
package struct RandomStream: Sendable {
  private var state: UInt64
  private var spareNormal: Double?

  /// γ: the odd integer nearest to 2⁶⁴ over the golden ratio.
  private static let increment: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The stream that starts after `key`: the words of a SplitMix64 generator seeded with it.
  package init(key: UInt64) {
    state = key
  }

  /// The stream of one purpose. Equal arguments give equal streams.
  package init(seed: UInt64, purpose: UInt64) {
    let hashedSeed = Self.mix(seed &+ Self.increment)
    self.init(key: Self.mix(hashedSeed ^ Self.mix(~purpose)))
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  /// A number of the open interval (0, 1): (k + ½) / 2⁵² with k of 52 random bits.
  package mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// An integer of 0 ..< `bound`, uniform up to a bias below `bound` / 2⁶⁴.
  package mutating func integer(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A normal number with mean 0 and variance 1. Two uniforms give two normals.
  package mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = (-2 * log(uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spareNormal = radius * sin(angle)
    return radius * cos(angle)
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

import Elementary
import SeededRandom

/// Random numbers that depend on a seed and a purpose only: the words of SplitMix64 and Box–Muller normals.
///
/// Streams of different purposes start at hashed points of the same cycle of 2⁶⁴ words; two streams of 2³² words meet
/// with a probability below 2⁻³⁰.
package struct RandomStream: Sendable {
  private var words: SplitMix64
  private var spareNormal: Double?

  /// The stream of one purpose. Equal arguments give equal streams.
  package init(seed: UInt64, purpose: UInt64) {
    let hashedSeed = SplitMix64.mix(seed &+ SplitMix64.increment)
    words = SplitMix64(seed: SplitMix64.mix(hashedSeed ^ SplitMix64.mix(~purpose)))
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 { words.next() }

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
    let radius = (-2 * Double.log(uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spareNormal = radius * .sin(angle)
    return radius * .cos(angle)
  }
}

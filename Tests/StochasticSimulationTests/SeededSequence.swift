import Foundation

/// SplitMix64 (Steele, Lea, Flood 2014): inputs that look random and are the same every time.
struct SeededSequence: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }

  mutating func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in number(range) }
  }

  /// A standard normal number, by Box and Muller in double precision.
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - number(0...0x1.fffffffffffffp-1))).squareRoot()
    return radius * cos(2 * Double.pi * number(0...1))
  }
}

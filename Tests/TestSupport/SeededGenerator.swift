import SeededRandom

/// Inputs that look random and are the same every time.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var words: SplitMix64

  package init(_ seed: UInt64) { words = SplitMix64(seed: seed) }

  package mutating func next() -> UInt64 { words.next() }

  /// Uniform within [0, 1).
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  package mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  package mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  package mutating func pick<T>(_ choices: [T]) -> T { choices[integer(0...choices.count - 1)] }

  package mutating func chance(_ probability: Double) -> Bool { uniform() < probability }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct SeededGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Uniform within [0, 1).
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// Uniform in the logarithm.
  mutating func logUniform(_ low: Int, _ high: Int) -> Int {
    guard high > low else { return low }
    var value = Double(low)
    let ratio = Double(high) / Double(low)
    let share = uniform()
    var (step, root) = (0.5, ratio.squareRoot())
    for _ in 0..<30 {
      if share.truncatingRemainder(dividingBy: 2 * step) >= step { value *= root }
      step /= 2
      root = root.squareRoot()
    }
    return min(high, max(low, Int(value.rounded())))
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func pick<T>(_ choices: [T]) -> T { choices[integer(0...choices.count - 1)] }

  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }
}

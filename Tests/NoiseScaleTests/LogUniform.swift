import TestSupport

extension SeededGenerator {
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
}

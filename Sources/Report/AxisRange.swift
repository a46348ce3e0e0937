import Elementary

/// How an axis without a range of its own takes one from what it shows.
struct AxisRange {
  let isLogarithmic: Bool
  /// What is left free before and after the values, in units of their spread.
  let margin: Double
  /// Whether values that hardly differ may take the whole axis.
  let isTight: Bool

  /// How far an axis reaches below and above values that hardly differ, as a share of them: differences that do not matter would
  /// fill it otherwise.
  private static let leastReach = 0.1

  func range(of values: [Double]) -> ClosedRange<Double> {
    guard let least = values.min(), let greatest = values.max() else { return isLogarithmic ? 1...10 : 0...1 }
    return isLogarithmic ? logarithmic(least, greatest) : linear(least, greatest)
  }

  private func logarithmic(_ least: Double, _ greatest: Double) -> ClosedRange<Double> {
    var (lower, upper) = (least, greatest)
    let (needed, middle) = ((1 + Self.leastReach) / (1 - Self.leastReach), (least * greatest).squareRoot())
    if !isTight, upper / lower < needed {
      (lower, upper) = (middle / needed.squareRoot(), middle * needed.squareRoot())
    }
    if Self.areOne(lower, upper) { (lower, upper) = (lower / 2, upper * 2) }
    let ratio = upper / lower
    return (lower * .pow(ratio, -margin))...(upper * .pow(ratio, margin))
  }

  private func linear(_ least: Double, _ greatest: Double) -> ClosedRange<Double> {
    var (lower, upper) = (least, greatest)
    let middle = (least + greatest) / 2
    let reach = Self.leastReach * middle.magnitude
    if !isTight, (upper - lower) / 2 < reach { (lower, upper) = (middle - reach, middle + reach) }
    if Self.areOne(lower, upper) {
      let space = max(lower.magnitude * Self.leastReach, 1e-6)
      (lower, upper) = (lower - space, upper + space)
    }
    let length = upper - lower
    return (lower - length * margin)...(upper + length * margin)
  }

  /// Values that differ by rounding only would give an axis without a length.
  private static func areOne(_ a: Double, _ b: Double) -> Bool { b - a <= 1e-9 * max(a.magnitude, b.magnitude) }
}

import Elementary

/// The ends of an axis and the marks on it.
struct AxisTicks {
  /// The values at both ends.
  let range: ClosedRange<Double>
  /// The values that carry a number, or `nil` where gnuplot's choice is good.
  let marks: [Double]?

  /// - Parameters:
  ///   - values: what must be visible on the axis; what it cannot show is passed over.
  ///   - margin: what is left free before and after the values, in units of their spread, if the axis has no range of
  ///     its own.
  init(axis: Axis, values: [Double], margin: Double) {
    let isLogarithmic = axis.scale == .logarithmic
    range = axis.range ?? Self.range(of: values.filter(axis.shows), isLogarithmic: isLogarithmic, margin: margin)
    marks = isLogarithmic ? Self.logarithmicMarks(in: range) : nil
  }

  private static func range(of values: [Double], isLogarithmic: Bool, margin: Double) -> ClosedRange<Double> {
    guard let least = values.min(), let greatest = values.max() else { return isLogarithmic ? 1...10 : 0...1 }
    // Values that differ by rounding only would give an axis without a length.
    let isSingle = greatest - least <= 1e-9 * max(abs(least), abs(greatest))
    if isLogarithmic {
      let factor = isSingle ? 2.0 : 1
      let (lower, upper) = (least / factor, greatest * factor)
      let ratio = upper / lower
      return (lower * .pow(ratio, -margin))...(upper * .pow(ratio, margin))
    }
    let space = isSingle ? max(abs(least) * 0.1, 1e-6) : 0
    let (lower, upper) = (least - space, greatest + space)
    let length = upper - lower
    return (lower - length * margin)...(upper + length * margin)
  }

  /// Every decade over a long axis, 1-2-5 over a short one, even steps where that gives fewer than three.
  private static func logarithmicMarks(in range: ClosedRange<Double>) -> [Double]? {
    let decades = Double.log10(range.upperBound / range.lowerBound)
    guard decades < 2.5 else { return nil }
    var marks: [Double] = []
    let first = Int(Double.log10(range.lowerBound).rounded(.down))
    let last = Int(Double.log10(range.upperBound).rounded(.up))
    for exponent in first...last {
      // Read from decimal text, so that 0.2 is 0.2 and not 2 · 0.1 rounded twice.
      for digit in [1, 2, 5] {
        if let mark = Double("\(digit)e\(exponent)"), range.contains(mark) { marks.append(mark) }
      }
    }
    return marks.count >= 3 ? marks : evenMarks(in: range)
  }

  private static func evenMarks(in range: ClosedRange<Double>) -> [Double] {
    let rough = (range.upperBound - range.lowerBound) / 5
    guard rough.isNormal else { return [range.lowerBound, range.upperBound] }
    let exponent = Int(Double.log10(rough).rounded(.down))
    let unit = Double.exp10(Double(exponent))
    let digit = [1, 2, 5].first { Double($0) * unit >= rough } ?? 10
    let step = Double(digit) * unit
    let first = Int((range.lowerBound / step).rounded(.up))
    let last = Int((range.upperBound / step).rounded(.down))
    guard first <= last else { return [range.lowerBound, range.upperBound] }
    return (first...last).compactMap { Double("\($0 * digit)e\(exponent)") }
  }
}

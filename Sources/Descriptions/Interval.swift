/// The numbers between two ends, either of which may be excluded or missing.
public struct Interval: Sendable, Equatable {
  /// An end, and whether it belongs to the numbers.
  public struct End: Sendable, Equatable {
    /// The number at the end.
    public var value: Double
    /// Whether it is one of the numbers.
    public var isIncluded: Bool
  }
  /// `nil`: no end on this side.
  public var lower, upper: End?

  /// All finite numbers.
  public static let all = Interval()
  /// Numbers > 0.
  public static let positive = Interval(above: 0)
  /// Numbers ≥ 0.
  public static let nonNegative = Interval(from: 0)

  /// At most one of the first two, and of the last two.
  public init(above: Double? = nil, from: Double? = nil, below: Double? = nil, to: Double? = nil) {
    lower = above.map { End(value: $0, isIncluded: false) } ?? from.map { End(value: $0, isIncluded: true) }
    upper = below.map { End(value: $0, isIncluded: false) } ?? to.map { End(value: $0, isIncluded: true) }
  }

  /// Whether a number lies between the ends; never NaN.
  public func contains(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    if let lower, value < lower.value || (value == lower.value && !lower.isIncluded) { return false }
    if let upper, value > upper.value || (value == upper.value && !upper.isIncluded) { return false }
    return true
  }

  /// What follows “a number”: ` > 0`, ` within 0…1`, ` ≥ 0 and < 1`, or nothing.
  var words: String {
    if let lower, let upper, lower.isIncluded, upper.isIncluded {
      return " within \(lower.value.shortText)…\(upper.value.shortText)"
    }
    let low = lower.map { ($0.isIncluded ? "≥ " : "> ") + $0.value.shortText }
    let high = upper.map { ($0.isIncluded ? "≤ " : "< ") + $0.value.shortText }
    let words = [low, high].compactMap(\.self).joined(separator: " and ")
    return words.isEmpty ? "" : " " + words
  }
}

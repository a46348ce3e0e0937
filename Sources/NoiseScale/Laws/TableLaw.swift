import Descriptions

/// Values at given positions, and straight lines or steps between them: constant before the first and after the last.
public struct TableLaw: Law {
  /// What is between two positions.
  public enum Between: String, Word {
    /// A straight line.
    case linear
    /// The value of the earlier position.
    case step
  }
  /// Where the values are, counted from the start of the piece: ascending, ≥ 0.
  public var positions: [Double]
  /// One for each position.
  public var values: [Double]
  /// What is between two positions.
  public var between: Between

  /// As many values as positions.
  public init(at positions: [Double], values: [Double], between: Between = .linear) {
    (self.positions, self.values, self.between) = (positions, values, between)
  }

  public static let name = "table"
  public static let meaning =
    "Values at positions within its stage or piece; before the first and after the last it is constant."
  public static let template = TableLaw(at: [0], values: [1])
  public static let fields: [Field<Self>] = [
    .required(
      "at", \.positions, .list(of: .number(.nonNegative), things: "positions", atLeast: 1),
      inItsClock("Ascending positions, counted from the start")),
    .required(
      "values", \.values, .list(of: .number(), things: "numbers", atLeast: 1), "The values at these positions."),
    Field("between", \.between, .words(Between.self), "A straight line between two positions, or the earlier value."),
  ]

  public func check() throws(Fault) {
    guard positions.count == values.count else {
      throw Fault("values", allowed: "there must be as many as in at (\(positions.count)), not \(values.count)")
    }
    for (index, pair) in zip(positions, positions.dropFirst()).enumerated() where pair.0 >= pair.1 {
      throw Fault(
        "element \(index + 2) of at", pair.1.shortText, allowed: "> the one before (\(pair.0.shortText))",
        path: ["at", .index(index + 1)])
    }
  }

  public func value(at x: Double, of length: Double) -> Double {
    // An update that starts on a position up to rounding belongs to what follows.
    let reached = between == .step ? x * EqualSteps.nudge : x
    let next = firstPosition(after: reached)
    guard next > 0 else { return values[0] }
    let value = values[next - 1]
    guard between == .linear, next < positions.count else { return value }
    let share = (x - positions[next - 1]) / (positions[next] - positions[next - 1])
    let rise = values[next] - value
    // Rounding must not lead past the value that comes next.
    return rise < 0 ? max(value + rise * share, values[next]) : min(value + rise * share, values[next])
  }

  /// The index of the first position > x, by bisection; their number where there is none.
  private func firstPosition(after x: Double) -> Int {
    var (low, high) = (0, positions.count)
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] > x { high = middle } else { low = middle + 1 }
    }
    return low
  }

  public var isPiecewiseConstant: Bool { between == .step }

  public func joints(of length: Double) -> [Double] { positions.filter { $0 > 0 && $0 < length } }
}

import Descriptions

/// from/(1 + decay · x/every), after x; ⌊x/every⌋ in place of x/every in a staircase. `decay` ≥ 0, `every` > 0.
///
/// Source: Robbins & Monro 1951 for ε ∝ 1/x; in this form `tf.keras.optimizers.schedules.InverseTimeDecay`, whose step counts
/// updates: the clock of a piece in updates.
public struct InverseTimeLaw: Law {
  /// The value at the start; by how much the divisor grows, and in what time.
  public var from, decay, every: Double
  /// Whether the value changes only at multiples of `every`.
  public var isStaircase: Bool

  /// A value divided by what grows in proportion to time.
  public init(from: Double, decay: Double, every: Double = 1, isStaircase: Bool = false) {
    (self.from, self.decay, self.every, self.isStaircase) = (from, decay, every, isStaircase)
  }

  public static let name = "inverse-time"
  public static let meaning =
    "from/(1 + decay · x/every), for x counted from the start of its stage or piece; ⌊x/every⌋ in a staircase."
  public static let template = InverseTimeLaw(from: 1, decay: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .required("decay", \.decay, .number(.nonNegative), "By which the divisor grows."),
    Field("every", \.every, .number(.positive), inItsClock("The time in which it grows by that")),
    Field("staircase", \.isStaircase, .flag, "Whether the value changes only at the end of each such time."),
  ]

  public func value(at x: Double, of length: Double) -> Double {
    from / (1 + decay * (isStaircase ? EqualSteps(distance: every).passed(at: x) : x / every))
  }

  public var isPiecewiseConstant: Bool { isStaircase }

  public func joints(of length: Double) -> [Double] {
    isStaircase ? EqualSteps(distance: every).joints(of: length) : []
  }
}

import Descriptions
import Elementary

/// from · factor^⌊x/every⌋, after x: multiplied by `factor` > 0 each `every` > 0.
public struct StepLaw: Law {
  /// The value at the start, the factor of each step, > 0, and the time from one step to the next, > 0.
  public var from, factor, every: Double

  /// Steps by a factor at equal distances.
  public init(from: Double, factor: Double, every: Double) {
    (self.from, self.factor, self.every) = (from, factor, every)
  }

  public static let name = "step"
  public static let meaning = "from · factor^⌊x/every⌋, for x counted from the start of its stage or piece."
  public static let template = StepLaw(from: 1, factor: 1, every: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .required("factor", \.factor, .number(.positive), "By which every step multiplies."),
    .required("every", \.every, .number(.positive), inItsClock("From one step to the next")),
  ]

  public func value(at x: Double, of length: Double) -> Double {
    from * .pow(factor, EqualSteps(distance: every).passed(at: x))
  }

  public var isPiecewiseConstant: Bool { true }

  public func joints(of length: Double) -> [Double] { EqualSteps(distance: every).joints(of: length) }
}

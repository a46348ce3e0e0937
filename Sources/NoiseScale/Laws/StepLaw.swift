import Descriptions
import RealModule

/// from · factor^⌊x/every⌋, for x epochs: multiplied by `factor` > 0 each `every` > 0 epochs.
public struct StepLaw: Law {
  /// The value at the start of the stage, the factor of each step, > 0, and the epochs between two steps, > 0.
  public var from, factor, every: Double

  /// Steps by a factor at equal distances.
  public init(from: Double, factor: Double, every: Double) {
    (self.from, self.factor, self.every) = (from, factor, every)
  }

  public static let name = "step"
  public static let meaning = "from · factor^⌊x/every⌋, for x epochs into its stage."
  public static let template = StepLaw(from: 1, factor: 1, every: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .required("factor", \.factor, .number(.positive), "By which every step multiplies."),
    .required("every", \.every, .number(.positive, unit: "epochs"), "Epochs from one step to the next."),
  ]

  public func value(at epoch: Double, of length: Double) -> Double {
    from * .pow(factor, EqualSteps(distance: every).passed(at: epoch))
  }

  public func joints(of length: Double) -> [Double] { EqualSteps(distance: every).joints(of: length) }
}

import Descriptions

/// from + (to − from) x/E, for x of E epochs.
public struct LinearLaw: Law {
  /// The value at the start of the stage and at its end.
  public var from, to: Double

  /// A straight line between two values.
  public init(from: Double, to: Double) { (self.from, self.to) = (from, to) }

  public static let name = "linear"
  public static let meaning = "from + (to − from) x/E, for x of the E epochs of its stage."
  public static let template = LinearLaw(from: 1, to: 0)
  public static let fields: [Field<Self>] = [.from(\.from), .to(\.to)]

  public func value(at epoch: Double, of length: Double) -> Double {
    let share = epoch / length
    return from * (1 - share) + to * share
  }
}

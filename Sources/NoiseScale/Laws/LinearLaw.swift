import Descriptions

/// from + (to − from) x/E, at x of a length E.
public struct LinearLaw: Law {
  /// The values at both ends.
  public var from, to: Double

  /// A straight line between two values.
  public init(from: Double, to: Double) { (self.from, self.to) = (from, to) }

  public static let name = "linear"
  public static let meaning = "from + (to − from) x/E, at x of the length E of its stage or piece."
  public static let template = LinearLaw(from: 1, to: 0)
  public static let fields: [Field<Self>] = [.from(\.from), .to(\.to)]

  public func value(at x: Double, of length: Double) -> Double {
    let share = x / length
    return from * (1 - share) + to * share
  }
}

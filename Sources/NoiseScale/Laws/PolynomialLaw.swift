import Descriptions
import Elementary

/// to + (from − to) (1 − x/E)^power, at x of a length E; `power` > 0.
public struct PolynomialLaw: Law {
  /// The values at both ends, and the exponent, > 0.
  public var from, to, power: Double

  /// A power of what is left of the length, between two values.
  public init(from: Double, to: Double, power: Double) { (self.from, self.to, self.power) = (from, to, power) }

  public static let name = "polynomial"
  public static let meaning = "to + (from − to)(1 − x/E)^power, at x of the length E of its stage or piece."
  public static let template = PolynomialLaw(from: 1, to: 0, power: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .to(\.to), .required("power", \.power, .number(.positive), "The exponent."),
  ]

  public func value(at x: Double, of length: Double) -> Double {
    to + (from - to) * .pow(max(0, 1 - x / length), power)
  }
}

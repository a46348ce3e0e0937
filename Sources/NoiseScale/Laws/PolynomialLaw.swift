import Descriptions
import RealModule

/// to + (from − to) (1 − x/E)^power, for x of E epochs; `power` > 0.
public struct PolynomialLaw: Law {
  /// The values at the start and at the end of the stage, and the exponent, > 0.
  public var from, to, power: Double

  /// A power of what is left of the stage, between two values.
  public init(from: Double, to: Double, power: Double) { (self.from, self.to, self.power) = (from, to, power) }

  public static let name = "polynomial"
  public static let meaning = "to + (from − to)(1 − x/E)^power, for x of the E epochs of its stage."
  public static let template = PolynomialLaw(from: 1, to: 0, power: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .to(\.to), .required("power", \.power, .number(.positive), "The exponent."),
  ]

  public func value(at epoch: Double, of length: Double) -> Double {
    to + (from - to) * .pow(max(0, 1 - epoch / length), power)
  }
}

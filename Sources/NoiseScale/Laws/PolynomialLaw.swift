import RealModule

/// to + (from − to) (1 − x/E)^power, for x of E epochs; `power` > 0.
public struct PolynomialLaw: Law {
  public static let name = "polynomial"
  public static let parameterNames = ["from", "to", "power"]
  /// The values at the start and at the end of the stage, and the exponent, > 0.
  public let from, to, power: Double

  public init(parameters: Parameters) throws(ParameterError) {
    from = try parameters.number("from")
    to = try parameters.number("to")
    power = try parameters.number("power", in: Double.leastNonzeroMagnitude..., "> 0")
  }

  public var parameters: Parameters { ["from": .number(from), "to": .number(to), "power": .number(power)] }

  public func value(at epoch: Double, of length: Double) -> Double {
    to + (from - to) * .pow(max(0, 1 - epoch / length), power)
  }
}

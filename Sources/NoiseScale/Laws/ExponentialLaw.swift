import RealModule

/// from · (to/from)^(x/E), for x of E epochs; `from` and `to` are > 0.
public struct ExponentialLaw: Law {
  public static let name = "exponential"
  public static let parameterNames = ["from", "to"]
  /// The value at the start of the stage and at its end, both > 0.
  public let from, to: Double

  public init(parameters: Parameters) throws(ParameterError) {
    from = try parameters.number("from", in: Double.leastNonzeroMagnitude..., "> 0 (an exponential law)")
    to = try parameters.number("to", in: Double.leastNonzeroMagnitude..., "> 0 (an exponential law)")
  }

  public var parameters: Parameters { ["from": .number(from), "to": .number(to)] }

  public func value(at epoch: Double, of length: Double) -> Double {
    from * .pow(to / from, epoch / length)
  }
}

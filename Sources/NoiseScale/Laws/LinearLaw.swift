/// from + (to − from) x/E, for x of E epochs.
public struct LinearLaw: Law {
  public static let name = "linear"
  public static let parameterNames = ["from", "to"]
  /// The value at the start of the stage and at its end.
  public let from, to: Double

  public init(parameters: Parameters) throws(ParameterError) {
    from = try parameters.number("from")
    to = try parameters.number("to")
  }

  public var parameters: Parameters { ["from": .number(from), "to": .number(to)] }

  public func value(at epoch: Double, of length: Double) -> Double {
    let share = epoch / length
    return from * (1 - share) + to * share
  }
}

import RealModule

/// to + (from − to) (1 + cos(π x/E))/2, for x of E epochs: half a cosine from `from` to `to`.
///
/// Source: Loshchilov & Hutter, arXiv 1608.03983, equation 5, one period.
public struct CosineLaw: Law {
  public static let name = "cosine"
  public static let parameterNames = ["from", "to"]
  /// The value at the start of the stage and at its end.
  public let from, to: Double

  public init(parameters: Parameters) throws(ParameterError) {
    from = try parameters.number("from")
    to = try parameters.number("to")
  }

  public var parameters: Parameters { ["from": .number(from), "to": .number(to)] }

  public func value(at epoch: Double, of length: Double) -> Double {
    to + (from - to) * (1 + .cos(.pi * (epoch / length))) / 2
  }
}

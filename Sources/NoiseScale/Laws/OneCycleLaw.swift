/// Linear from `from` to `peak` over the first `warm-up` epochs, then linear from `peak` to `to` over the rest of the stage.
///
/// Source: Smith & Topin, arXiv 1708.07120 (one cycle, linear pieces).
public struct OneCycleLaw: Law {
  public static let name = "one-cycle"
  public static let parameterNames = ["from", "peak", "to", "warm-up"]
  /// The values at the start, at the peak and at the end of the stage; the peak comes after `warmUp` > 0 epochs.
  public let from, peak, to, warmUp: Double

  public init(parameters: Parameters) throws(ParameterError) {
    from = try parameters.number("from")
    peak = try parameters.number("peak")
    to = try parameters.number("to")
    warmUp = try parameters.number("warm-up", in: Double.leastNonzeroMagnitude..., "> 0 epochs")
  }

  public var parameters: Parameters {
    ["from": .number(from), "peak": .number(peak), "to": .number(to), "warm-up": .number(warmUp)]
  }

  public func value(at epoch: Double, of length: Double) -> Double {
    if epoch < warmUp { return from + (peak - from) * (epoch / warmUp) }
    return peak + (to - peak) * ((epoch - warmUp) / max(length - warmUp, .leastNonzeroMagnitude))
  }

  public func joints(of length: Double) -> [Double] { [warmUp] }
}

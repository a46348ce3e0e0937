/// Linear from 0 to `peak` over the first `warm-up` epochs, `peak` until the last `decay` epochs, then linear to `to`.
///
/// Source: Hu et al., arXiv 2404.06395, section 4 (WSD), with a linear decay.
public struct WarmUpStableDecayLaw: Law {
  public static let name = "warm-up-stable-decay"
  public static let parameterNames = ["peak", "warm-up", "decay", "to"]
  /// The value between the rise and the decay, the lengths of both in epochs, ≥ 0, and the value at the end.
  public let peak, warmUp, decay, to: Double

  public init(parameters: Parameters) throws(ParameterError) {
    peak = try parameters.number("peak")
    warmUp = try parameters.number("warm-up", in: 0..., "≥ 0 epochs")
    decay = try parameters.number("decay", in: 0..., "≥ 0 epochs")
    to = try parameters.number("to")
  }

  public var parameters: Parameters {
    ["peak": .number(peak), "warm-up": .number(warmUp), "decay": .number(decay), "to": .number(to)]
  }

  public func value(at epoch: Double, of length: Double) -> Double {
    if epoch < warmUp { return peak * (epoch / warmUp) }
    let left = length - epoch
    return left < decay ? to + (peak - to) * (left / decay) : peak
  }

  public func joints(of length: Double) -> [Double] { [warmUp, length - decay] }
}

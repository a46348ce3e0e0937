import Descriptions

/// Linear from 0 to `peak` over the first `warm-up`, `peak` until the last `decay`, then linear to `to`.
///
/// Source: Hu et al., arXiv 2404.06395, section 4 (WSD), with a linear decay.
public struct WarmUpStableDecayLaw: Law {
  /// The value between the rise and the decay, the lengths of both, ≥ 0, and the value at the end.
  public var peak, warmUp, decay, to: Double

  /// A rise from 0, a plateau and a decay.
  public init(peak: Double, warmUp: Double, decay: Double, to: Double) {
    (self.peak, self.warmUp, self.decay, self.to) = (peak, warmUp, decay, to)
  }

  public static let name = "warm-up-stable-decay"
  public static let meaning =
    "A straight line from 0 to `peak` over the first part, `peak`, and a straight line to `to` over the last part of its stage or piece."
  public static let template = WarmUpStableDecayLaw(peak: 1, warmUp: 0, decay: 0, to: 0)
  public static let fields: [Field<Self>] = [
    .required("peak", \.peak, .number(), "The value between the rise and the decay."),
    .required("warm-up", \.warmUp, .number(.nonNegative), inItsClock("How long the rise is")),
    .required("decay", \.decay, .number(.nonNegative), inItsClock("How long the decay at the end is")),
    .to(\.to),
  ]

  public func value(at x: Double, of length: Double) -> Double {
    if x < warmUp { return peak * (x / warmUp) }
    let left = length - x
    return left < decay ? to + (peak - to) * (left / decay) : peak
  }

  public func joints(of length: Double) -> [Double] { [warmUp, length - decay] }
}

import Descriptions

/// Linear from `from` to `peak` over the first `warm-up`, then linear from `peak` to `to` over the rest.
///
/// Source: Smith & Topin, arXiv 1708.07120 (one cycle, linear pieces).
public struct OneCycleLaw: Law {
  /// The values at the start, at the peak and at the end; the peak comes after `warmUp` > 0.
  public var from, peak, to, warmUp: Double

  /// Up and down in straight lines.
  public init(from: Double, peak: Double, to: Double, warmUp: Double) {
    (self.from, self.peak, self.to, self.warmUp) = (from, peak, to, warmUp)
  }

  public static let name = "one-cycle"
  public static let meaning =
    "A straight line from `from` to `peak` over the first part of its stage or piece, then one to `to`."
  public static let template = OneCycleLaw(from: 0, peak: 1, to: 0, warmUp: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .required("peak", \.peak, .number(), "The value after the rise."), .to(\.to),
    .required("warm-up", \.warmUp, .number(.positive), inItsClock("How long the rise is")),
  ]

  public func value(at x: Double, of length: Double) -> Double {
    if x < warmUp { return from + (peak - from) * (x / warmUp) }
    return peak + (to - peak) * ((x - warmUp) / max(length - warmUp, .leastNonzeroMagnitude))
  }

  public func joints(of length: Double) -> [Double] { [warmUp] }
}

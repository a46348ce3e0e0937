import Descriptions

/// Linear from `from` to `peak` over the first `warm-up` epochs, then linear from `peak` to `to` over the rest of the stage.
///
/// Source: Smith & Topin, arXiv 1708.07120 (one cycle, linear pieces).
public struct OneCycleLaw: Law {
  /// The values at the start, at the peak and at the end of the stage; the peak comes after `warmUp` > 0 epochs.
  public var from, peak, to, warmUp: Double

  /// Up and down in straight lines.
  public init(from: Double, peak: Double, to: Double, warmUp: Double) {
    (self.from, self.peak, self.to, self.warmUp) = (from, peak, to, warmUp)
  }

  public static let name = "one-cycle"
  public static let meaning =
    "A straight line from `from` to `peak` over the first epochs of its stage, then a straight line to `to`."
  public static let template = OneCycleLaw(from: 0, peak: 1, to: 0, warmUp: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .required("peak", \.peak, .number(), "The value after the rise."), .to(\.to),
    .required("warm-up", \.warmUp, .number(.positive, unit: "epochs"), "How long the rise is."),
  ]

  public func value(at epoch: Double, of length: Double) -> Double {
    if epoch < warmUp { return from + (peak - from) * (epoch / warmUp) }
    return peak + (to - peak) * ((epoch - warmUp) / max(length - warmUp, .leastNonzeroMagnitude))
  }

  public func joints(of length: Double) -> [Double] { [warmUp] }
}

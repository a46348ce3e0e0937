import Descriptions

/// The noisy quadratic: loss ½ Σ h_i w_i², gradient of mode i is h_i w_i + noise of variance s_i².
///
/// c_i is the per-example gradient variance of mode i: s_i² = c_i/B with replacement, c_i (1/B − 1/N) without. At the start
/// every w_i is independent N(`initialMean`, `initialVariance`) and the velocity is 0.
///
/// h_i is the weight of the mode in the loss. The curvature of its dynamics is another number where a weight decay is coupled,
/// h_i + λ; the loss has no penalty.
///
/// Source: Zhang et al., arXiv 1907.04164 (the noisy quadratic model).
public struct QuadraticProblem: Sendable, Equatable {
  /// h_i > 0.
  public let curvature: [Double]
  /// c_i ≥ 0.
  public let gradientVariance: [Double]
  /// E w_i at the start, the same for all modes.
  public let initialMean: Double
  /// Var w_i at the start, ≥ 0.
  public let initialVariance: Double

  /// A quadratic with a curvature and a gradient variance for each mode.
  ///
  /// - Throws: ``/Descriptions/Fault`` for no modes, lists of different lengths, or a value out of range.
  public init(
    curvature: [Double], gradientVariance: [Double], initialMean: Double = 0, initialVariance: Double = 1
  ) throws(Fault) {
    guard !curvature.isEmpty else { throw Fault("curvature", allowed: "at least one mode is required") }
    guard curvature.count == gradientVariance.count else {
      throw Fault(
        ["gradient-variance"],
        "gradient-variance has \(gradientVariance.count) values, but must have as many as curvature (\(curvature.count))"
      )
    }
    if let h = curvature.first(where: { !($0 > 0 && $0.isFinite) }) {
      throw Fault("curvature", h.shortText, allowed: "a number > 0")
    }
    if let c = gradientVariance.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw Fault("gradient-variance", c.shortText, allowed: "a number ≥ 0")
    }
    guard initialMean.isFinite else {
      throw Fault("initial-mean", initialMean.shortText, allowed: "a finite number")
    }
    guard initialVariance >= 0, initialVariance.isFinite else {
      throw Fault("initial-variance", initialVariance.shortText, allowed: "a number ≥ 0")
    }
    self.curvature = curvature
    self.gradientVariance = gradientVariance
    self.initialMean = initialMean
    self.initialVariance = initialVariance
  }

  /// How many modes, ≥ 1.
  public var modes: Int { curvature.count }

  /// The largest h_i.
  public var largestCurvature: Double { curvature.max() ?? 0 }
}

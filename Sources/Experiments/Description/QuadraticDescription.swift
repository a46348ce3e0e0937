import Descriptions
import StochasticSimulation

/// The noisy quadratic ½ Σ h_i w_i² with gradient-noise covariance diag(c_i).
public struct QuadraticDescription: Sendable {
  /// h_i, and with them the number of modes.
  public var curvature: Curvature
  /// c_i, so that a batch has the variance c_i/B, or c_i (1/B − 1/N) without replacement.
  public var gradientVariance: GradientVariance
  /// Of every w_i at the start.
  public var initialMean: Double
  /// ≥ 0.
  public var initialVariance: Double

  /// 1000 modes h_i = i^(−½) with c_i = h_i and w_i ~ N(0, 1) at the start, unless told.
  public init(
    curvature: Curvature = .powerLaw(modes: 1000, largest: 1, exponent: 0.5),
    gradientVariance: GradientVariance = .perCurvature(1), initialMean: Double = 0, initialVariance: Double = 1
  ) {
    self.curvature = curvature
    self.gradientVariance = gradientVariance
    self.initialMean = initialMean
    self.initialVariance = initialVariance
  }
}

extension QuadraticDescription: Described, NodeValue, Equatable {
  public static let name = "quadratic"
  public static let meaning = "The noisy quadratic ½ Σ h_i w_i², with gradient noise of variance c_i an example."
  public static let template = QuadraticDescription()
  public static let fields: [Field<Self>] = [
    Field("curvature", \.curvature, .choice(Curvature.mapping), "h_i > 0 of every mode."),
    Field("gradient-variance", \.gradientVariance, .choice(GradientVariance.mapping), "c_i ≥ 0 of every mode."),
    Field("initial-mean", \.initialMean, .number(), "Of every w_i at the start."),
    Field("initial-variance", \.initialVariance, .number(.nonNegative), "Of every w_i at the start."),
  ]

  /// What depends on several values, as far as files need not be read.
  /// - Throws: ``/Descriptions/Fault`` with the path from the quadratic.
  public func check() throws(Fault) {
    do { try curvature.check() } catch { throw error.under("curvature") }
    guard case .values(let variances) = gradientVariance, let modes = curvature.modes, variances.count != modes else {
      return
    }
    throw Fault(["gradient-variance"], Self.unequal(variances: variances.count, modes: modes))
  }

  static func unequal(variances: Int, modes: Int) -> String {
    "gradient-variance has \(variances) values, but must have as many as curvature (\(modes))"
  }

  public static func == (a: QuadraticDescription, b: QuadraticDescription) -> Bool { a.values == b.values }
}

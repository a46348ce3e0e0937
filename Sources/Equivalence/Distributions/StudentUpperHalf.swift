import Elementary

/// Student's t distribution with ν ≤ 2⁸⁰ degrees of freedom for t > 0, from the middle outwards and from ∞ inwards, whichever needs no
/// difference. With x = ν/(ν + t²) and f the density,
///
///     t f(t) = Γ((ν+1)/2)/(√π Γ(ν/2)) √(1 − x) x^(ν/2)
///     P(0 < T < t) = t f(t) Σ         (``centralSeries(square:)``)
///     P(T > t)     = t f(t) K/2       (``tailFraction(square:)``)
struct StudentUpperHalf {
  /// ν.
  let degreesOfFreedom: Double

  /// Γ((ν+1)/2)/(√π Γ(ν/2)).
  private let constant: Double

  init(degreesOfFreedom: Double) {
    // Below 2⁻⁹⁶⁰, where quotients would overflow, every probability is ½ and every quantile infinite, whatever ν.
    self.degreesOfFreedom = max(degreesOfFreedom, 0x1p-960)
    constant = halfStepGammaRatio(self.degreesOfFreedom / 2) * 0.5641895835477563
  }

  /// What is known without a difference, and t f(t) divided by it.
  enum Probability {
    /// P(0 < T < t).
    case within(Double, elasticity: Double)

    /// P(T > t), in the unit asked for.
    case beyond(Double, elasticity: Double)
  }

  /// The probability on one side of t.
  ///
  /// - Parameters:
  ///   - t: > 0, finite.
  ///   - unit: Divides P(T > t), without underflow on the way.
  func probability(at t: Double, unit: Double = 1) -> Probability {
    let square = t * t
    let sine = square.isFinite ? t / (degreesOfFreedom + square).squareRoot() : 1
    let root = rootOfKernel(at: t)
    if t < 1.75, square < degreesOfFreedom {
      let series = centralSeries(square: square)
      return .within(constant * sine * series * root * root, elasticity: 1 / series)
    }
    let half = tailFraction(square: square) / 2
    return .beyond(constant * sine * half * (root / unit) * root, elasticity: 1 / half)
  }

  /// The t ≥ 0 with P(T > t) = `tail`, by steps of Halley's until one is below 10⁻⁵: its cube no longer counts.
  ///
  /// - Parameter tail: 0 < tail ≤ ½.
  func quantile(tail: Double) -> Double {
    guard tail < 0.5 else { return 0 }
    var t = start(tail: tail)
    // Four are enough wherever it was tried; the limit says that it ends.
    for _ in 0..<20 {
      guard t > 0, t.isFinite else { return t }
      let step = step(from: t, tail: tail)
      t += t * .expMinusOne(step)
      if step.magnitude < 1e-5 { break }
    }
    return t
  }

  private func step(from t: Double, tail: Double) -> Double {
    let (ratio, slope): (Double, Double)
    if tail < 0.25 {
      switch probability(at: t, unit: tail) {
      case .within(let middle, let elasticity):
        (ratio, slope) = ((0.5 - middle) / tail, -elasticity * middle / (0.5 - middle))
      case .beyond(let multiple, let elasticity):
        (ratio, slope) = (multiple, -elasticity)
      }
    } else {
      // From the middle, so that the distance from ½ keeps all its digits.
      switch probability(at: t) {
      case .within(let middle, let elasticity):
        (ratio, slope) = (middle / (0.5 - tail), elasticity)
      case .beyond(let beyond, let elasticity):
        (ratio, slope) = ((0.5 - beyond) / (0.5 - tail), elasticity * beyond / (0.5 - beyond))
      }
    }
    // t f′/f = −(ν + 1) t²/(ν + t²).
    let square = t * t
    let share = square.isFinite ? square / (degreesOfFreedom + square) : 1
    return halleyStep(ratio: ratio, slope: slope, bend: 1 - (degreesOfFreedom + 1) * share - slope)
  }

  /// Far out P(T > t) ≈ (√ν/t)^ν · constant/ν; further in Wallace's (8ν+1)/(8ν+3) · √(ν ln(1 + t²/ν)) is nearly normal.
  ///
  /// Source: Wallace, *Annals of Mathematical Statistics* 30, 1959.
  private func start(tail: Double) -> Double {
    let freedom = degreesOfFreedom
    let power = freedom.squareRoot() * .pow(constant / (freedom * tail), 1 / freedom)
    guard power * power <= 4 * freedom else { return power }
    let normal = StandardNormal.approximateUpperQuantile(tail) * (8 * freedom + 3) / (8 * freedom + 1)
    return (freedom * .expMinusOne(normal * normal / freedom)).squareRoot()
  }
}

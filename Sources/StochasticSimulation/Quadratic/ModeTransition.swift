import RealModule

/// Second moments of one mode: E w², E wu, E u², with u = εv, the velocity in units of w.
struct SecondMoments: Sendable, Equatable {
  var ww, wu, uu: Double
}

/// The affine map of the second moments of one mode over one update, and its powers.
///
/// With a = εh, s = p + q and u = εv, the state obeys
///
///     w′ = (1 − sa) w − qm u − s e,   u′ = a w + m u + e,   e ~ N(0, σ²), σ = ε × the gradient's deviation
///
/// so that det = m(1 − pa), trace = 1 + m − sa, and the distance to the stability limit is d = 2(1+m) − a(s + mp). The
/// stationary moments are those of an ARMA(2,1) process:
///
///     E u² = 2σ²/((1 − det) d),   E wu = −(s + pm)/2 · E u²,
///     E w² = σ² ((1 + det)(s − pm)² + 2 s p m a (s − pm)) / ((1 − det) a (s − pm) d)
///
/// Powers keep 1e-9 relative after 10⁸ updates: slow modes (a < 1e-3) as I + D with D → 2D + D²; others as deviations from
/// the stationary moments under Aᵏ, near the stability limit with the eigenvalue −(1 − δ) from d, not from the matrix.
///
/// Source: shared derivation in the documentation of `exact`; heavy ball and Nesterov agree with Zhang et al., arXiv
/// 1907.04164, and Liu, Ziyin, Ueda, arXiv 2012.03636.
struct ModeTransition {
  private enum Form {
    case slow
    case fast(stationary: SecondMoments)
    /// Eigenvalues −(1 − δ) and `second` of A.
    case nearLimit(stationary: SecondMoments, delta: Double, second: Double)
    /// At or above the stability limit: no stationary moments.
    case unstable
  }

  private let a, m, s, q: Double
  private let variance: Double
  private let form: Form
  /// Level j: 2ʲ updates.
  private var affine: [AffinePower] = []
  private var powers: [Matrix2] = []

  /// Slow modes are those below.
  static let slowLimit = 1e-3

  init(
    learningRate: Double, momentum m: Double, gradientWeight p: Double, velocityWeight q: Double, curvature: Double,
    gradientVariance: Double
  ) {
    let a = learningRate * curvature
    let s = p + q
    (self.a, self.m, self.s, self.q) = (a, m, s, q)
    variance = learningRate * learningRate * gradientVariance
    let det = m * (1 - p * a)
    // 2(1 + m) − a(s + mp) with the rounding of 2 + 2m and of εh put back: it is the only small difference here.
    let top = 2 + 2 * m
    let topError = 2 * m - (top - 2)
    let productError = (-a).addingProduct(learningRate, curvature)
    let d = top.addingProduct(-a, s + m * p) + (topError - productError * (s + m * p))
    if a < Self.slowLimit {
      form = .slow
    } else if d <= 0 {
      form = .unstable
    } else {
      let uu = 2 * variance / ((1 - det) * d)
      let one = s - p * m
      let ww = variance * ((1 + det) * one * one + 2 * s * p * m * a * one) / ((1 - det) * a * one * d)
      let stationary = SecondMoments(ww: ww, wu: -(s + p * m) / 2 * uu, uu: uu)
      if d < 1e-3 * (1 - det) {
        let sum = 3 + m - s * a
        let delta = 2 * d / (sum + .sqrt(sum * sum - 4 * d))
        form = .nearLimit(stationary: stationary, delta: delta, second: -det / (1 - delta))
      } else {
        form = .fast(stationary: stationary)
      }
    }
  }

  private var matrix: Matrix2 { Matrix2(1 - s * a, -q * m, a, m) }

  /// The moments after one update, directly.
  func stepped(_ x: SecondMoments) -> SecondMoments { Self.step(x, a: a, m: m, s: s, q: q, variance: variance) }

  /// One update with a = εh, s = p + q and σ² = `variance`, without making a transition of it.
  static func step(
    _ x: SecondMoments, a: Double, m: Double, s: Double, q: Double, variance: Double
  ) -> SecondMoments {
    let moved = Matrix2(1 - s * a, -q * m, a, m).applied(to: x)
    return SecondMoments(
      ww: moved.ww + s * s * variance, wu: moved.wu - s * variance, uu: moved.uu + variance)
  }

  /// The moments after `count` ≥ 0 updates.
  mutating func advanced(_ x: SecondMoments, by count: Int) -> SecondMoments {
    if count == 1 { return stepped(x) }
    switch form {
    case .slow, .unstable:
      return affinely(x, count)
    case .fast(let stationary):
      return stationary + power(count).applied(to: x - stationary)
    case .nearLimit(let stationary, let delta, let second):
      let first = -(1 - delta)
      let size = Double.exp(Double(count) * .log(onePlus: -delta))
      let slow = count.isMultiple(of: 2) ? size : -size
      let quick = Double.pow(second, count)
      // Aᵏ = (λ₁ᵏ (A − λ₂) − λ₂ᵏ (A − λ₁))/(λ₁ − λ₂)
      let weight1 = slow / (first - second)
      let weight2 = quick / (first - second)
      let base = matrix
      let power = Matrix2(
        weight1 * (base.a - second) - weight2 * (base.a - first), (weight1 - weight2) * base.b,
        (weight1 - weight2) * base.c, weight1 * (base.d - second) - weight2 * (base.d - first))
      return stationary + power.applied(to: x - stationary)
    }
  }

  private mutating func power(_ count: Int) -> Matrix2 {
    var result: Matrix2?
    for level in 0..<(Int.bitWidth - count.leadingZeroBitCount) {
      if powers.count <= level { powers.append(level == 0 ? matrix : powers[level - 1] * powers[level - 1]) }
      if count >> level & 1 == 1 { result = result.map { $0 * powers[level] } ?? powers[level] }
    }
    return result ?? Matrix2(1, 0, 0, 1)
  }

  private mutating func affinely(_ x: SecondMoments, _ count: Int) -> SecondMoments {
    var x = x
    for level in 0..<(Int.bitWidth - count.leadingZeroBitCount) {
      if affine.count <= level {
        affine.append(
          level == 0 ? AffinePower(a: a, m: m, s: s, q: q, variance: variance) : affine[level - 1].doubled())
      }
      if count >> level & 1 == 1 { x = affine[level].applied(to: x) }
    }
    return x
  }
}

/// A 2×2 matrix, [[a, b], [c, d]].
struct Matrix2: Sendable, Equatable {
  var a, b, c, d: Double

  init(_ a: Double, _ b: Double, _ c: Double, _ d: Double) { (self.a, self.b, self.c, self.d) = (a, b, c, d) }

  static func * (x: Matrix2, y: Matrix2) -> Matrix2 {
    Matrix2(
      x.a * y.a + x.b * y.c, x.a * y.b + x.b * y.d, x.c * y.a + x.d * y.c, x.c * y.b + x.d * y.d)
  }

  /// A P Aᵀ.
  func applied(to p: SecondMoments) -> SecondMoments {
    SecondMoments(
      ww: a * a * p.ww + 2 * a * b * p.wu + b * b * p.uu,
      wu: a * c * p.ww + (a * d + b * c) * p.wu + b * d * p.uu,
      uu: c * c * p.ww + 2 * c * d * p.wu + d * d * p.uu)
  }
}

extension SecondMoments {
  static func + (x: Self, y: Self) -> Self { Self(ww: x.ww + y.ww, wu: x.wu + y.wu, uu: x.uu + y.uu) }
  static func - (x: Self, y: Self) -> Self { Self(ww: x.ww - y.ww, wu: x.wu - y.wu, uu: x.uu - y.uu) }
}

/// Second moments of one mode: E w², E wv, E v².
struct SecondMoments: Sendable, Equatable {
  var ww, wv, vv: Double

  static func + (x: Self, y: Self) -> Self { Self(ww: x.ww + y.ww, wv: x.wv + y.wv, vv: x.vv + y.vv) }
  static func - (x: Self, y: Self) -> Self { Self(ww: x.ww - y.ww, wv: x.wv - y.wv, vv: x.vv - y.vv) }
}

/// The map of the second moments P of one mode over one update, and its powers.
///
/// The state (w, v) obeys x′ = A x + b ξ, with s = p + q:
///
///     A = [[1 − εsh, −εqm], [h, m]]   b = (−εs, 1)   ξ ~ N(0, σ²)
///
/// so P → A P Aᵀ + Q with Q = σ² b bᵀ, and 2k updates are A²ᵏ and Q + Aᵏ Q Aᵏᵀ: a sum of covariances, in which nothing
/// cancels. All of it is done in ``DoubleDouble``, from ε, h, m, p and q without rounding; that keeps 1e-9 relative after
/// 10¹² updates, from slow modes to the stability limit, where A is nearly defective, and above.
struct ModeTransition {
  /// The map over some updates.
  private struct Power {
    var matrix: WideMatrix2
    var noise: WideMoments

    func applied(to x: WideMoments) -> WideMoments { matrix.applied(to: x) + noise }

    /// First these updates, then those of `next`.
    func followed(by next: Power) -> Power {
      Power(matrix: next.matrix * matrix, noise: next.applied(to: noise))
    }
  }

  /// 2ʲ updates at level j.
  private var levels: [Power]
  /// The counts asked for last: recorded epochs are mostly one of two counts apart.
  private var recent: [(count: Int, power: Power)] = []

  /// v ← m v + ĝ, w ← w − ε (p ĝ + q v); ε may be 0.
  init(
    learningRate: Double, momentum m: Double, gradientWeight p: Double, velocityWeight q: Double, curvature: Double,
    gradientVariance: Double
  ) {
    let rate = DoubleDouble(learningRate)
    let reach = -(rate * DoubleDouble(sum: p, q))
    let matrix = WideMatrix2(
      DoubleDouble(1) + reach * DoubleDouble(curvature), -(rate * DoubleDouble(product: q, m)),
      DoubleDouble(curvature), DoubleDouble(m))
    let variance = DoubleDouble(gradientVariance)
    levels = [
      Power(
        matrix: matrix, noise: WideMoments(ww: reach * reach * variance, wv: reach * variance, vv: variance))
    ]
  }

  /// The moments after `count` ≥ 0 updates.
  mutating func advanced(_ x: WideMoments, by count: Int) -> WideMoments {
    guard count > 0 else { return x }
    return power(count).applied(to: x)
  }

  private mutating func power(_ count: Int) -> Power {
    if let known = recent.first(where: { $0.count == count }) { return known.power }
    var power: Power?
    for level in 0..<(Int.bitWidth - count.leadingZeroBitCount) {
      if levels.count <= level { levels.append(levels[level - 1].followed(by: levels[level - 1])) }
      if count >> level & 1 == 1 { power = power?.followed(by: levels[level]) ?? levels[level] }
    }
    let result = power ?? levels[0]
    recent = recent.suffix(3) + [(count, result)]
    return result
  }
}

extension SecondMoments {
  /// The moments after one update, in plain doubles: for stages in which every update is another.
  func updated(
    learningRate: Double, momentum m: Double, gradientWeight p: Double, velocityWeight q: Double, curvature: Double,
    gradientVariance: Double
  ) -> SecondMoments {
    let reach = -learningRate * (p + q)
    let moved = Matrix2(1 + reach * curvature, -learningRate * q * m, curvature, m).applied(to: self)
    return moved
      + SecondMoments(ww: reach * reach * gradientVariance, wv: reach * gradientVariance, vv: gradientVariance)
  }
}

/// A 2×2 matrix, [[a, b], [c, d]].
struct Matrix2: Sendable, Equatable {
  var a, b, c, d: Double

  init(_ a: Double, _ b: Double, _ c: Double, _ d: Double) { (self.a, self.b, self.c, self.d) = (a, b, c, d) }

  /// A P Aᵀ.
  func applied(to p: SecondMoments) -> SecondMoments {
    SecondMoments(
      ww: a * a * p.ww + 2 * a * b * p.wv + b * b * p.vv,
      wv: a * c * p.ww + (a * d + b * c) * p.wv + b * d * p.vv,
      vv: c * c * p.ww + 2 * c * d * p.wv + d * d * p.vv)
  }
}

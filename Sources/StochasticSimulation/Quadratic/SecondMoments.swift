/// Second moments of one mode: E w², E wv, E v².
struct SecondMoments: Sendable, Equatable {
  var ww, wv, vv: Double

  static func + (x: Self, y: Self) -> Self { Self(ww: x.ww + y.ww, wv: x.wv + y.wv, vv: x.vv + y.vv) }
  static func - (x: Self, y: Self) -> Self { Self(ww: x.ww - y.ww, wv: x.wv - y.wv, vv: x.vv - y.vv) }
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

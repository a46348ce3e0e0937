/// ``SecondMoments`` with twice the digits.
struct WideMoments: Sendable, Equatable {
  var ww, wv, vv: DoubleDouble

  init(ww: DoubleDouble, wv: DoubleDouble, vv: DoubleDouble) { (self.ww, self.wv, self.vv) = (ww, wv, vv) }

  init(_ x: SecondMoments) {
    self.init(ww: DoubleDouble(x.ww), wv: DoubleDouble(x.wv), vv: DoubleDouble(x.vv))
  }

  var rounded: SecondMoments { SecondMoments(ww: ww.high, wv: wv.high, vv: vv.high) }

  static func + (x: Self, y: Self) -> Self { Self(ww: x.ww + y.ww, wv: x.wv + y.wv, vv: x.vv + y.vv) }
}

/// A 2×2 matrix with twice the digits, [[a, b], [c, d]].
struct WideMatrix2: Sendable {
  var a, b, c, d: DoubleDouble

  init(_ a: DoubleDouble, _ b: DoubleDouble, _ c: DoubleDouble, _ d: DoubleDouble) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  static func * (x: WideMatrix2, y: WideMatrix2) -> WideMatrix2 {
    WideMatrix2(
      x.a * y.a + x.b * y.c, x.a * y.b + x.b * y.d, x.c * y.a + x.d * y.c, x.c * y.b + x.d * y.d)
  }

  /// A P Aᵀ.
  func applied(to p: WideMoments) -> WideMoments {
    // The rows of A P.
    let (top, topRight) = (a * p.ww + b * p.wv, a * p.wv + b * p.vv)
    let (bottom, bottomRight) = (c * p.ww + d * p.wv, c * p.wv + d * p.vv)
    return WideMoments(
      ww: top * a + topRight * b, wv: top * c + topRight * d, vv: bottom * c + bottomRight * d)
  }
}

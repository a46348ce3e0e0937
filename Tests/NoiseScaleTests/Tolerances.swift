/// How far a number may be from what it is compared with, by kind of claim.
enum Tolerance {
  /// Algebra in a few operations: some ulp.
  static let algebra = 1e-14
  /// A law evaluated through an excerpt: the position is a sum of two epochs, and near a zero of the law
  /// (1 + cos x at 1 + cos x ≈ 1e-7) its rounding is amplified by that much.
  static let excerpt = 1e-9
  /// The same at the zero itself: absolute, relative to the largest value of the law.
  static let zero = 1e-12
  /// Epochs: a sum of some dozen pieces.
  static let epochs = 1e-12
  /// A limit found by 60 bisections, limited by the rounding of a spectral radius near 1 where two eigenvalues are close.
  static let bisection = 1e-9
  /// A sum of 1e4 terms of one sign.
  static let summation = 1e-11
}

/// |a − b| ≤ tolerance · max(|a|, |b|).
func isClose(_ a: Double, _ b: Double, within tolerance: Double = Tolerance.algebra) -> Bool {
  a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

/// How far a number may be from what it is compared with, by kind of claim.
package enum Tolerance {
  /// The rounding of a few operations.
  package static let rounding = 1e-14
  /// The same algebra in another order: the rounding of some dozen operations, or of sums over a few modes.
  package static let algebra = 1e-13
  /// A law evaluated through an excerpt: the position is a sum of two epochs, and near a zero of the law
  /// (1 + cos x at 1 + cos x ≈ 1e-7) its rounding is amplified by that much.
  package static let excerpt = 1e-9
  /// The same at the zero itself: absolute, relative to the largest value of the law.
  package static let zero = 1e-12
  /// Epochs: a sum of some dozen pieces.
  package static let epochs = 1e-12
  /// A limit found by 60 bisections, limited by the rounding of a spectral radius near 1 where two eigenvalues are close.
  package static let bisection = 1e-9
  /// A sum of 1e4 terms of one sign.
  package static let summation = 1e-11
  /// Exact moments after up to 10¹² updates: double-double powers leave only the rounding of the last steps.
  package static let exactMoments = 1e-13
  /// Against a naive recursion of some thousand updates, whose own rounding adds up to about updates × 10⁻¹⁶.
  package static let naiveRecursion = 1e-11
  /// A closed form against the plain recursion over up to 1e4 updates, each of which rounds.
  package static let recursion = 1e-9
  /// Against a covariance integrated by fourth-order Runge–Kutta steps of h = 1/512 of the fastest time:
  /// (2h)⁴/60 a unit of time, for up to 400 units.
  package static let integration = 1e-8
  /// Single-precision Gaussians against Box–Muller in double precision, absolute: |z| ≤ 6.7 times a few units of 2⁻²⁴.
  package static let singleGaussian = 1.5e-6
  /// A leading-order formula of theory against the exact value: next order in the small quantity, a few per cent.
  package static let leadingOrder = 0.05
  /// Monte Carlo, in standard errors; with less than 10⁴ such checks in all, a false alarm in 10³ runs of other seeds.
  package static let standardErrors = 5.0
  /// False alarms a test of a sampler's law.
  package static let falseAlarm = 1e-6
  /// The slope of an order of convergence 1, where it is read off two sizes that differ by a factor of 2.
  package static let firstOrder = 0.9...1.15
}

/// |a − b| ≤ tolerance · max(|a|, |b|).
package func isClose(_ a: Double, _ b: Double, within tolerance: Double = Tolerance.rounding) -> Bool {
  a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

/// The difference of two numbers in units of the second, or of `scale` where that is larger.
package func relativeError(_ value: Double, _ reference: Double, scale: Double = 0) -> Double {
  let size = max(abs(reference), scale)
  return value == reference ? 0 : abs(value - reference) / size
}

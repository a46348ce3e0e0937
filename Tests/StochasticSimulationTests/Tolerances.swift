/// How far apart two numbers may be, by kind of claim.
enum Tolerance {
  /// The same algebra in another order, a handful of operations.
  static let algebra = 1e-13
  /// Exact moments after up to 10¹² updates: double-double powers leave only the rounding of the last steps.
  static let exactMoments = 1e-13
  /// Against a naive recursion of some thousand updates, whose own rounding adds up to about updates × 10⁻¹⁶.
  static let naiveRecursion = 1e-11
  /// Against a covariance integrated by fourth-order Runge–Kutta steps of h = 1/512 of the fastest time:
  /// (2h)⁴/60 a unit of time, for up to 400 units.
  static let integration = 1e-8
  /// Single-precision Gaussians against Box–Muller in double precision, absolute: |z| ≤ 6.7 times a few units of 2⁻²⁴.
  static let singleGaussian = 1.5e-6
  /// Monte Carlo, in standard errors; with less than 10⁴ such checks in all, a false alarm in 10³ runs of other seeds.
  static let standardErrors = 5.0
  /// False alarms a test of a sampler's law.
  static let falseAlarm = 1e-6
  /// The slope of an order of convergence 1, where it is read off two sizes that differ by a factor of 2.
  static let firstOrder = 0.9...1.15
}

/// The difference of two numbers in units of the second, or of `scale` where that is larger.
func relativeError(_ value: Double, _ reference: Double, scale: Double = 0) -> Double {
  let size = max(abs(reference), scale)
  return value == reference ? 0 : abs(value - reference) / size
}

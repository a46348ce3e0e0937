/// How far a number may be from what it is compared with, by kind of claim.
enum Tolerance {
  /// The same closed form evaluated in another order: some ulp of sums over a few modes.
  static let algebra = 1e-12
  /// A closed form against the plain recursion over up to 1e4 updates, each of which rounds.
  static let recursion = 1e-9
  /// A leading-order formula of theory against the exact value: next order in the small quantity, a few per cent.
  static let leadingOrder = 0.05
}

/// |a − b| ≤ tolerance · max(|a|, |b|).
func isClose(_ a: Double, _ b: Double, within tolerance: Double = Tolerance.algebra) -> Bool {
  a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

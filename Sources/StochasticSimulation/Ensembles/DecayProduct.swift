/// Π β over the updates made so far, for the bias correction 1 − Π β of a running mean whose β may change between stages.
///
/// Updates with the same β count as one power of it, however they are divided into stages, so that a β that never changes
/// gives βᵏ.
struct DecayProduct {
  /// Of the βs before the present one.
  private var before = 1.0
  private var beta = 1.0
  private var updates = 0

  /// The product with one more update, made with `beta`.
  mutating func next(_ beta: Double) -> Double {
    if beta != self.beta {
      before *= power(self.beta, updates)
      (self.beta, updates) = (beta, 0)
    }
    updates += 1
    return before * power(beta, updates)
  }
}

/// xⁿ by squaring, the same on every machine.
private func power(_ x: Double, _ n: Int) -> Double {
  var (result, square, left) = (1.0, x, n)
  while left > 0 {
    if left & 1 == 1 { result *= square }
    square *= square
    left >>= 1
  }
  return result
}

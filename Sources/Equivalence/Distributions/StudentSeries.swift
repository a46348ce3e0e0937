extension StudentUpperHalf {
  /// P(0 < T < t)/(t f(t)), for t² < ν and t < 2: a series of positive terms, with y = t²/(ν + t²)
  ///
  ///     ₂F₁(1, (ν+1)/2; 3/2; y) = Σ ((ν+1)(ν+3) … (ν+2n−1))/(3·5 … (2n+1)) yⁿ.
  ///
  /// Source: the integral of the density as ₂F₁(½, (ν+1)/2; 3/2; −t²/ν), and Pfaff's transformation (DLMF 15.8.1).
  ///
  /// - Parameter square: t².
  func centralSeries(square: Double) -> Double {
    let y = square / (degreesOfFreedom + square)
    var (sum, term) = (1.0, 1.0)
    var (up, down) = (degreesOfFreedom + 1, 3.0)
    while term > sum * 0x1p-56 {
      term *= y * (up / down)
      sum += term
      up += 2
      down += 2
    }
    return sum
  }

  /// 2 P(T > t)/(t f(t)), for t² ≥ ν or t ≥ 1.75: the even part of the continued fraction of the incomplete beta function, summed forwards; all
  /// partial denominators and all summands are positive. At most 70 steps, 12 where t² ≥ ν.
  ///
  ///     1/(β₀ + α₁/(β₁ + α₂/(β₂ + …))),    x = ν/(ν + t²), y = 1 − x,
  ///     αₙ = −(ν+2n−2)(ν+2n−1)/(ν+4n−2)² · n(2n−1)/2 · x²
  ///     βₙ = n − n(2n−1)x/(ν+4n−2) + (ν+2n)/(ν+4n+2) · (x(t² − 1)/2 + 1 + n(1 + y))
  ///
  /// Source: DLMF 8.17.22 for I_x(ν/2, ½), contracted; Didonato and Morris, *ACM Transactions on Mathematical Software* 18, 1992. Steed's forward
  /// summation.
  ///
  /// - Parameter square: t², which may be ∞.
  func tailFraction(square: Double) -> Double {
    let freedom = degreesOfFreedom
    let x = square.isFinite ? freedom / (freedom + square) : 0
    let y = square.isFinite ? square / (freedom + square) : 1
    let first = square.isFinite ? x * (square - 1) / 2 + 1 : freedom / 2 + 1
    var n = 0.0
    // 1/(ν + 4n + 2).
    var reciprocal = 1 / (freedom + 2)
    var quotient = 1 / (freedom * reciprocal * first)
    var (sum, summand) = (quotient, quotient)
    while summand > sum * 0x1p-56 {
      n += 1
      let part = n * (2 * n - 1) * x * reciprocal
      let up = freedom + 2 * n
      let numerator = -(up - 2) * (up - 1) * reciprocal * part * x / 2
      reciprocal = 1 / (freedom + 4 * n + 2)
      let denominator = n - part + up * reciprocal * (first + n * (1 + y))
      quotient = 1 / (denominator + numerator * quotient)
      summand *= denominator * quotient - 1
      sum += summand
    }
    return sum
  }
}

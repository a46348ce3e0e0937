/// 2ʲ updates of the second moments of one mode as an affine map x → x + (D x + s) or x → T x + s.
///
/// For slow modes D is small against the identity and holds what matters; it is formed analytically and squared as
/// D → 2D + D², s → 2s + D s. Once |D₀₀| > ¼ nothing is lost by going over to T.
struct AffinePower {
  /// Row major 3×3.
  private var matrix: [Double]
  private var source: SIMD3<Double>
  private var isDifference: Bool

  init(a: Double, m: Double, s: Double, q: Double, variance: Double) {
    let (alpha, beta) = (s * a, q * m)
    matrix = [
      -2 * alpha + alpha * alpha, -2 * (1 - alpha) * beta, beta * beta,
      (1 - alpha) * a, (m - 1) - alpha * m - beta * a, -beta * m,
      a * a, 2 * a * m, (m - 1) * (m + 1),
    ]
    source = variance * SIMD3(s * s, -s, 1)
    isDifference = true
    switchIfLarge()
  }

  private mutating func switchIfLarge() {
    guard isDifference, abs(matrix[0]) > 0.25 else { return }
    for i in 0..<3 { matrix[4 * i] += 1 }
    isDifference = false
  }

  private func times(_ x: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(
      matrix[0] * x[0] + matrix[1] * x[1] + matrix[2] * x[2],
      matrix[3] * x[0] + matrix[4] * x[1] + matrix[5] * x[2],
      matrix[6] * x[0] + matrix[7] * x[1] + matrix[8] * x[2])
  }

  func applied(to x: SecondMoments) -> SecondMoments {
    let vector = SIMD3(x.ww, x.wu, x.uu)
    let moved = times(vector) + source
    let result = isDifference ? vector + moved : moved
    return SecondMoments(ww: result[0], wu: result[1], uu: result[2])
  }

  /// Twice as many updates.
  func doubled() -> AffinePower {
    var next = self
    for i in 0..<3 {
      for j in 0..<3 {
        let square = matrix[3 * i] * matrix[j] + matrix[3 * i + 1] * matrix[3 + j] + matrix[3 * i + 2] * matrix[6 + j]
        next.matrix[3 * i + j] = isDifference ? 2 * matrix[3 * i + j] + square : square
      }
    }
    next.source = (isDifference ? 2 * source : source) + times(source)
    next.switchIfLarge()
    return next
  }
}

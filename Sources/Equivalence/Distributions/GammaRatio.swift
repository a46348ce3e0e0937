/// Γ(a + ½)/Γ(a) for a > 0, within 10⁻¹⁵ of itself.
///
/// Above 8 by its expansion for large w = a − ¼, which has only even powers,
///
///     Γ(w + ¾)/Γ(w + ¼) = √w (1 + 1/64w² − 19/8192w⁴ + …),
///
/// and below from there by Γ(a + 1) = a Γ(a).
///
/// Source: the expansion follows from that of ln Γ(w + c) in Bernoulli's polynomials (DLMF 5.11.8);
/// `Tests/EquivalenceTests/References/distribution_constants.py` writes the coefficients.
func halfStepGammaRatio(_ a: Double) -> Double {
  var (numerator, denominator, shifted) = (1.0, 1.0, a)
  while shifted < 8.25 {
    numerator *= shifted
    denominator *= shifted + 0.5
    shifted += 1
  }
  let w = shifted - 0.25
  let power = 1 / (w * w)
  let series = coefficients.reversed().reduce(0) { ($0 + $1) * power }
  return numerator / denominator * w.squareRoot() * (1 + series)
}

/// Of w⁻², w⁻⁴ …; what is left out is below 5·10⁻¹⁷ for w ≥ 8.
private let coefficients = [
  0.015625, -0.0023193359375, 0.0012035369873046875, -0.001298762857913971, 0.0023855575127527118,
  -0.006670963462056534, 0.026412154660064857, -0.14065807079546203,
]

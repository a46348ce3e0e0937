import Elementary

/// Halley's step towards F(t) = f₀ for positive t and F, both on logarithmic scales: there the tails of the normal distribution are nearly
/// parabolas, those of Student's nearly straight lines, and all of them concave.
///
///     s = ln t,  G(s) = ln F(t) − ln f₀       Δs = −(G/G′) / (1 − G G″/2G′²)
///
/// An error ε of s becomes about ε³/3 or less.
///
/// Source: Halley's method for a function on logarithmic scales; `Tests/EquivalenceTests` measures what is left.
///
/// - Parameters:
///   - ratio: F(t)/f₀.
///   - slope: G′ = t F′/F.
///   - bend: G″/G′ = 1 + t F″/F′ − t F′/F.
/// - Returns: Δs; the better t is t exp(Δs).
func halleyStep(ratio: Double, slope: Double, bend: Double) -> Double {
  let newton = -Double.log(ratio) / slope
  return newton / (1 + newton * bend / 2)
}

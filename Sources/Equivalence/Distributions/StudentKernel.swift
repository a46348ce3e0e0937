import Elementary

extension StudentUpperHalf {
  /// (1 + t²/ν)^(−ν/4) for t > 0, within 5·10⁻¹⁶ of itself: the root of the kernel, because the kernel itself may underflow where a quantile does not.
  ///
  /// The sum 1 + t²/ν is carried to twice the digits, since the power multiplies its error by ν/4; where t² is small beside ν,
  ///
  ///     (1 + u)^(−ν/4) = exp(−t²/4) exp(t²/4 · (u/2 − u²/3 + …)),   u = t²/ν.
  func rootOfKernel(at t: Double) -> Double {
    let freedom = degreesOfFreedom
    guard t < 1e150 else { return rootOfKernel(farOut: t) }
    let square = ExactProduct(t, t)
    let u = square.rounded / freedom
    if u < 0x1p-10 {
      guard square.rounded < 6000 else { return 0 }
      let excess = u * (1.0 / 2 - u * (1.0 / 3 - u * (1.0 / 4 - u * (1.0 / 5 - u / 6))))
      return Double.exp(-square.rounded / 4) * (1 - square.rest / 4) * .exp(square.rounded / 4 * excess)
    }
    guard u < 1e290 else { return rootOfKernel(farOut: t) }
    let product = ExactProduct(u, freedom)
    let uRest = ((square.rounded - product.rounded) - product.rest + square.rest) / freedom
    let base = 1 + u
    let baseRest = (u > 1 ? (u - base) + 1 : (1 - base) + u) + uRest
    let power = Double.pow(base, -freedom / 4)
    // Without the guard 0 may meet ∞ where ν is huge.
    return power > 0 ? power * (1 - freedom / 4 * (baseRest / base)) : 0
  }

  /// The same where 1 no longer counts beside t²/ν.
  private func rootOfKernel(farOut t: Double) -> Double {
    let freedom = degreesOfFreedom
    return freedom > 100 ? 0 : .pow(t, -freedom / 2) * .pow(freedom, freedom / 4)
  }
}

import Elementary

/// The normal distribution with mean 0 and variance 1, φ(x) = exp(−x²/2)/√(2π).
///
/// Only sums, products, quotients, square roots and the package's own elementary functions are used, in a fixed order: the same argument gives the
/// same bits on every machine.
public enum StandardNormal {
  /// P(Z ≤ x), within 9·10⁻¹⁶ of itself while it is above 10⁻³⁰⁰: φ(x) times Mills' ratio, or 1 less that; for |x| < ½ the distance from ½ by its
  /// series, so that it is exactly ½ at 0.
  ///
  /// - Parameter x: Any number; ±∞ give 0 and 1.
  /// - Throws: `DistributionError` if `x` is NaN.
  public static func cumulativeProbability(at x: Double) throws(DistributionError) -> Double {
    guard !x.isNaN else { throw .place(x) }
    let root = rootOfKernel(at: x.magnitude)
    let density = densityAtZero * root * root
    if x.magnitude < 0.5 { return 0.5 + x * density * centralSeries(at: x) }
    let tail = density * millsRatio(at: x.magnitude)
    return x < 0 ? tail : 1 - tail
  }

  /// The x with P(Z ≤ x) = `probability`, within 8·10⁻¹⁶ of itself: one step of Halley's from a start that is right to 2·10⁻⁶.
  ///
  /// `quantile(1 − p)` is −`quantile(p)` to the bit where 1 − p is exact.
  ///
  /// - Parameter probability: In 0…1; the ends give −∞ and +∞.
  /// - Throws: `DistributionError` if `probability` is outside 0…1.
  public static func quantile(_ probability: Double) throws(DistributionError) -> Double {
    guard (0...1).contains(probability) else { throw .probability(probability) }
    // 1 − p is exact in the upper half.
    return probability < 0.5 ? -upperQuantile(probability) : upperQuantile(1 - probability)
  }

  /// The x ≥ 0 with P(Z > x) = `tail` ≤ ½.
  private static func upperQuantile(_ tail: Double) -> Double {
    let start = approximateUpperQuantile(tail)
    guard start > 0, start.isFinite else { return start }
    let root = rootOfKernel(at: start)
    let ratio: Double
    let slope: Double
    if tail < 0.25 {
      let mills = millsRatio(at: start)
      // Divided in between, so that nothing underflows.
      ratio = densityAtZero * mills * (root / tail) * root
      slope = -start / mills
    } else {
      // From the middle, so that the distance from ½ keeps all its digits.
      let series = centralSeries(at: start)
      ratio = densityAtZero * start * series * root * root / (0.5 - tail)
      slope = 1 / series
    }
    return start + start * .expMinusOne(halleyStep(ratio: ratio, slope: slope, bend: 1 - start * start - slope))
  }

  /// φ(0) = 1/√(2π).
  private static let densityAtZero = 0.3989422804014327

  /// P(0 < Z < x)/(x φ(x)) = Σ x²ⁿ/(1·3·5 … (2n + 1)).
  private static func centralSeries(at x: Double) -> Double {
    let square = x * x
    var (sum, term, divisor) = (1.0, 1.0, 1.0)
    while term > sum * 0x1p-56 {
      divisor += 2
      term *= square / divisor
      sum += term
    }
    return sum
  }

  /// √(φ(x)/φ(0)) = exp(−x²/4) for x ≥ 0, within 3·10⁻¹⁶ of itself: the rounded square alone would leave 3·10⁻¹⁴ and more.
  private static func rootOfKernel(at x: Double) -> Double {
    guard x < 60 else { return 0 }
    let square = ExactProduct(x, x)
    return Double.exp(-square.rounded / 4) * (1 - square.rest / 4)
  }
}

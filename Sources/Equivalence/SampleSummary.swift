/// What a set of replicates says about one number at one epoch: how many, their mean, their spread.
public struct SampleSummary: Sendable, Equatable {
  /// R, the number of replicates; 0 for an exact value.
  public var count: Int

  /// x̄, in the units of the metric.
  public var mean: Double

  /// s² = Σ (x − x̄)² / (R − 1), in squared units of the metric; NaN when fewer than two replicates leave it unknown.
  public var variance: Double

  /// The unbiased third central moment, in cubed units of the metric; 0 where it is not known.
  public var thirdMoment = 0.0

  /// Whether `mean` is known from theory, so that it has no width.
  public var isExact: Bool

  /// A summary computed elsewhere.
  ///
  /// - Parameters:
  ///   - count: R ≥ 1.
  ///   - mean: x̄.
  ///   - variance: The unbiased s² ≥ 0; not looked at when `count` is 1.
  ///   - thirdMoment: The unbiased third central moment.
  public init(count: Int, mean: Double, variance: Double, thirdMoment: Double = 0) {
    self.count = count
    self.thirdMoment = count > 2 ? thirdMoment : 0
    self.mean = mean
    self.variance = count > 1 ? variance : .nan
    isExact = false
  }

  /// A value known from theory.
  public init(exact value: Double) {
    count = 0
    mean = value
    variance = 0
    isExact = true
  }

  /// The summary of the values of all replicates. Without values, mean and variance are NaN.
  public init(_ samples: [Double]) {
    let mean = samples.reduce(0, +) / Double(samples.count)
    let sumOfSquares = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(count: samples.count, mean: mean, variance: sumOfSquares / Double(samples.count - 1))
  }

  /// s/√R, in the units of the metric: 0 for an exact value, ∞ where the spread is unknown (one replicate).
  public var standardError: Double {
    if isExact { return 0 }
    guard count > 1, !variance.isNaN else { return .infinity }
    return (variance / Double(count)).squareRoot()
  }
}

extension SampleSummary {
  /// mean ± t((1 + confidence)/2) s/√R, the two-sided interval of Student; `nil` for an exact value, one replicate or a
  /// mean that is not finite.
  ///
  /// - Throws: `DistributionError` unless 0 < `confidence` < 1.
  public func interval(confidence: Double) throws -> ClosedRange<Double>? {
    guard !isExact, count > 1, mean.isFinite, standardError.isFinite else { return nil }
    let half = try StudentT(degreesOfFreedom: Double(count - 1)).quantile((1 + confidence) / 2) * standardError
    return mean - half...mean + half
  }
}

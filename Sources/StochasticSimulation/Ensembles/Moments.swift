/// Count, mean and sum of squared deviations of samples, merged in a fixed order.
///
/// Source: Chan, Golub, LeVeque 1983 (pairwise update).
public struct Moments: Sendable, Equatable {
  /// R, the number of samples.
  public private(set) var count = 0
  /// x̄, in the unit of the samples; 0 without any.
  public private(set) var mean = 0.0
  /// Σ (x − x̄)².
  public private(set) var squaredDeviations = 0.0

  /// No samples yet.
  public init() {}

  /// Adds one sample (Welford's update).
  public mutating func add(_ value: Double) {
    count += 1
    let deviation = value - mean
    mean += deviation / Double(count)
    squaredDeviations += deviation * (value - mean)
  }

  /// Merges the samples of `other`, which come after those of `self`.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = count + other.count
    let deviation = other.mean - mean
    squaredDeviations +=
      other.squaredDeviations + deviation * deviation * (Double(count) * Double(other.count) / Double(total))
    mean += deviation * (Double(other.count) / Double(total))
    count = total
  }

  /// The unbiased variance; 0 for a single sample.
  public var variance: Double { count > 1 ? squaredDeviations / Double(count - 1) : 0 }
}

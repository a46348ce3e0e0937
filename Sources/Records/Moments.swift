/// Count, mean and sums of squared and cubed deviations of samples, merged in a fixed order.
///
/// Source: Chan, Golub, LeVeque 1983 (pairwise update); Pébay, SAND2008-6212 (third powers).
public struct Moments: Sendable, Equatable {
  /// R, the number of samples.
  public private(set) var count = 0
  /// x̄, in the unit of the samples; 0 without any.
  public private(set) var mean = 0.0
  /// Σ (x − x̄)².
  public private(set) var squaredDeviations = 0.0
  /// Σ (x − x̄)³.
  public private(set) var cubedDeviations = 0.0

  /// No samples yet.
  public init() {}

  /// The moments of samples that are all at hand, in two passes; NaN where one of them is not finite.
  public init(_ samples: [Double]) {
    guard !samples.isEmpty else { return }
    count = samples.count
    guard samples.allSatisfy(\.isFinite) else {
      (mean, squaredDeviations, cubedDeviations) = (.nan, .nan, .nan)
      return
    }
    let mean = samples.reduce(0, +) / Double(count)
    self.mean = mean
    squaredDeviations = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    cubedDeviations = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) }
  }

  /// Adds one sample (Welford's update).
  public mutating func add(_ value: Double) {
    count += 1
    let deviation = value - mean
    let share = deviation / Double(count)
    let added = deviation * (deviation - share)
    cubedDeviations += added * share * Double(count - 2) - 3 * share * squaredDeviations
    mean += share
    squaredDeviations += deviation * (value - mean)
  }

  /// Merges the samples of `other`, which come after those of `self`.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = count + other.count
    let deviation = other.mean - mean
    let (own, others) = (Double(count) / Double(total), Double(other.count) / Double(total))
    cubedDeviations +=
      other.cubedDeviations
      + deviation * deviation * deviation * (Double(total) * own * others * (own - others))
      + 3 * deviation * (own * other.squaredDeviations - others * squaredDeviations)
    squaredDeviations +=
      other.squaredDeviations + deviation * deviation * (Double(count) * Double(other.count) / Double(total))
    mean += deviation * (Double(other.count) / Double(total))
    count = total
  }

  /// The unbiased variance; 0 for a single sample.
  public var variance: Double { count > 1 ? squaredDeviations / Double(count - 1) : 0 }

  /// The unbiased third central moment, Σ(x − x̄)³ R/((R − 1)(R − 2)); 0 for fewer than three samples.
  public var thirdMoment: Double {
    let n = Double(count)
    return count > 2 ? cubedDeviations * n / ((n - 1) * (n - 2)) : 0
  }
}

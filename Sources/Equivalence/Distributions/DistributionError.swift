/// A question that a distribution cannot answer; each holds what was asked.
public enum DistributionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A probability outside 0…1.
  case probability(Double)

  /// Degrees of freedom that are not > 0.
  case degreesOfFreedom(Double)

  /// A place on the line that is not a number.
  case place(Double)

  public var description: String {
    switch self {
    case .probability(let value): "the probability is \(value); it must be in 0…1"
    case .degreesOfFreedom(let value): "the degrees of freedom are \(value); they must be > 0, and may be infinite"
    case .place(let value): "the place is \(value); it must be a number, and may be infinite"
    }
  }
}

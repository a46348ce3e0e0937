import Descriptions
import Elementary

/// from · (to/from)^(x/E), at x of a length E; `from` and `to` are > 0.
public struct ExponentialLaw: Law {
  /// The values at both ends, > 0.
  public var from, to: Double

  /// Equal ratios in equal times, between two values > 0.
  public init(from: Double, to: Double) { (self.from, self.to) = (from, to) }

  public static let name = "exponential"
  public static let meaning = "from · (to/from)^(x/E), at x of the length E of its stage or piece."
  public static let template = ExponentialLaw(from: 1, to: 1)
  public static let fields: [Field<Self>] = [.from(\.from, .positive), .to(\.to, .positive)]

  public func value(at x: Double, of length: Double) -> Double {
    from * .pow(to / from, x / length)
  }
}

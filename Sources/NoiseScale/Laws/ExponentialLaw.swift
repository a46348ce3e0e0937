import Descriptions
import RealModule

/// from · (to/from)^(x/E), for x of E epochs; `from` and `to` are > 0.
public struct ExponentialLaw: Law {
  /// The value at the start of the stage and at its end, both > 0.
  public var from, to: Double

  /// Equal ratios in equal times, between two values > 0.
  public init(from: Double, to: Double) { (self.from, self.to) = (from, to) }

  public static let name = "exponential"
  public static let meaning = "from · (to/from)^(x/E), for x of the E epochs of its stage."
  public static let template = ExponentialLaw(from: 1, to: 1)
  public static let fields: [Field<Self>] = [.from(\.from, .positive), .to(\.to, .positive)]

  public func value(at epoch: Double, of length: Double) -> Double {
    from * .pow(to / from, epoch / length)
  }
}

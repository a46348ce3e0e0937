import Descriptions
import Elementary

/// from + (to − from) · min(1, ln(1 + x)/ln W), at x of a length W: a rise that is steep at first. It reaches `to` at x = W − 1.
///
/// It is meant for a piece in updates, where x is the update k = 0, 1, … and W their number, so that `to` is the last one's. Unlike
/// the other laws it depends on the unit of time: over 10 epochs it is not what it is over the same time in updates. W below 2
/// counts as 2.
///
/// Source: DeepSpeed's `WarmupLR` with `warmup_type: log`, its default. A tenth of the way into 100 updates it is at a half of `to`,
/// where a straight line is at a tenth. Its own count k lags: both of its first two updates have k = 0.
public struct LogarithmicLaw: Law {
  /// The values at both ends.
  public var from, to: Double

  /// A logarithm's rise between two values.
  public init(from: Double, to: Double) { (self.from, self.to) = (from, to) }

  public static let name = "logarithmic"
  public static let meaning = """
    from + (to − from) · min(1, ln(1 + x)/ln W), at x of the length W of its stage or piece; meant for a piece in updates, \
    the last of which has `to`.
    """
  public static let template = LogarithmicLaw(from: 0, to: 1)
  public static let fields: [Field<Self>] = [.from(\.from), .to(\.to)]

  public func value(at x: Double, of length: Double) -> Double {
    let share = Double.log(onePlus: x) / .log(max(length, 2))
    return share < 1 ? from + (to - from) * share : to
  }

  public func joints(of length: Double) -> [Double] { length > 2 ? [length - 1] : [] }
}

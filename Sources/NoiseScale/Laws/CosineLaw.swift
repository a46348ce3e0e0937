import Descriptions
import RealModule

/// to + (from − to) (1 + cos(π x/E))/2, for x of E epochs: half a cosine from `from` to `to`.
///
/// Source: Loshchilov & Hutter, arXiv 1608.03983, equation 5, one period.
public struct CosineLaw: Law {
  /// The value at the start of the stage and at its end.
  public var from, to: Double

  /// Half a cosine between two values.
  public init(from: Double, to: Double) { (self.from, self.to) = (from, to) }

  public static let name = "cosine"
  public static let meaning = "to + (from − to)(1 + cos(π x/E))/2, for x of the E epochs of its stage: half a cosine."
  public static let template = CosineLaw(from: 1, to: 0)
  public static let fields: [Field<Self>] = [.from(\.from), .to(\.to)]

  public func value(at epoch: Double, of length: Double) -> Double {
    to + (from - to) * (1 + .cos(.pi * (epoch / length))) / 2
  }
}

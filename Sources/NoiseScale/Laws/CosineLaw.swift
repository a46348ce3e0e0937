import Descriptions
import Elementary

/// to + (from − to) (1 + cos(π x/E))/2, at x of a length E: half a cosine from `from` to `to`.
///
/// Source: Loshchilov & Hutter, arXiv 1608.03983, equation 5, one period.
public struct CosineLaw: Law {
  /// The values at both ends.
  public var from, to: Double

  /// Half a cosine between two values.
  public init(from: Double, to: Double) { (self.from, self.to) = (from, to) }

  public static let name = "cosine"
  public static let meaning =
    "to + (from − to)(1 + cos(π x/E))/2, at x of the length E of its stage or piece: half a cosine."
  public static let template = CosineLaw(from: 1, to: 0)
  public static let fields: [Field<Self>] = [.from(\.from), .to(\.to)]

  public func value(at x: Double, of length: Double) -> Double {
    to + (from - to) * (1 + .cos(.pi * (x / length))) / 2
  }
}

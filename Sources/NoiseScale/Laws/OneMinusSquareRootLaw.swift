import Descriptions

/// to + (from − to)(1 − √(x/E)), at x of a length E: steep at first, slow towards the end.
///
/// Source: Hägele et al., arXiv 2405.18392, section 3 (the decay “1 − sqrt”).
public struct OneMinusSquareRootLaw: Law {
  /// The values at both ends.
  public var from, to: Double

  /// Down by the square root of time, between two values.
  public init(from: Double, to: Double) { (self.from, self.to) = (from, to) }

  public static let name = "one-minus-square-root"
  public static let meaning = "to + (from − to)(1 − √(x/E)), at x of the length E of its stage or piece."
  public static let template = OneMinusSquareRootLaw(from: 1, to: 0)
  public static let fields: [Field<Self>] = [.from(\.from), .to(\.to)]

  public func value(at x: Double, of length: Double) -> Double {
    to + (from - to) * (1 - (x / length).squareRoot())
  }
}

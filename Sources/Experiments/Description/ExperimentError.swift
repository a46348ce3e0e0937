/// An experiment that cannot be run: which key, and one sentence with the value and what is allowed.
public struct ExperimentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Keys and (from 0) list positions from the top of the experiment, e.g. schedules, 1, stages, 0, batch-size.
  public var path: [PathStep]
  /// One sentence with the value and what is allowed.
  public var message: String

  /// One step on the way from the top of an experiment to a value.
  public enum PathStep: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// Into a mapping, by a key.
    case key(String)
    /// Into a list, by a position counted from 0.
    case index(Int)

    public init(stringLiteral value: String) { self = .key(value) }
    public init(integerLiteral value: Int) { self = .index(value) }
  }

  /// An error at a place.
  public init(_ path: [PathStep], _ message: String) {
    self.path = path
    self.message = message
  }

  public var description: String { message }
}

/// Where a value was said.
public enum Place: Sendable, Hashable, CustomStringConvertible {
  /// In a text; line and column count from 1, columns in Unicode scalars.
  case file(String, line: Int, column: Int)
  /// On the command line: the option as it was typed, such as `--set seed=x`.
  case option(String)

  /// As messages begin with it.
  public var description: String {
    switch self {
    case .file(let name, let line, let column): "\(name):\(line):\(column)"
    case .option(let text): text.shortened(to: 200)
    }
  }
}

/// One step on the way from the top of a description to a value.
public enum Step: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// Into a mapping, by a key.
  case key(String)
  /// Into a list, by a position counted from 0.
  case index(Int)

  public init(stringLiteral value: String) { self = .key(value) }
  public init(integerLiteral value: Int) { self = .index(value) }
}

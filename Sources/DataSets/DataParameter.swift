/// A number that a data set takes.
public struct DataParameter: Sendable, Equatable {
  /// What values are allowed. Its description completes "expected …".
  public enum Allowed: Sendable, Equatable, CustomStringConvertible {
    /// Whole numbers of a range.
    case integers(ClosedRange<Int>)
    /// All numbers of a range.
    case reals(ClosedRange<Double>)
    /// One of a few whole numbers.
    case oneOf([Int])

    /// Whether `value` is one of them; never true for NaN.
    public func contains(_ value: Double) -> Bool {
      switch self {
      case .integers(let range): Int(exactly: value).map(range.contains) ?? false
      case .reals(let range): range.contains(value)
      case .oneOf(let values): Int(exactly: value).map(values.contains) ?? false
      }
    }

    /// The allowed values in words.
    public var description: String {
      switch self {
      case .integers(let range): "a whole number of \(range.lowerBound)…\(range.upperBound)"
      case .reals(let range): "a number of \(range.lowerBound)…\(range.upperBound)"
      case .oneOf(let values): "one of \(values.map(String.init).joined(separator: ", "))"
      }
    }
  }

  /// The name, lower case with hyphens.
  public let name: String

  /// The value that is used when none is given.
  public let defaultValue: Double

  /// The values that are allowed.
  public let allowed: Allowed

  /// What it means, half a sentence.
  public let meaning: String

  /// Describes a parameter. Traps if the default is not allowed.
  public init(name: String, defaultValue: Double, allowed: Allowed, meaning: String) {
    precondition(allowed.contains(defaultValue), "the default of \(name) is not allowed")
    self.name = name
    self.defaultValue = defaultValue
    self.allowed = allowed
    self.meaning = meaning
  }

  /// Throws `DataSetError.invalidParameter` unless `value` is allowed.
  public func check(_ value: Double) throws {
    guard allowed.contains(value) else {
      throw DataSetError.invalidParameter(name: name, value: value, allowed: allowed.description)
    }
  }
}

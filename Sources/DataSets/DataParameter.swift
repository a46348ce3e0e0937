/// A value that a data set takes.
public struct DataParameter: Sendable, Equatable {
  /// What values are allowed. Its description completes "expected …".
  public enum Allowed: Sendable, Equatable, CustomStringConvertible {
    /// Whole numbers of a range.
    case integers(ClosedRange<Int>)
    /// All numbers of a range.
    case reals(ClosedRange<Double>)
    /// One of a few whole numbers.
    case oneOf([Int])
    /// `true` or `false`.
    case flag
    /// One of a few words.
    case words([String])
    /// The name of a file, without an absolute folder.
    case file
    /// One or several columns of a table, each once.
    case columns

    /// Whether `value` is one of them; never true for NaN.
    public func contains(_ value: DataValue) -> Bool {
      switch (self, value) {
      case (.integers(let range), .number(let value)): Int(exactly: value).map(range.contains) ?? false
      case (.reals(let range), .number(let value)): range.contains(value)
      case (.oneOf(let values), .number(let value)): Int(exactly: value).map(values.contains) ?? false
      case (.flag, .flag): true
      case (.words(let words), .text(let word)): words.contains(word)
      case (.file, .text(let name)): !name.isEmpty && !name.hasPrefix("/") && !name.hasPrefix("~")
      case (.columns, .texts(let names)): Set(names).count == names.count && !names.contains("")
      default: false
      }
    }

    /// The allowed values in words.
    public var description: String {
      switch self {
      case .integers(let range): "a whole number of \(range.lowerBound)…\(range.upperBound)"
      case .reals(let range): "a number of \(range.lowerBound)…\(range.upperBound)"
      case .oneOf(let values): "one of \(values.map(String.init).joined(separator: ", "))"
      case .flag: "true or false"
      case .words(let words): "one of \(words.joined(separator: ", "))"
      case .file: "a file's name without an absolute folder (which data-dir gives)"
      case .columns: "names of columns, each once (without a header their positions, from 1)"
      }
    }
  }

  /// The name, lower case with hyphens.
  public let name: String

  /// The value that is used when none is given; nil for none.
  public let defaultValue: DataValue?

  /// Whether it has to be given.
  public let isRequired: Bool

  /// The values that are allowed.
  public let allowed: Allowed

  /// What it means, half a sentence.
  public let meaning: String

  /// Describes a parameter. Traps if the default is not allowed.
  public init(
    name: String, defaultValue: DataValue? = nil, isRequired: Bool = false, allowed: Allowed, meaning: String
  ) {
    precondition(defaultValue.map(allowed.contains) ?? true, "the default of \(name) is not allowed")
    self.name = name
    self.defaultValue = defaultValue
    self.isRequired = isRequired
    self.allowed = allowed
    self.meaning = meaning
  }

  /// Throws `DataSetError.invalidParameter` unless `value` is allowed.
  public func check(_ value: DataValue) throws {
    guard allowed.contains(value) else {
      throw DataSetError.invalidParameter(name: name, value: value.shown, allowed: allowed.description)
    }
  }
}

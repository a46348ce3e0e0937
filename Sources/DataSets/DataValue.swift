/// A value that a data set takes.
public enum DataValue: Sendable, Equatable {
  /// A number, whole ones too.
  case number(Double)
  /// A word or the name of a file.
  case text(String)
  /// True or false.
  case flag(Bool)
  /// One or several texts, such as names of columns.
  case texts([String])

  /// The value as a reader would type it, for messages.
  public var shown: String {
    switch self {
    case .number(let value): Int(exactly: value).map(String.init) ?? "\(value)"
    case .text(let text): "'\(text)'"
    case .flag(let flag): "\(flag)"
    case .texts(let texts): "[\(texts.joined(separator: ", "))]"
    }
  }
}

extension DataValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral
{
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// The values that a data set is asked for with, by the names of its parameters, in a fixed order.
public struct DataValues: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// Each name with its value, in the order in which they are written.
  public private(set) var entries: [(name: String, value: DataValue)]

  /// These names and values; a name is there once.
  public init(_ entries: [(name: String, value: DataValue)] = []) { self.entries = entries }

  public init(dictionaryLiteral elements: (String, DataValue)...) {
    entries = elements.map { (name: $0.0, value: $0.1) }
  }

  public static func == (a: DataValues, b: DataValues) -> Bool {
    a.entries.count == b.entries.count
      && zip(a.entries, b.entries).allSatisfy { $0.name == $1.name && $0.value == $1.value }
  }

  /// The value under `name`; setting one that is there already keeps its place, `nil` leaves all as it is.
  public subscript(name: String) -> DataValue? {
    get { entries.first { $0.name == name }?.value }
    set {
      guard let newValue else { return }
      if let index = entries.firstIndex(where: { $0.name == name }) {
        entries[index].value = newValue
      } else {
        entries.append((name, newValue))
      }
    }
  }
}

/// Values that have been checked: what is asked for is there. Traps for another type than the parameter's.
extension DataValues {
  func number(_ name: String) -> Double {
    guard case .number(let value)? = self[name] else { preconditionFailure("\(name) is no number") }
    return value
  }

  func integer(_ name: String) -> Int { Int(number(name)) }

  func flag(_ name: String) -> Bool {
    guard case .flag(let value)? = self[name] else { preconditionFailure("\(name) is no flag") }
    return value
  }

  /// `nil` where it was not given.
  func text(_ name: String) -> String? {
    guard case .text(let text)? = self[name] else { return nil }
    return text
  }

  func word<Choice: RawRepresentable>(_ name: String, as type: Choice.Type) -> Choice where Choice.RawValue == String {
    guard let word = text(name), let choice = Choice(rawValue: word) else {
      preconditionFailure("\(name) is no choice")
    }
    return choice
  }

  func texts(_ name: String) -> [String] {
    guard case .texts(let texts)? = self[name] else { return [] }
    return texts
  }
}

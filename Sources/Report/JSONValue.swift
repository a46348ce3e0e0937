/// A JSON document whose objects keep the order in which their members are given.
public indirect enum JSONValue: Sendable, Equatable {
  /// A name and its value in an object.
  public struct Member: Sendable, Equatable {
    /// The member's name, written with the escapes that JSON asks for.
    public let name: String
    /// What stands under the name.
    public let value: JSONValue

    /// A member of an object.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A whole number, written without a fraction.
  case integer(Int)
  /// A whole number that may lie beyond `Int`, for example a seed.
  case unsigned(UInt64)
  /// A real number, which must be finite: JSON has no other, and writing one traps.
  case number(Double)
  /// Any text, written with the escapes that JSON asks for.
  case string(String)
  /// Values in this order.
  case array([JSONValue])
  /// Members in the order in which they are written, each name once.
  case object([Member])
}

extension JSONValue: ExpressibleByNilLiteral {
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSONValue: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

/// One entry of a ``Table``.
public enum Cell: Sendable, Equatable {
  /// Words, shown as they are.
  case text(String)
  /// A real number. A number that is not finite is shown as an empty cell.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// `true` or `false`.
  case flag(Bool)
  /// Not applicable, or not known.
  case empty

  /// A real number, or an empty cell if it is `nil` or not finite.
  public init(_ value: Double?) {
    if let value, value.isFinite {
      self = .number(value)
    } else {
      self = .empty
    }
  }

  /// A whole number, or an empty cell if it is `nil`.
  public init(_ value: Int?) {
    self = value.map(Cell.integer) ?? .empty
  }

  /// A text, or an empty cell if it is `nil`.
  public init(_ value: String?) {
    self = value.map(Cell.text) ?? .empty
  }

  /// Whether the cell holds a number, so that a reader expects it aligned to the right.
  var isNumeric: Bool {
    switch self {
    case .number, .integer: true
    case .text, .flag, .empty: false
    }
  }

  /// Whether it holds a number, or the text of a whole one in groups of three digits.
  var isGroupedNumber: Bool {
    guard case .text(let text) = self else { return isNumeric }
    return text.first?.isNumber == true && text.allSatisfy { ("0"..."9").contains($0) || $0 == "\u{202F}" }
  }
}

extension Cell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Cell: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }
}

extension Cell: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Double) { self = Cell(value) }
}

extension Cell: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension Cell: ExpressibleByNilLiteral {
  public init(nilLiteral: ()) { self = .empty }
}

/// Scalars are read strictly: what looks like something else is never guessed.
extension Node {
  /// The number that a plain scalar spells in decimal: digits with at most one point, an exponent, a sign; finite.
  public var number: Double? {
    guard case .scalar(let text, isPlain: true) = content, text.isDecimalNumber, let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }

  /// An integer, also one that is spelled 5e4; integers in digits are taken exactly.
  public func integer<Whole: FixedWidthInteger>(as type: Whole.Type = Whole.self) -> Whole? {
    guard let value = number, case .scalar(let text, _) = content else { return nil }
    return Whole(text) ?? Whole(exactly: value)
  }

  /// The text of a scalar in any style; a plain scalar stands for its spelling, so that `yes` is the word and `0.1` these three
  /// characters. Only what is null in YAML is no text.
  public var text: String? {
    guard case .scalar(let text, let isPlain) = content, !(isPlain && text.isNull) else { return nil }
    return text
  }

  /// A plain `true` or `false`.
  public var flag: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Bool(text)
  }

  /// The value as it is shown in messages.
  public var shown: String {
    switch content {
    case .scalar("", isPlain: true): return "empty"
    case .scalar(let text, isPlain: true) where text.isDecimalNumber && text.utf8.count <= 60: return text
    case .scalar(let text, _):
      let line = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
      return "'\(line.count > 60 ? line.prefix(57) + "…" : line[...])'" + (isQuotedNumber ? " in quotes" : "")
    case .list: return "a list"
    case .mapping(let entries): return entries.isEmpty ? "an empty mapping" : "a mapping"
    }
  }

  /// A text that would be a number or a flag without its quotes.
  private var isQuotedNumber: Bool {
    guard case .scalar(let text, isPlain: false) = content else { return false }
    return text.isDecimalNumber || Bool(text) != nil
  }
}

extension String {
  /// Whether the text is a decimal number without superfluous leading zeros, which some readers take as octal.
  public var isDecimalNumber: Bool {
    var rest = utf8[...]
    rest.drop(oneOf: "+-")
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = rest.dropDigits()
    guard whole == 1 || !startsWithZero else { return false }
    let fraction = rest.drop(oneOf: ".") ? rest.dropDigits() : 0
    guard whole + fraction > 0 else { return false }
    guard rest.drop(oneOf: "eE") else { return rest.isEmpty }
    rest.drop(oneOf: "+-")
    return rest.dropDigits() > 0 && rest.isEmpty
  }

  /// Whether a plain scalar with this text is null.
  public var isNull: Bool { ["", "~", "null", "Null", "NULL"].contains(self) }
}

extension Substring.UTF8View {
  /// Drops the first byte if it is one of these; says whether it was.
  @discardableResult
  fileprivate mutating func drop(oneOf bytes: String) -> Bool {
    guard let first, bytes.utf8.contains(first) else { return false }
    removeFirst()
    return true
  }

  /// Drops ASCII digits from the start; says how many.
  fileprivate mutating func dropDigits() -> Int {
    let digits = prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    removeFirst(digits)
    return digits
  }
}

extension Double {
  /// Swift's shortest text that reads back to the same number, integers without a fraction.
  public var shortText: String {
    if self == rounded(), abs(self) <= 0x1p53 { return self == 0 ? "0" : String(Int64(self)) }
    return "\(self)"
  }
}

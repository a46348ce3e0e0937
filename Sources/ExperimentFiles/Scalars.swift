import Foundation
import NoiseScale

/// Scalars are read strictly: what looks like something else is an error, never a guess.
extension SourceNode {
  /// The number that a plain scalar spells in decimal: digits with at most one point, an exponent, a sign; finite.
  var number: Double? {
    guard case .scalar(let text, isPlain: true) = content, text.isDecimalNumber, let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }

  func number(_ key: String, _ allowed: String = "a finite number") throws(Complaint) -> Double {
    guard let value = number else { throw wrong(key, allowed) }
    return value
  }

  /// An integer, also one that is spelled 5e4; integers in digits are taken exactly.
  func integer<Whole: FixedWidthInteger>(_ key: String, _ allowed: String) throws(Complaint) -> Whole {
    guard let value = number, case .scalar(let text, _) = content, let whole = Whole(text) ?? Whole(exactly: value)
    else { throw wrong(key, allowed) }
    return whole
  }

  /// The text of a scalar in any style; a plain scalar stands for its spelling, so that `yes` is the word and `0.1`
  /// these three characters. Only what is null in YAML is no text.
  func text(_ key: String) throws(Complaint) -> String {
    guard case .scalar(let text, let isPlain) = content, !(isPlain && text.isNull) else { throw wrong(key, "a text") }
    return text
  }

  /// A plain `true` or `false`.
  func flag(_ key: String) throws(Complaint) -> Bool {
    guard case .scalar(let text, isPlain: true) = content, let flag = Bool(text) else {
      throw wrong(key, "true or false")
    }
    return flag
  }

  /// A word that is one of the cases of `Choice`.
  func word<Choice: RawRepresentable & CaseIterable>(
    _ key: String, as type: Choice.Type
  ) throws(Complaint) -> Choice where Choice.RawValue == String {
    guard case .scalar(let text, _) = content, let choice = Choice(rawValue: text) else {
      throw wrong(key, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  /// The numbers of a list.
  func numbers(_ key: String) throws(Complaint) -> [Double] {
    var values: [Double] = []
    for (index, element) in try list(key, of: "numbers").enumerated() {
      values.append(try element.number("element \(index + 1) of \(key)"))
    }
    return values
  }

  /// The integers of a list.
  func integers(_ key: String, _ allowed: String) throws(Complaint) -> [Int] {
    var values: [Int] = []
    for (index, element) in try list(key, of: "integers").enumerated() {
      values.append(try element.integer("element \(index + 1) of \(key)", allowed))
    }
    return values
  }
}

extension String {
  /// Whether the text is a decimal number without superfluous leading zeros, which some readers take as octal.
  var isDecimalNumber: Bool {
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
  var isNull: Bool { ["", "~", "null", "Null", "NULL"].contains(self) }
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

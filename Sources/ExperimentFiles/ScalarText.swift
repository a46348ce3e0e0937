import Descriptions

/// A text as a YAML scalar: as it is where every YAML reader takes it for that text, otherwise in double quotes.
/// - Parameter inFlow: Whether it stands within `{}` or `[]`, where commas and brackets are syntax.
func scalarText(_ text: String, inFlow: Bool) -> String {
  text.isSafePlainScalar(inFlow: inFlow) ? text : text.doubleQuoted
}

extension String {
  fileprivate func isSafePlainScalar(inFlow: Bool) -> Bool {
    let scalars = Array(unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, !looksLikeAnotherType || isMeasure else { return false }
    guard first != " ", last != " ", last != ":", !"-?:,[]{}#&*!|>'\"%@`<=".unicodeScalars.contains(first) else {
      return false
    }
    for (index, scalar) in scalars.enumerated() {
      if scalar.mustBeEscaped { return false }
      if inFlow, ",[]{}?:".unicodeScalars.contains(scalar) { return false }
      if scalar == ":", scalars[index + 1] == " " { return false }
      if scalar == "#", scalars[index - 1] == " " { return false }
    }
    return !hasPrefix("...")
  }

  /// Null, a truth value, or something of digits, signs, points and colons: a number, a time or a date to some reader.
  private var looksLikeAnotherType: Bool {
    let word = lowercased()
    if ["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(word) { return true }
    if [".inf", "+.inf", "-.inf", ".nan", "nan", "inf", "infinity"].contains(word) { return true }
    let start = word.unicodeScalars.drop { "+-.".unicodeScalars.contains($0) }
    guard let digit = start.first, ("0"..."9").contains(digit) else { return false }
    return word.unicodeScalars.allSatisfy { "0123456789abcdefox+-._:tz ".unicodeScalars.contains($0) }
  }

  /// A number with a factor, such as 15.6T, which no reader takes for something else.
  private var isMeasure: Bool { Double(self) == nil && Measure(self)?.unit == "" }

  /// In double quotes, with line ends and what cannot be printed as escapes.
  fileprivate var doubleQuoted: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where !scalar.mustBeEscaped: quoted.unicodeScalars.append(scalar)
      case _ where scalar.value <= 0xFF: quoted += "\\x" + scalar.hexadecimal(digits: 2)
      case _ where scalar.value <= 0xFFFF: quoted += "\\u" + scalar.hexadecimal(digits: 4)
      default: quoted += "\\U" + scalar.hexadecimal(digits: 8)
      }
    }
    return quoted + "\""
  }
}

extension Unicode.Scalar {
  /// Control characters, line ends, byte-order marks, non-characters and private use: YAML reads them not at all or not
  /// as text. What turns the direction of writing would show its reader other text than is there.
  fileprivate var mustBeEscaped: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: value == 0xFEFF || properties.isBidiControl
    }
  }

  fileprivate func hexadecimal(digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: digits - text.count) + text
  }
}

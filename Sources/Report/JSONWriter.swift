extension JSONValue {
  /// The document as indented text (two spaces a level) with a line end at the end; the same value gives the same bytes.
  ///
  /// Arrays of plain values stay on one line. A number that is not finite and a name given twice in an object are broken
  /// contracts and trap.
  public var text: String {
    var text = ""
    write(to: &text, indentation: "")
    return text + "\n"
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .unsigned(let integer): text += String(integer)
    case .number(let number): text += NumberText.shortest(number)
    case .string(let string): text += Self.quoted(string)
    case .array(let elements):
      if elements.allSatisfy(\.isPlain) {
        let texts = elements.map { element in
          var text = ""
          element.write(to: &text, indentation: "")
          return text
        }
        text += "[" + texts.joined(separator: ", ") + "]"
      } else {
        Self.write(elements, between: ("[", "]"), to: &text, indentation: indentation) { element, text, inner in
          element.write(to: &text, indentation: inner)
        }
      }
    case .object(let members):
      precondition(Set(members.map(\.name)).count == members.count, "a JSON object names each member once")
      guard !members.isEmpty else {
        text += "{}"
        return
      }
      Self.write(members, between: ("{", "}"), to: &text, indentation: indentation) { member, text, inner in
        text += Self.quoted(member.name) + ": "
        member.value.write(to: &text, indentation: inner)
      }
    }
  }

  private var isPlain: Bool {
    switch self {
    case .null, .flag, .integer, .unsigned, .number, .string: true
    case .array, .object: false
    }
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (open: String, close: String), to text: inout String, indentation: String,
    element write: (Element, inout String, String) -> Void
  ) {
    let inner = indentation + "  "
    text += brackets.open + "\n"
    for (index, element) in elements.enumerated() {
      text += inner
      write(element, &text, inner)
      text += index + 1 < elements.count ? ",\n" : "\n"
    }
    text += indentation + brackets.close
  }

  private static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // Beyond what JSON asks for: YAML readers take these as line ends or refuse them.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        result += escape(scalar)
      // A reader of the file would see other text than is there.
      case _ where scalar.properties.isBidiControl: result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

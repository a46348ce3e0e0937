import Descriptions

/// A tree as JSON on one line, with whatever breaks JSON's rules: keys that are there twice, numbers that are none.
package enum JSONText {
  package static func text(_ node: Node) -> String {
    switch node.content {
    case .mapping(let entries):
      "{" + entries.map { quoted($0.key) + ": " + text($0.value) }.joined(separator: ", ") + "}"
    case .list(let items): "[" + items.map(text).joined(separator: ", ") + "]"
    case .scalar(let text, let isPlain): isPlain ? text : quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{0}"..."\u{1F}": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: "\(scalar)"
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

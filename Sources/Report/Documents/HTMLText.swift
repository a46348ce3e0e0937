/// Text made safe for HTML.
enum HTMLText {
  /// The text as content of an element or as a value between quotes, with all that cannot be seen spelled out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A long text cut to so many characters, with an ellipsis.
  static func shortened(_ text: String, to length: Int) -> String {
    text.count <= length ? text : text.prefix(length - 1) + "…"
  }

  /// A JSON document that can stand in a `script` element: nothing in it ends the element or begins a comment.
  static func embedded(_ json: JSONValue) -> String {
    // In JSON these characters stand in strings alone.
    json.text.replacing("&", with: "\\u0026").replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
  }
}

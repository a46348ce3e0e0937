/// Text made safe for GitHub's Markdown.
public enum Markdown {
  /// The text with everything escaped that Markdown would read as mark-up, on one line.
  ///
  /// Line ends become `<br>`, other control characters a space, so that the text may stand in a table's cell.
  public static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.replacing("\r\n", with: "\n").unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n", "\r":
        result.append(contentsOf: "<br>".unicodeScalars)
      case "\\", "|", "`", "*", "<", ">", "[", "]", "~", "&":
        result.append("\\")
        result.append(scalar)
      case "_":
        // Inside a word an underscore is only itself, and column names are easier to read without strokes.
        let before = index > 0 && isWord(scalars[index - 1])
        let after = index + 1 < scalars.count && isWord(scalars[index + 1])
        if !(before && after) { result.append("\\") }
        result.append(scalar)
      default:
        result.append(scalar.properties.generalCategory == .control ? " " : scalar)
      }
    }
    return String(result)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

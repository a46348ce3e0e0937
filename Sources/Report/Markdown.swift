/// Text made safe for GitHub's Markdown.
public enum Markdown {
  /// The text with everything escaped that Markdown would read as mark-up, on one line.
  ///
  /// Line ends become `<br>`, tabulators a space, other control characters are spelled out, so that the text may stand in a table's
  /// cell; at the start of a line it begins no heading, list, rule or code.
  public static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\t", with: " ")
    let scalars = Array(lines.unicodeScalars.drop { $0 == " " })
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n":
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
      case _ where scalar.isInvisible:
        result.append("\\")
        result.append(contentsOf: String(scalar).visible.unicodeScalars)
      default:
        if beginsBlock(scalars, at: index) { result.append("\\") }
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether the character would begin a block, or end a heading: the marks of headings, lists and rules (CommonMark, chapters 4 and 5).
  private static func beginsBlock(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    func isEndOrSpace(_ index: Int) -> Bool {
      index == scalars.count || scalars[index] == " " || scalars[index] == "\n"
    }
    switch scalars[index] {
    case "#": return index == 0 || scalars[index - 1] == " " || scalars[index - 1] == "#"
    case "-", "+": return index == 0 && (isEndOrSpace(1) || scalars[1] == scalars[0])
    case "=": return index == 0
    case ".", ")":
      return index > 0 && scalars[..<index].allSatisfy { ("0"..."9").contains($0) } && isEndOrSpace(index + 1)
    default: return false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

/// Words from outside, put into a gnuplot script so that they remain words.
///
/// gnuplot runs commands found in back-ticks, `system(…)`, `!` and macros, but never inside a single-quoted string, whose
/// only special character is the quote itself. Text therefore enters a script as such a string and in no other way.
enum GnuplotText {
  /// The text as a single-quoted string on one line.
  static func quoted(_ text: String) -> String {
    "'" + plain(text).replacing("'", with: "''") + "'"
  }

  /// The text shortened to a width, with an ellipsis in place of what is left out.
  static func fitted(_ text: String, width: Double, fontSize: Double) -> String {
    let room = max(4, Int(width / (fontSize * characterWidth)))
    let text = plain(text)
    return text.count <= room ? text : text.prefix(room - 1) + "…"
  }

  /// The width of a text in pixels, estimated from its number of characters.
  static func width(of text: String, fontSize: Double) -> Double {
    Double(plain(text).count) * fontSize * characterWidth
  }

  /// The mean width of a character of a wide sans-serif font, in units of its size.
  private static let characterWidth = 0.58

  /// One line of characters that XML allows.
  private static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .unassigned: result.append(" ")
      default: result.append(scalar)
      }
    }
    // XML forbids this sequence in text, and gnuplot passes it on as it is.
    return String(result).replacing("]]>", with: "]] >")
  }
}

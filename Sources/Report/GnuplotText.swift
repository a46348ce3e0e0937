/// Words from outside, put into a gnuplot script so that they remain words.
///
/// gnuplot runs commands found in back-ticks, `system(…)`, `!` and macros, but never inside a single-quoted string. Its own
/// way to put a quote into one, doubling it, loses the end of the string where two quotes follow each other or one comes
/// first, and the rest would be read as commands. So a quote stands outside, as a string of its own.
enum GnuplotText {
  /// The text as a string expression on one line, for example `'it'."\047".'s'`.
  static func quoted(_ text: String) -> String {
    plain(text).split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
      .joined(separator: #"."\047"."#)
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

  /// One line of characters that XML allows; what would turn the direction of writing is spelled out.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar.properties.generalCategory {
      case .unassigned: result.append(" ")
      case .control where scalar.properties.isWhitespace: result.append(" ")
      case .lineSeparator, .paragraphSeparator: result.append(" ")
      default: result.append(contentsOf: String(scalar).visible.unicodeScalars)
      }
    }
    // XML forbids this sequence in text, and gnuplot passes it on as it is.
    return String(result).replacing("]]>", with: "]] >")
  }
}

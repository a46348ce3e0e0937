/// Words from outside, put into a gnuplot script so that they remain words.
///
/// gnuplot runs commands found in back-ticks, `system(…)`, `!` and macros, but never inside a single-quoted string. Its own
/// way to put a quote into one, doubling it, loses the end of the string where two quotes follow each other or one comes
/// first, and the rest would be read as commands. So a quote stands outside, as a string of its own.
enum GnuplotText {
  /// The text as a string expression on one line, for example `'it'."\047".'s'`.
  ///
  /// The libraries that draw PDF and PNG make a blot over the whole figure of a picture character that no font has: there a
  /// replacement character takes its place.
  static func quoted(_ text: String) -> String {
    let safe = String(text.map { $0.isPicture ? "\u{FFFD}" : $0 })
    return safe == text ? literal(text) : "(format eq 'svg' ? \(literal(text)) : \(literal(safe)))"
  }

  private static func literal(_ text: String) -> String {
    plain(text).split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
      .joined(separator: #"."\047"."#)
  }

  /// The text shortened to a width, with an ellipsis in place of what is left out of its middle: names often differ at their ends.
  static func fitted(_ text: String, width: Double, fontSize: Double) -> String {
    ShortenedName.shortened(plain(text), columns: room(width, fontSize))
  }

  /// Texts that are read beside each other, shortened to a width; those that differ still do.
  static func fitted(_ texts: [String], width: Double, fontSize: Double) -> [String] {
    ShortenedName.shortened(texts.map(plain), columns: room(width, fontSize))
  }

  private static func room(_ width: Double, _ fontSize: Double) -> Int {
    max(4, Int(width / (fontSize * characterWidth)))
  }

  /// The width of a text in pixels, estimated from its characters; superscripts are narrower, and some take the place of two.
  static func width(of text: String, fontSize: Double) -> Double {
    let characters = plain(text)
    let superscripts = characters.count { "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) }
    return (Double(characters.displayWidth) - 0.35 * Double(superscripts)) * fontSize * characterWidth
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

extension Character {
  /// Whether it may be an emoji or has a scalar beyond the basic plane of Unicode, for which there is often no font.
  fileprivate var isPicture: Bool {
    unicodeScalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F || $0.value > 0xFFFF }
  }
}

extension String {
  /// The text in lines of at most `width` columns, broken between words; every line but the first begins with `indent`.
  ///
  /// What is one to a reader stays together: a number with its per cent, the two ends of a range, a sign with what it stands before. A
  /// word that is longer than a line is cut where the line ends. Line feeds of the text stay.
  public func wrapped(to width: Int, indent: String = "") -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.lines(of: $0, width: width, indent: indent).joined(separator: "\n") }
      .joined(separator: "\n")
  }

  private static func lines(of text: Substring, width: Int, indent: String) -> [String] {
    guard String(text).displayWidth > width else { return [String(text)] }
    // What the text itself is indented by is no gap between words.
    let start = text.prefix { $0 == " " }
    var lines: [String] = []
    var line = String(start)
    var isBlank = true
    for word in words(of: text.dropFirst(start.count)) {
      let gap = isBlank ? "" : " "
      if line.displayWidth + gap.count + word.displayWidth <= width {
        line += gap + word
      } else {
        if !isBlank {
          lines.append(line)
          line = indent
        }
        let pieces = word.cut(
          to: Swift.max(2, width - line.displayWidth), then: Swift.max(2, width - indent.displayWidth))
        for (index, piece) in pieces.enumerated() {
          if index > 0 {
            lines.append(line)
            line = indent
          }
          line += piece
        }
      }
      isBlank = false
    }
    return lines + [line]
  }

  /// What is between spaces, with what belongs together in one.
  private static func words(of text: Substring) -> [String] {
    var words: [String] = []
    for part in text.split(separator: " ").map(String.init) {
      if let last = words.last,
        joinsBoth.contains(where: { part == $0 || last.hasSuffix(" " + $0) || last == $0 })
          || part.hasPrefix("%")
      {
        words[words.count - 1] = last + " " + part
      } else {
        words.append(part)
      }
    }
    return words
  }

  private static let joinsBoth = ["×", "÷", "…", "=", "±"]

  /// Pieces of at most so many columns each.
  private func cut(to first: Int, then width: Int) -> [String] {
    var pieces = [""]
    var taken = 0
    for character in self {
      let columns = character.displayWidth
      if taken + columns > (pieces.count == 1 ? first : width) {
        pieces.append("")
        taken = 0
      }
      pieces[pieces.count - 1].append(character)
      taken += columns
    }
    return pieces
  }

  /// The columns of the longest word, which no line should cut.
  var longestWord: Int { Self.words(of: self[...]).map(\.displayWidth).max() ?? 0 }
}

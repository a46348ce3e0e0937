extension String {
  /// The text on one line, with all that a terminal obeys or that turns the direction of writing spelled out: `\n`, `\u001B`,
  /// `\u202E`. A name may hold anything.
  public var visible: String { spelledOut(keeping: []) }

  /// The same of a text of several lines: line feeds and tabulators stay.
  public var visibleLines: String { spelledOut(keeping: ["\n", "\t"]) }

  private func spelledOut(keeping kept: Set<Unicode.Scalar>) -> String {
    guard unicodeScalars.contains(where: { $0.isInvisible && !kept.contains($0) }) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case _ where !scalar.isInvisible || kept.contains(scalar): result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character (C0, C1, line and paragraph separators) or one that turns the direction of writing (Unicode's
  /// property Bidi_Control).
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}

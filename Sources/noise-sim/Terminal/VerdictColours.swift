import Equivalence

/// Verdicts in colour: green, red and yellow, for who sees them on a terminal.
enum VerdictColours {
  /// The text with the words of its verdicts in colour, if it is for a terminal that knows colours and its user has not refused them
  /// (`NO_COLOR`).
  ///
  /// A verdict stands behind a colon or in a column of its own; the same word elsewhere is only a word.
  static func applied(to text: String, isTerminal: Bool, environment: [String: String]) -> String {
    guard isTerminal, environment["NO_COLOR", default: ""].isEmpty, environment["TERM", default: "dumb"] != "dumb"
    else { return text }
    var result = ""
    var rest = text[...]
    while let (range, kind) = next(in: rest) {
      result += rest[..<range.lowerBound]
      let isVerdict = beginsVerdict(text[..<range.lowerBound]) && endsWord(rest[range.upperBound...])
      result += isVerdict ? "\u{1B}[\(code(kind))m\(kind.rawValue)\u{1B}[0m" : kind.rawValue
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  private static func next(in text: Substring) -> (Range<Substring.Index>, VerdictKind)? {
    VerdictKind.allCases.compactMap { kind in text.firstRange(of: kind.rawValue).map { ($0, kind) } }
      .min { $0.0.lowerBound < $1.0.lowerBound }
  }

  private static func beginsVerdict(_ before: Substring) -> Bool {
    before.last { $0 != " " && $0 != "\n" } == ":" && before.last != ":" || before.hasSuffix("  ")
  }

  private static func endsWord(_ after: Substring) -> Bool { after.first.map { !$0.isLetter } ?? true }

  private static func code(_ kind: VerdictKind) -> Int {
    switch kind {
    case .equivalent: 32
    case .different: 31
    case .inconclusive: 33
    }
  }
}

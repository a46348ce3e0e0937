import Equivalence
import Report

extension VerdictKind {
  /// What each word tells the reader, for the tables of a report.
  static let tones = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.tone) })

  /// What the word tells the reader.
  var tone: Tone {
    switch self {
    case .equivalent: .good
    case .different: .bad
    case .inconclusive: .open
    }
  }
}

extension Prose {
  /// A sentence of what was found, with the words of its verdicts, which stand behind a colon, in their colour.
  init(finding sentence: String) {
    self.init()
    var rest = sentence[...]
    while let mark = rest.firstRange(of: ": ") {
      append(words: String(rest[..<mark.upperBound]))
      rest = rest[mark.upperBound...]
      guard let kind = VerdictKind.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { continue }
      append(kind.rawValue, tone: kind.tone)
      rest = rest.dropFirst(kind.rawValue.count)
    }
    append(words: String(rest))
  }
}

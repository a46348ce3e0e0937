/// Whether the tags of a text close in the order in which they open.
enum XMLDocumentChecker {
  static func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    var elements = 0
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return false }
        rest = rest[end.upperBound...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") || tag.hasPrefix("!") { continue }
      elements += 1
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst().prefix(while: { !$0.isWhitespace }) else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { !$0.isWhitespace })
      }
    }
    return open.isEmpty && elements > 1
  }
}

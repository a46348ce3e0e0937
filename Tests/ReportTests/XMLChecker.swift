/// A small check that text is well-formed enough for a strict reader: tags nest, entities are known, characters are legal.
struct XMLChecker {
  func accepts(_ text: String) -> Bool {
    let isLegal = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
    }
    guard isLegal else { return false }
    var open: [Substring] = []
    for (index, piece) in text.split(separator: "<", omittingEmptySubsequences: false).enumerated() where index > 0 {
      // No attribute in these pictures holds a `>`.
      guard let end = piece.firstIndex(of: ">") else { return false }
      let tag = piece[..<end]
      let words = piece[piece.index(after: end)...]
      guard !words.contains("]]>"), hasKnownEntities(words) else { return false }
      if tag.hasPrefix("?") || tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst().prefix(while: { !$0.isWhitespace }) else { return false }
      } else {
        open.append(tag.prefix { !$0.isWhitespace })
      }
    }
    return open.isEmpty
  }

  private func hasKnownEntities(_ words: Substring) -> Bool {
    words.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { rest in
      ["amp;", "lt;", "gt;", "quot;", "apos;"].contains { rest.hasPrefix($0) }
    }
  }
}

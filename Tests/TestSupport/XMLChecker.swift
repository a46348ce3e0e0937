/// A small check that text is well-formed enough for a strict reader: tags nest, entities are known, characters are legal.
package enum XMLChecker {
  package static func accepts(_ text: String) -> Bool {
    guard text.unicodeScalars.allSatisfy(isLegal) else { return false }
    var open: [Substring] = []
    var elements = 0
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      guard isPlain(rest[..<start]) else { return false }
      rest = rest[start...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return false }
        rest = rest[end.upperBound...]
        continue
      }
      // No attribute in these pictures holds a `>`.
      guard let end = rest.firstIndex(of: ">") else { return false }
      let tag = rest[..<end].dropFirst()
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") || tag.hasPrefix("!") { continue }
      elements += 1
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst().prefix(while: { !$0.isWhitespace }) else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { !$0.isWhitespace })
      }
    }
    return open.isEmpty && elements > 0 && isPlain(rest)
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether the words between two tags hold known entities only.
  private static func isPlain(_ words: Substring) -> Bool {
    !words.contains("]]>")
      && words.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { rest in
        ["amp;", "lt;", "gt;", "quot;", "apos;"].contains { rest.hasPrefix($0) }
      }
  }
}

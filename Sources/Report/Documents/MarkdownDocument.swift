import Foundation

extension Document {
  /// The report in GitHub's Markdown.
  public var markdown: String {
    let texts = chapters.map { $0.markdown(level: chapters.count > 1 ? 2 : 1) }
    return (chapters.count > 1 ? "# \(Markdown.escaped(title))\n\n" : "") + texts.joined(separator: "\n")
  }
}

extension Document.Chapter {
  /// The chapter in GitHub's Markdown, its title a heading of that level.
  public func markdown(level: Int) -> String {
    let blocks = ["\(Self.hashes(level)) \(Markdown.escaped(title))"] + parts.map { Self.markdown($0, below: level) }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ part: DocumentPart, below level: Int) -> String {
    switch part {
    case .heading(let text, let depth): "\(hashes(level + depth)) \(Markdown.escaped(text))"
    case .paragraph(let prose): prose.markdown
    case .list(let items): items.map { "- \($0.markdown)" }.joined(separator: "\n")
    case .table(let table, _): table.markdown().trimmingCharacters(in: .newlines)
    case .help(let paragraphs): paragraphs.map(\.markdown).joined(separator: "\n\n")
    case .picture(let picture):
      picture.file.map { "![\(Markdown.escaped(picture.caption))](\($0))\n\n\(picture.caption)" } ?? ""
    }
  }

  private static func hashes(_ level: Int) -> String { String(repeating: "#", count: level) }
}

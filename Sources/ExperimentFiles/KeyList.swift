import Descriptions

/// Every key of an experiment file with its range, default and meaning, as the descriptions say them.
public enum KeyList {
  /// Of the lines of ``text(_:)``, in characters.
  private static let width = 100

  /// The names that ``text(_:)`` and ``markdown(_:)`` take: of mappings, of kinds of named things, and of keys.
  public static var names: [String] {
    var names: [String] = []
    for section in KeySection.all {
      for name in [section.name] + section.kinds + section.parameters.map(\.name) where !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  /// For a reader of a terminal, in lines of at most 100 characters.
  ///
  /// - Parameter name: Of a mapping, a kind of named things, or a key: only these, and the key wherever it stands.
  /// - Throws: ``/Descriptions/Fault`` of the kind `usage` for an unknown name.
  public static func text(_ name: String? = nil) throws(Fault) -> String {
    if let name { return try sections(name).map(text).joined(separator: "\n") }
    return chapters.map { chapter, sections in
      "\(chapter.title.uppercased())\n\n" + sections.map(text).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// As a page of Markdown, a table a mapping.
  ///
  /// - Parameter name: As ``text(_:)`` has it; then without the page's title.
  /// - Throws: ``/Descriptions/Fault`` of the kind `usage` for an unknown name.
  public static func markdown(_ name: String? = nil) throws(Fault) -> String {
    if let name { return try sections(name).map { markdown($0, under: "##") }.joined(separator: "\n") }
    let title = """
      # All keys

      Every key of an experiment file: its value, what it is where it is left out, and its meaning.


      """
    return title
      + chapters.map { chapter, sections in
        "## \(chapter.title)\n\n" + sections.map { markdown($0, under: "###") }.joined(separator: "\n")
      }.joined(separator: "\n")
  }

  private static var chapters: [(chapter: KeySection.Chapter, sections: [KeySection])] {
    KeySection.Chapter.allCases.map { chapter in (chapter, KeySection.all.filter { $0.chapter == chapter }) }
  }

  /// Those of a name or a kind whole, then the key of that name in others.
  private static func sections(_ name: String) throws(Fault) -> [KeySection] {
    let whole = KeySection.all.filter { $0.name == name || $0.kinds.contains(name) }
    let others = KeySection.all.filter { $0.name != name && !$0.kinds.contains(name) }.compactMap { $0.only(name) }
    guard !whole.isEmpty || !others.isEmpty else {
      throw Fault(
        [], "there is no key '\(name)', nor anything with keys of that name" + names.suggestion(for: name), kind: .usage
      )
    }
    return whole + others
  }

  private static func text(_ section: KeySection) -> String {
    let column = (section.parameters.map(\.name.count).max() ?? 0) + 4
    let lines = section.parameters.flatMap { parameter in
      let facts = [KeySection.value(parameter), section.usual(parameter)].compactMap(\.self).joined(separator: "; ")
      return wrapped(facts, after: "  " + parameter.name, at: column)
        + wrapped(parameter.meaning, after: "", at: column)
    }
    return (wrapped(section.introduction, after: "\(section.title):", at: 4) + lines).map { $0 + "\n" }.joined()
  }

  /// Lines of words that begin at a column, the first of them after a start.
  private static func wrapped(_ text: String, after start: String, at column: Int) -> [String] {
    var lines: [String] = []
    var line = start.padded(to: column - 1)
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > width {
        lines.append(line)
        line = "".padded(to: column - 1)
      }
      line += " " + word
    }
    return lines + [line]
  }

  private static func markdown(_ section: KeySection, under level: String) -> String {
    var lines = ["\(level) \(section.title)", "", section.introduction.escaped]
    if !section.parameters.isEmpty {
      lines += ["", "| key | value | left out | meaning |", "| --- | --- | --- | --- |"]
      lines += section.parameters.map { parameter in
        let cells = [KeySection.value(parameter), section.usual(parameter) ?? "", parameter.meaning]
        return "| `\(parameter.name)` | " + cells.map(\.escaped).joined(separator: " | ") + " |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  /// As a cell or a paragraph of Markdown.
  fileprivate var escaped: String { replacing("|", with: "\\|") }
}

/// Names made to fit a number of columns (``/Swift/String/displayWidth``).
enum ShortenedName {
  /// The text with an ellipsis in place of its middle, if it is too long; both ends are kept.
  static func shortened(_ text: String, columns: Int) -> String {
    guard text.displayWidth > columns else { return text }
    let tail = (columns - 1) / 2
    return start(of: text, columns: columns - 1 - tail) + "…" + end(of: text, columns: tail)
  }

  /// Each text like that; those that would look alike though they differ begin in their middle, where they part, and are numbered if
  /// that does not help.
  static func shortened(_ texts: [String], columns: Int) -> [String] {
    let usual = texts.map { shortened($0, columns: columns) }
    let groups = Dictionary(grouping: Set(texts)) { shortened($0, columns: columns) }
    var used = Set(usual)
    let different = Dictionary(
      uniqueKeysWithValues: groups.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.flatMap { _, alike in
        let parting = commonStart(of: alike)
        return alike.sorted().map { text in
          (text, unused(around: parting, of: text, columns: columns, &used))
        }
      })
    return texts.indices.map { different[texts[$0]] ?? usual[$0] }
  }

  /// A start, and what follows the place where texts part.
  private static func unused(
    around parting: Int, of text: String, columns: Int, _ used: inout Set<String>
  ) -> String {
    let head = start(of: text, columns: (columns - 2) / 3)
    let from = max(head.count, parting - 1)
    let short = head + "…" + shortened(String(text.dropFirst(from)), columns: columns - 1 - head.displayWidth)
    var result = short
    var number = 2
    while !used.insert(result).inserted {
      let ending = " (\(number))"
      result = start(of: short, columns: max(0, columns - ending.count)) + ending
      number += 1
    }
    return result
  }

  /// How many characters all begin with.
  private static func commonStart(of texts: [String]) -> Int {
    guard let first = texts.first else { return 0 }
    return texts.dropFirst().map { zip(first, $0).prefix { $0 == $1 }.count }.min() ?? 0
  }

  private static func start(of text: String, columns: Int) -> String {
    var width = 0
    return String(
      text.prefix {
        width += $0.displayWidth
        return width <= columns
      })
  }

  private static func end(of text: String, columns: Int) -> String {
    String(start(of: String(text.reversed()), columns: columns).reversed())
  }
}

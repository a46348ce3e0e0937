/// A table's cells as text, and how wide its columns are on a terminal.
struct ConsoleGrid {
  /// What is between two columns, and before the rows under a heading.
  static let gap = "  "
  static let indent = "  "
  /// No column is narrower for a long word than this.
  private static let longWord = 24

  var header: [String]
  var body: [[String]]
  var isRight: [Bool]

  init(_ table: Table, significantDigits: Int) {
    header = table.columns.map(\.visible)
    body = table.rows.map { row in row.map { Self.text($0, significantDigits) } }
    isRight = table.columns.indices.map { table.isAligned(toTheRight: $0, \.isGroupedNumber) }
  }

  private static func text(_ cell: Cell, _ significantDigits: Int) -> String {
    switch cell {
    case .text(let text): text.visible
    case .number(let number): number.isFinite ? NumberText.significant(number, digits: significantDigits) : ""
    case .integer(let integer): String(integer)
    case .flag(let flag): flag ? "yes" : "no"
    case .empty: ""
    }
  }

  /// The same without the first column, which is shown as headings.
  var withoutFirst: ConsoleGrid {
    var rest = self
    rest.header.removeFirst()
    rest.isRight.removeFirst()
    for row in rest.body.indices { rest.body[row].removeFirst() }
    return rest
  }

  /// Widths in which every cell has one line.
  func natural(wrapsHeader: Bool = false) -> [Int] {
    header.indices.map { column in
      body.reduce(wrapsHeader ? header[column].longestWord : header[column].displayWidth) {
        max($0, $1[column].displayWidth)
      }
    }
  }

  /// Widths in which no word is cut, but one that is very long.
  var narrowest: [Int] {
    header.indices.map { column in
      min(
        max(Self.longWord, header[column].longestWord),
        body.reduce(header[column].longestWord) { max($0, $1[column].longestWord) })
    }
  }

  /// Widths of at least the minimum that fill no more than the width: the widest column gives first. `nil` where there are none.
  func fitted(to width: Int, minimum: [Int]) -> [Int]? {
    let available = width - Self.gap.count * (header.count - 1)
    guard minimum.reduce(0, +) <= available else { return nil }
    var widths = zip(natural(), minimum).map(max)
    var excess = widths.reduce(0, +) - available
    while excess > 0 {
      let yielding = widths.indices.filter { widths[$0] > minimum[$0] }
      guard let widest = yielding.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
      excess -= 1
    }
    return tightened(widths)
  }

  /// What the lines of each column take when they are wrapped to these widths.
  private func tightened(_ widths: [Int]) -> [Int] {
    widths.indices.map { column in
      ([header[column]] + body.map { $0[column] }).reduce(1) { widest, text in
        text.wrapped(to: widths[column]).split(separator: "\n").reduce(widest) { max($0, String($1).displayWidth) }
      }
    }
  }

  /// The table in columns of these widths, the first column's where `headings` over its rows.
  func text(_ widths: [Int], headings: Bool, indent: String = "", width: Int = .max) -> String {
    let grid = headings ? withoutFirst : self
    var lines = grid.lines(grid.header, widths, atBottom: true).map { indent + $0 }
    lines.append(indent + widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap))
    for (index, row) in grid.body.enumerated() {
      if headings, !body[index][0].isEmpty {
        lines += body[index][0].wrapped(to: width).split(separator: "\n").map(String.init)
      }
      lines += grid.lines(row, widths, atBottom: false).map { indent + $0 }
    }
    return lines.map { $0.trimmingSuffix(" ") + "\n" }.joined()
  }

  /// A row in as many lines as its longest cell has.
  private func lines(_ row: [String], _ widths: [Int], atBottom: Bool) -> [String] {
    let cells = zip(row, widths).map { text, width in
      text.wrapped(to: width).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      cells.indices.map { column in
        let position = atBottom ? line - (height - cells[column].count) : line
        let text = cells[column].indices.contains(position) ? cells[column][position] : ""
        let space = String(repeating: " ", count: max(0, widths[column] - text.displayWidth))
        return isRight[column] ? space + text : text + space
      }.joined(separator: Self.gap)
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == character { end = index(before: end) }
    return String(self[..<end])
  }
}

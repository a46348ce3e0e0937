extension Table {
  /// The table in GitHub's Markdown, padded so that the columns line up in the source too.
  ///
  /// Numbers have `significantDigits` (1 to 17) significant digits; whole numbers are written in full. A column of
  /// numbers is aligned to the right. Flags read `yes` and `no`.
  public func markdown(significantDigits: Int = 4) -> String {
    let header = columns.map(Markdown.escaped)
    let body = rows.map { row in row.map { Self.text($0, significantDigits: significantDigits) } }
    let isRight = columns.indices.map { isAligned(toTheRight: $0) }
    let widths = columns.indices.map { column in
      body.reduce(max(3, header[column].count)) { max($0, $1[column].count) }
    }
    var lines = [header, columns.indices.map { Self.rule(width: widths[$0], isRight: isRight[$0]) }]
    lines += body
    return lines.map { line in
      let cells = line.enumerated().map { column, text in
        Self.padded(text, to: widths[column], isRight: isRight[column])
      }
      return "| " + cells.joined(separator: " | ") + " |\n"
    }.joined()
  }

  private static func text(_ cell: Cell, significantDigits: Int) -> String {
    switch cell {
    case .text(let text): Markdown.escaped(text)
    case .number(let number): number.isFinite ? NumberText.significant(number, digits: significantDigits) : ""
    case .integer(let integer): String(integer)
    case .flag(let flag): flag ? "yes" : "no"
    case .empty: ""
    }
  }

  private static func rule(width: Int, isRight: Bool) -> String {
    isRight ? String(repeating: "-", count: width - 1) + ":" : String(repeating: "-", count: width)
  }

  private static func padded(_ text: String, to width: Int, isRight: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return isRight ? space + text : text + space
  }
}

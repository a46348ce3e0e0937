extension Table {
  /// The table in plain text, with columns that line up on a terminal of `width` columns.
  ///
  /// Text cells are on one line, with what a terminal would obey spelled out; numbers have `significantDigits` significant digits. A first cell that is empty continues
  /// the row above. Where the rows do not fit, each in a line of its own, the first column becomes a heading over its rows; where they still
  /// do not, cells are wrapped; and at last the columns are shown in several blocks, each behind the first `keys` columns of its rows.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal.
  ///   - keys: How many of the first columns say what a row is about.
  ///   - significantDigits: 1 to 17.
  public func console(width: Int, keys: Int = 1, significantDigits: Int = 4) -> String {
    let grid = ConsoleGrid(self, significantDigits: significantDigits)
    let natural = grid.text(grid.natural(), headings: false)
    if natural.isWithin(width) || columns.count == 1 { return natural }
    if let fitted = grid.fitted(to: width, minimum: grid.natural(wrapsHeader: true)) {
      return grid.text(fitted, headings: false)
    }
    let stacked = grid.withoutFirst
    for minimum in [stacked.natural(wrapsHeader: true), stacked.narrowest] {
      // Rows are indented under their heading where there is room for it.
      for indent in [ConsoleGrid.indent, ""] {
        if let fitted = stacked.fitted(to: width - indent.count, minimum: minimum) {
          return grid.text(fitted, headings: true, indent: indent, width: width)
        }
      }
    }
    let blocks = blocks(grid.narrowest, width: width, keys: keys)
    // One column that is still too wide is shown as it is.
    guard blocks.count > 1 else { return grid.text(stacked.narrowest, headings: true, width: width) }
    return blocks.map { $0.console(width: width, keys: keys, significantDigits: significantDigits) }
      .joined(separator: "\n")
  }

  /// The columns that ``console(width:keys:significantDigits:)`` takes for rows of a line each.
  public var consoleWidth: Int {
    let widths = ConsoleGrid(self, significantDigits: 4).natural()
    return widths.reduce(ConsoleGrid.gap.count * (widths.count - 1), +)
  }

  /// The columns behind the keys, as many in a table as fit.
  private func blocks(_ narrowest: [Int], width: Int, keys: Int) -> [Table] {
    guard keys < columns.count else { return [self] }
    let taken = narrowest[1..<max(1, keys)].reduce(0) { $0 + $1 + ConsoleGrid.gap.count }
    var groups: [[Int]] = []
    var room = 0
    for column in keys..<columns.count {
      let needed = narrowest[column] + ConsoleGrid.gap.count
      if groups.isEmpty || needed > room {
        groups.append([])
        room = width - taken + ConsoleGrid.gap.count
      }
      groups[groups.count - 1].append(column)
      room -= needed
    }
    return groups.map { group in
      let chosen = Array(0..<keys) + group
      return Table(
        name: name, columns: chosen.map { columns[$0] }, rows: rows.map { row in chosen.map { row[$0] } })
    }
  }
}

extension String {
  fileprivate func isWithin(_ width: Int) -> Bool {
    split(separator: "\n").allSatisfy { String($0).displayWidth <= width }
  }
}

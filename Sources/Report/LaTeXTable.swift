extension Table {
  /// The table as a `tabular` of the package booktabs, to `\input` into a paper.
  ///
  /// Numbers have `significantDigits` significant digits; a column of numbers is aligned to the right. Flags read `yes` and `no`. A
  /// name that stands in the row above, too, is not repeated. The table is made as wide as the lines of a page of the class article
  /// where it can be: headers are broken, letters small, and columns of words are paragraphs where there is no room for them. `notes`
  /// are sentences below it.
  public func latex(significantDigits: Int = 4, notes: [String] = []) -> String {
    let grid = ConsoleGrid(self, significantDigits: significantDigits)
    let headers = columns.indices.map { column in
      Self.lines(of: grid.header[column], under: grid.body.map { $0[column].count }.max() ?? 0)
    }
    let named = withoutRepeatedNames
    var layout = LaTeXLayout(headers: headers, texts: grid.body, isRight: grid.isRight)
    // Names over their rows take no room beside them.
    let isHeaded = !layout.isWhole && columns.count > 2 && named.contains { $0[0] == .empty }
    let shown = Array(columns.indices.dropFirst(isHeaded ? 1 : 0))
    if isHeaded {
      layout = LaTeXLayout(
        headers: shown.map { headers[$0] }, texts: grid.body.map { Array($0.dropFirst()) },
        isRight: shown.map { grid.isRight[$0] })
    }
    var lines = ["% \\usepackage{booktabs}"]
    if (columns + notes + grid.body.joined()).contains(where: LaTeX.isBeyondLatin) {
      lines.append(
        "% Some names are of letters that pdflatex lacks: use xelatex or lualatex, and a font that has them.")
    }
    lines += [
      "\\begingroup\(layout.size.command)\\setlength{\\tabcolsep}{\(LaTeXLayout.separation)pt}%",
      "\\begin{tabular}{\(layout.columns)}", "\\toprule",
      Self.row(shown.map { Self.header(headers[$0], isRight: grid.isRight[$0]) }), "\\midrule",
    ]
    for (index, row) in named.enumerated() {
      if isHeaded, row[0] != .empty {
        if index > 0 { lines.append("\\addlinespace") }
        let kind = layout.isLong(grid.body[index][0]) ? "p{\\linewidth}" : "l"
        lines.append(
          "\\multicolumn{\(shown.count)}{@{}\(kind)@{}}{\\emph{\(Self.latex(row[0], significantDigits))}} \\\\")
      }
      lines.append(
        Self.row(
          zip(shown, layout.shares).map { column, share in
            let text = Self.latex(row[column], significantDigits)
            return share == nil || text.isEmpty ? text : "{\\raggedright\\hspace{0pt}\(text)\\par}"
          }))
    }
    lines += ["\\bottomrule", "\\end{tabular}"]
    lines +=
      notes.isEmpty ? [] : ["\\par\\smallskip\\footnotesize", notes.map(Self.latex).joined(separator: " ") + "\\par"]
    return (lines + ["\\endgroup"]).map { $0 + "\n" }.joined()
  }

  /// The table without the columns that say the same in each of the rows that `counts` names, and in the others that or nothing; with
  /// what those say. The first column stays, and so does all of a table of one row.
  public func leavingOutConstants(
    where counts: ([Cell]) -> Bool = { _ in true }
  ) -> (table: Table, constants: [(column: String, value: Cell)]) {
    let counted = rows.filter(counts)
    guard counted.count > 1 else { return (self, []) }
    let isConstant = columns.indices.map { column in
      let value = counted[0][column]
      return column > 0 && value != .empty && counted.allSatisfy { $0[column] == value }
        && rows.allSatisfy { [value, .empty].contains($0[column]) }
    }
    let kept = columns.indices.filter { !isConstant[$0] }
    return (
      Table(name: name, columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } }),
      columns.indices.filter { isConstant[$0] }.map { (columns[$0], counted[0][$0]) }
    )
  }

  private var withoutRepeatedNames: [[Cell]] {
    var last: Cell?
    return rows.map { row in
      guard case .text = row[0] else { return row }
      defer { last = row[0] }
      return row[0] == last ? [.empty] + row.dropFirst() : row
    }
  }

  /// A header is broken between words where that makes its column narrower.
  private static func lines(of header: String, under width: Int) -> [String] {
    guard header.count > width else { return [header] }
    let words = header.split(separator: " ").map(String.init)
    let limit = max(width, words.map(\.count).max() ?? 0)
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.count + 1 + word.count <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines.isEmpty ? [header] : lines
  }

  private static func header(_ lines: [String], isRight: Bool) -> String {
    let words = lines.map(LaTeX.escaped)
    return words.count == 1 ? words[0] : "\\shortstack[\(isRight ? "r" : "l")]{\(words.joined(separator: "\\\\"))}"
  }

  private static func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }

  private static func latex(_ cell: Cell, _ significantDigits: Int) -> String {
    switch cell {
    // The numbers of an interval, too, have minus signs and no hyphens; and a number keeps its percent sign.
    case .text(let text): latex(text)
    case .number(let number):
      number.isFinite ? LaTeX.number(NumberText.significant(number, digits: significantDigits)) : ""
    case .integer(let integer): LaTeX.number(String(integer))
    case .flag(let flag): flag ? "yes" : "no"
    case .empty: ""
    }
  }

  private static func latex(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      // In a sentence, a comma or a full stop may be behind a number.
      let mark = word.last.flatMap { ",.".contains($0) ? String($0) : nil } ?? ""
      let rest = word.dropLast(mark.count)
      return (isNumber(rest) ? LaTeX.number(String(rest)) : LaTeX.escaped(String(rest))) + mark
    }.joined(separator: " ").replacing(" \\%", with: "~\\%")
  }

  /// What a number is written with, and no word such as inf.
  private static func isNumber(_ word: Substring) -> Bool {
    word.allSatisfy { "0123456789.-e".contains($0) } && Double(word) != nil
  }
}

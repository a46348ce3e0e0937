extension Table {
  /// The table as a `tabular` of the package booktabs, to `\input` into a paper.
  ///
  /// Numbers have `significantDigits` significant digits; a column of numbers is aligned to the right. Flags read `yes`
  /// and `no`.
  public func latex(significantDigits: Int = 4) -> String {
    let isRight = columns.indices.map { isAligned(toTheRight: $0, \.isGroupedNumber) }
    var lines = [
      "% \\usepackage{booktabs}",
      "\\begin{tabular}{\(isRight.map { $0 ? "r" : "l" }.joined())}", "\\toprule",
      Self.row(columns.map(LaTeX.escaped)), "\\midrule",
    ]
    lines += rows.map { row in Self.row(row.map { Self.latex($0, significantDigits) }) }
    lines += ["\\bottomrule", "\\end{tabular}"]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }

  private static func latex(_ cell: Cell, _ significantDigits: Int) -> String {
    switch cell {
    // The numbers of an interval, too, have minus signs and no hyphens.
    case .text(let text):
      text.split(separator: " ", omittingEmptySubsequences: false).map { word in
        isNumber(word) ? LaTeX.number(String(word)) : LaTeX.escaped(String(word))
      }.joined(separator: " ")
    case .number(let number):
      number.isFinite ? LaTeX.number(NumberText.significant(number, digits: significantDigits)) : ""
    case .integer(let integer): LaTeX.number(String(integer))
    case .flag(let flag): flag ? "yes" : "no"
    case .empty: ""
    }
  }

  /// What a number is written with, and no word such as inf.
  private static func isNumber(_ word: Substring) -> Bool {
    word.allSatisfy { "0123456789.-e".contains($0) } && Double(word) != nil
  }
}

import Foundation
import Report
import TestSupport
import Testing

@Suite struct LaTeXTests {
  @Test func `a whole table`() {
    let table = Table(
      name: "verdicts", columns: ["schedule", "batch size ÷ B_simple", "ε·h", "interval", "settled", "none"],
      rows: [
        ["100 % & more", 0.0123456, -78125, "-0.0043 … 1.2e-05", true, nil],
        ["[a] *", 1.2e-5, 5, "−∞ … ∞", false, nil], ["two\nlines", .number(.nan), nil, nil, nil, nil],
      ])
    #expect(
      table.latex(significantDigits: 3) == #"""
        % \usepackage{booktabs}
        \begingroup\small\setlength{\tabcolsep}{3pt}%
        \begin{tabular}{@{}lrrlll@{}}
        \toprule
        schedule & \shortstack[r]{batch\\size $\div$\\B\_simple} & $\varepsilon$$\cdot$h & interval & settled & none \\
        \midrule
        100~\% \& more & 0.0123 & $-78125$ & $-0.0043$ \dots{} $1.2 \times 10^{-5}$ & yes &  \\
        {[}a{]} {*} & $1.2 \times 10^{-5}$ & 5 & $-$$\infty$ \dots{} $\infty$ & no &  \\
        two\textbackslash{}nlines &  &  &  &  &  \\
        \bottomrule
        \end{tabular}
        \endgroup

        """#)
  }

  @Test func `names stand over their rows where they have no room beside them`() {
    let words = "as many words as a line of a page has"
    var table = Table(name: "t", columns: ["schedule", "metric", "whole"])
    for name in ["one", "日本", "two"] {
      table.append([.text("\(name): \(words)"), "loss", "equivalent 3.3 %"])
      table.append([
        name == "two" ? .text("\(name): \(words)") : .empty, "accuracy", .text("inconclusive, \(words), and some more"),
      ])
    }
    #expect(
      table.latex(notes: ["At 95 %.", "A step is 1e-05, & small."]) == #"""
        % \usepackage{booktabs}
        % Some names are of letters that pdflatex lacks: use xelatex or lualatex, and a font that has them.
        \begingroup\small\setlength{\tabcolsep}{3pt}%
        \begin{tabular}{@{}lp{0.852\linewidth}@{}}
        \toprule
        metric & whole \\
        \midrule
        \multicolumn{2}{@{}l@{}}{\emph{one: as many words as a line of a page has}} \\
        loss & {\raggedright\hspace{0pt}equivalent 3.3~\%\par} \\
        accuracy & {\raggedright\hspace{0pt}inconclusive, as many words as a line of a page has, and some more\par} \\
        \addlinespace
        \multicolumn{2}{@{}l@{}}{\emph{日本: as many words as a line of a page has}} \\
        loss & {\raggedright\hspace{0pt}equivalent 3.3~\%\par} \\
        accuracy & {\raggedright\hspace{0pt}inconclusive, as many words as a line of a page has, and some more\par} \\
        \addlinespace
        \multicolumn{2}{@{}l@{}}{\emph{two: as many words as a line of a page has}} \\
        loss & {\raggedright\hspace{0pt}equivalent 3.3~\%\par} \\
        accuracy & {\raggedright\hspace{0pt}inconclusive, as many words as a line of a page has, and some more\par} \\
        \bottomrule
        \end{tabular}
        \par\smallskip\footnotesize
        At 95~\%. A step is $1 \times 10^{-5}$, \& small.\par
        \endgroup

        """#)
  }

  @Test func `what all rows share`() {
    let table = Table(
      name: "t", columns: ["same", "momentum", "g", "none", "sum"],
      rows: [["a", 0.9, 1, nil, "2"], ["a", 0.9, 2, nil, "3"], ["a", nil, nil, nil, "3"]])
    let (rest, constants) = table.leavingOutConstants { $0[1] != .empty }
    #expect(rest.columns == ["same", "g", "none", "sum"] && rest.rows[2] == ["a", nil, nil, "3"])
    #expect(constants.map(\.column) == ["momentum"] && constants.map(\.value) == [0.9])
    // Where nothing is said, it is not the same.
    #expect(table.leavingOutConstants().constants.isEmpty)
    #expect(Table(name: "t", columns: ["a", "b"], rows: [[1, 2]]).leavingOutConstants().constants.isEmpty)
  }

  @Test func `as many columns as make a page narrow`() {
    func sizes(_ columns: Int) -> String {
      let row = (0..<columns).map { Cell.integer(1000 + $0) }
      let text = Table(name: "t", columns: row.map { _ in "n" }, rows: [row]).latex()
      return String(text.split(separator: "\n")[1].prefix(22))
    }
    #expect(sizes(13).hasPrefix("\\begingroup\\small"))
    #expect(sizes(14).hasPrefix("\\begingroup\\footnotes"))
    #expect(sizes(30).hasPrefix("\\begingroup\\scriptsi"))
  }

  @Test(arguments: [
    ("plain text, 1.5", "plain text, 1.5"), (##"\&%$#_{}"##, ##"\textbackslash{}\&\%\$\#\_\{\}"##),
    ("~^<>|`", #"\textasciitilde{}\textasciicircum{}\textless{}\textgreater{}\textbar{}\textasciigrave{}"#),
    ("a--b---c", "a-{}-b-{}-{}-c"), ("β₁ → 0.9", #"$\beta$${}_{1}$ $\to$ 0.9"#), ("0–60 — x", "0--60 --- x"),
    ("日本 é", "日本 é"),
    (#"\end{tabular}\input{/etc/passwd}"#, #"\textbackslash{}end\{tabular\}\textbackslash{}input\{/etc/passwd\}"#),
    ("%\n\\\\[1ex]", #"\%\textbackslash{}n\textbackslash{}\textbackslash{}{[}1ex{]}"#),
  ])
  func escaping(text: String, escaped: String) { #expect(LaTeX.escaped(text) == escaped) }

  /// Whatever is in a cell, braces are balanced, and a row has as many columns as there are.
  @Test func `hostile names`() {
    for name in [#"}\\ & x"#, #"{{{"#, #"\"#, "$x", "%", #"^_^ #1 ~"#, "{\\", "a\u{1B}[0m", "\u{202E}"] {
      let table = Table(name: "t", columns: [name, "b"], rows: [[.text(name), .text(name)]])
      for line in table.latex().split(separator: "\n").dropFirst() where line.hasSuffix(" \\\\") {
        let plain = line.replacing("\\textbackslash{}", with: "").replacing("\\\\", with: "").replacing("\\{", with: "")
          .replacing("\\}", with: "").replacing("\\&", with: "").replacing("\\$", with: "").replacing("\\%", with: "")
        #expect(plain.count { $0 == "{" } == plain.count { $0 == "}" }, "\(line)")
        #expect(plain.count { $0 == "&" } == 1 && !plain.contains("%"), "\(line)")
        #expect(plain.count { $0 == "$" }.isMultiple(of: 2), "\(line)")
      }
    }
  }
}

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
        \begin{tabular}{lrrlll}
        \toprule
        schedule & batch size $\div$ B\_simple & $\varepsilon$$\cdot$h & interval & settled & none \\
        \midrule
        100 \% \& more & 0.0123 & $-78125$ & $-0.0043$ \dots{} $1.2 \times 10^{-5}$ & yes &  \\
        {[}a{]} {*} & $1.2 \times 10^{-5}$ & 5 & $-$$\infty$ \dots{} $\infty$ & no &  \\
        two\textbackslash{}nlines &  &  &  &  &  \\
        \bottomrule
        \end{tabular}

        """#)
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

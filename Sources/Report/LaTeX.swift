/// Text made safe for LaTeX.
public enum LaTeX {
  /// The text on one line, with everything escaped that LaTeX would obey.
  ///
  /// Signs and Greek letters that pdflatex has no letters for become formulas; letters of other scripts stay, for xelatex or lualatex.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.visible.unicodeScalars {
      if let command = special[scalar] {
        result += command
      } else if let formula = formulas[scalar] {
        result += "$\(formula)$"
      } else {
        // Two hyphens would make a dash.
        result += scalar == "-" && result.hasSuffix("-") ? "{}-" : String(scalar)
      }
    }
    return result
  }

  /// Whether there are letters that stay, and that the fonts of pdflatex do not have.
  static func isBeyondLatin(_ text: String) -> Bool {
    text.visible.unicodeScalars.contains { $0.value > 0x17F && special[$0] == nil && formulas[$0] == nil }
  }

  /// A decimal number, with the sign and the power of ten of a formula.
  static func number(_ text: String) -> String {
    guard text.contains("-") || text.contains("e") else { return text }
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return "$\(text)$" }
    return "$\(parts[0]) \\times 10^{\(exponent)}$"
  }

  /// A bracket or a star would be taken for an option of the end of the row before it.
  private static let special: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_", "{": "\\{", "}": "\\}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}", ">": "\\textgreater{}",
    "|": "\\textbar{}", "`": "\\textasciigrave{}", "[": "{[}",
    "]": "{]}", "*": "{*}", "…": "\\dots{}", "–": "--", "—": "---", "\u{202F}": "\\,", "\u{A0}": "~",
  ]

  private static let formulas: [Unicode.Scalar: String] = [
    "×": "\\times", "÷": "\\div", "±": "\\pm", "·": "\\cdot", "−": "-", "→": "\\to", "←": "\\gets", "∇": "\\nabla",
    "√": "\\surd", "∞": "\\infty", "≈": "\\approx", "≤": "\\le", "≥": "\\ge", "≪": "\\ll", "½": "\\frac{1}{2}",
    "′": "{}^{\\prime}", "²": "{}^{2}", "⁴": "{}^{4}", "ˣ": "{}^{x}", "₁": "{}_{1}", "₂": "{}_{2}", "Σ": "\\Sigma",
    "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta", "ε": "\\varepsilon", "θ": "\\theta",
    "κ": "\\kappa", "λ": "\\lambda", "μ": "\\mu", "π": "\\pi", "σ": "\\sigma",
  ]
}

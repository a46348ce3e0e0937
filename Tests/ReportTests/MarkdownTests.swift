import Report
import Testing

@Suite struct MarkdownTests {
  @Test func wholeTable() {
    let table = Table(
      name: "verdicts", columns: ["schedule", "largest_gap", "updates", "settled", "none"],
      rows: [
        ["a|b", 0.0123456, 78125, true, nil],
        ["two\nlines", 1.2e-5, 5, false, nil],
        ["", .number(.nan), nil, nil, nil],
      ])
    #expect(
      table.markdown(significantDigits: 3) == """
        | schedule     | largest_gap | updates | settled | none |
        | ------------ | ----------: | ------: | ------- | ---- |
        | a\\|b         |      0.0123 |   78125 | yes     |      |
        | two<br>lines |     1.2e-05 |       5 | no      |      |
        |              |             |         |         |      |

        """)
  }

  @Test(arguments: [
    ("plain text, 1.5 %", "plain text, 1.5 %"),
    ("\\|", "\\\\\\|"),
    ("<script>&amp;", "\\<script\\>\\&amp;"),
    ("*bold* `code` [link](x) ~~s~~", "\\*bold\\* \\`code\\` \\[link\\](x) \\~\\~s\\~\\~"),
    ("learning_rate_2 _x_", "learning_rate_2 \\_x\\_"),
    ("a\r\nb\rc\td\u{7}", "a<br>b<br>c d\\\\u0007"),
    ("\u{202E}x", "\\\\u202Ex"),
    ("# x", "\\# x"), ("C# x #2", "C# x \\#2"), ("x ##", "x \\#\\#"), ("- x", "\\- x"), ("-", "\\-"), ("---", "\\---"),
    ("- - -", "\\- - -"),
    ("-1.5", "-1.5"), ("+ x", "\\+ x"), ("+2", "+2"), ("===", "\\==="), ("1. x", "1\\. x"), ("12) x", "12\\) x"),
    ("1.5 x", "1.5 x"), ("x 1. y", "x 1. y"), ("    code", "code"), ("\tcode", "code"), ("> x", "\\> x"),
    ("```", "\\`\\`\\`"), ("~~~", "\\~\\~\\~"), ("a\n# x", "a<br># x"),
  ])
  func escaping(text: String, escaped: String) {
    #expect(Markdown.escaped(text) == escaped)
  }
}

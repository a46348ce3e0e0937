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
    ("a\r\nb\tc\u{7}", "a<br>b c "),
  ])
  func escaping(text: String, escaped: String) {
    #expect(Markdown.escaped(text) == escaped)
  }
}

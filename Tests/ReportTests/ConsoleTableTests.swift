import Report
import Testing

@Suite struct ConsoleTableTests {
  static let table = Table(
    name: "t", columns: ["schedule", "learning rate", "verdict", "updates"],
    rows: [
      ["decay|ing_rate", 0.1, "equivalent 3.3 %", 78125], [nil, 1.2e-5, "different 2.1×", 5],
      ["日本語", .empty, "inconclusive", 1],
    ])

  @Test func `a line for every row`() {
    #expect(
      Self.table.console(width: 80) == """
        schedule        learning rate  verdict           updates
        ──────────────  ─────────────  ────────────────  ───────
        decay|ing_rate            0.1  equivalent 3.3 %    78125
                              1.2e-05  different 2.1×          5
        日本語                         inconclusive            1

        """)
    #expect(Self.table.consoleWidth == 56)
  }

  @Test func `headers are wrapped first`() {
    #expect(
      Self.table.console(width: 52) == """
                        learning
        schedule            rate  verdict           updates
        ──────────────  ────────  ────────────────  ───────
        decay|ing_rate       0.1  equivalent 3.3 %    78125
                         1.2e-05  different 2.1×          5
        日本語                    inconclusive            1

        """)
  }

  @Test func `then names become headings, then cells are wrapped`() {
    #expect(
      Self.table.console(width: 40) == """
          learning
              rate  verdict           updates
          ────────  ────────────────  ───────
        decay|ing_rate
               0.1  equivalent 3.3 %    78125
           1.2e-05  different 2.1×          5
        日本語
                    inconclusive            1

        """)
    #expect(
      Self.table.console(width: 34) == """
          learning
              rate  verdict       updates
          ────────  ────────────  ───────
        decay|ing_rate
               0.1  equivalent      78125
                    3.3 %
           1.2e-05  different           5
                    2.1×
        日本語
                    inconclusive        1

        """)
  }

  @Test func `at last there are several blocks`() {
    let wide = Table(
      name: "t", columns: ["name", "stage", "one", "two", "three"],
      rows: [["a", 1, "first value", "second", "third"], [nil, 2, "first", "second", "third"]])
    #expect(
      wide.console(width: 21, keys: 2) == """
        stage  one    two
        ─────  ─────  ──────
        a
            1  first  second
               value
            2  first  second

        name  stage  three
        ────  ─────  ─────
        a         1  third
                  2  third

        """)
  }

  /// Names of any kind, in any width that has room for a word: nothing is lost but spaces, and no line is too wide.
  @Test func `no line is wider than the terminal`() {
    let names = ["日本語のスケジュール名", String(repeating: "long", count: 30), "a | `b` \\ *c*", "😀 with words between", "n"]
    let table = Table(
      name: "t", columns: ["schedule", "metric", "final", "settled", "whole"],
      rows: names.map { [.text($0), "train accuracy", "inconclusive 0.0043", "equivalent 3.3 %", "different 6200×"] })
    for width in 34...130 {
      let text = table.console(width: width)
      for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= width, "\(width): \(line)") }
      let letters = text.filter { $0 != " " && $0 != "\n" }
      for name in names { #expect(letters.contains(name.filter { $0 != " " }) || width < 60, "\(width): \(name)") }
    }
  }

  @Test func `what a terminal would obey is spelled out, and nothing is Markdown`() {
    let table = Table(name: "t", columns: ["a"], rows: [["\u{1B}[31m_x_\n| *y* \\"]])
    #expect(table.console(width: 80) == "a\n──────────────────────\n\\u001B[31m_x_\\n| *y* \\\n")
  }
}

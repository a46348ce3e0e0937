import Report
import Testing

@Suite struct WrappedTextTests {
  @Test func `between words, behind an indent`() {
    #expect(
      "hybrid: 2.3× fewer updates, loss within 5.1 % once settled (95 %, 197 of 201 epochs): equivalent".wrapped(
        to: 40, indent: "  ") == """
          hybrid: 2.3× fewer updates, loss within
            5.1 % once settled (95 %, 197 of 201
            epochs): equivalent
          """)
  }

  @Test func `what fits stays as it is`() {
    #expect("a  b c".wrapped(to: 6) == "a  b c")
    #expect("".wrapped(to: 1) == "")
    #expect("one\n\ntwo three".wrapped(to: 6, indent: " ") == "one\n\ntwo\n three")
  }

  /// A number stays with its per cent, a range and a product in one piece.
  @Test(arguments: [
    ("within 110 % of", "within\n110 % of"), ("gap 11 … 13 % up", "gap\n11 … 13 %\nup"),
    ("saw g × 1.2 and", "saw\ng × 1.2\nand"), ("at l = 8 it", "at l = 8\nit"),
  ])
  func `what belongs together`(text: String, lines: String) { #expect(text.wrapped(to: 10).lines == lines.lines) }

  @Test func `a word that is longer than a line is cut, wide characters in whole`() {
    #expect("in abcdefghij end".wrapped(to: 6, indent: "  ") == "in\n  abcd\n  efgh\n  ij\n  end")
    #expect("日本語の名".wrapped(to: 5) == "日本\n語の\n名")
  }

  @Test func `no line is wider`() {
    let text = "  Ein Satz mit 日本語 und 😀 wide, x \(String(repeating: "long", count: 20)), 5 % × 3 … 4 end."
    for width in 12...60 {
      for line in text.wrapped(to: width, indent: "    ").lines {
        #expect(line.displayWidth <= width, "\(width): \(line)")
      }
      let letters = { (text: String) in text.filter { $0 != " " && $0 != "\n" } }
      #expect(letters(text.wrapped(to: width, indent: "    ")) == letters(text))
    }
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}

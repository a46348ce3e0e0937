import Report
import Testing

@Suite struct DisplayWidthTests {
  /// Columns as terminals show them, counted by hand.
  @Test(arguments: [
    ("", 0), ("loss", 4), ("ε·h ÷ 2 …", 9), ("−3 % × 10", 9), ("78\u{202F}125", 6),
    ("日本語", 6), ("ｈｙ", 4), ("ｶﾅ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("かな、。", 8),
    ("e\u{301}", 1), ("a\u{200B}b", 2), ("\u{FEFF}x", 1), ("نص", 2),
    ("😀", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("👍🏽", 2), ("❤\u{FE0F}", 2), ("✅x", 3), ("①", 1), ("𠮷", 2), ("🀄", 2),
  ])
  func columns(text: String, columns: Int) { #expect(text.displayWidth == columns) }

  /// What stands side by side takes what its parts take.
  @Test func `no text is narrower than its parts`() {
    for value in UInt32(0x20)...0x3FFFF where Unicode.Scalar(value) != nil {
      let width = String(Unicode.Scalar(value)!).displayWidth
      #expect((0...2).contains(width), "\(value)")
      if value % 97 == 0 { #expect("a\(Unicode.Scalar(value)!) b".displayWidth == width + 3, "\(value)") }
    }
  }
}

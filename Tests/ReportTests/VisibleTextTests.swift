import Report
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain é 日本 😀👨‍👩‍👧", "plain é 日本 😀👨‍👩‍👧", "plain é 日本 😀👨‍👩‍👧"),
    ("a\nb\tc\rd", "a\\nb\\tc\\rd", "a\nb\tc\\rd"),
    ("\u{1B}[31m\u{7F}\u{0}", "\\u001B[31m\\u007F\\u0000", "\\u001B[31m\\u007F\\u0000"),
    ("\u{9B}x\u{85}\u{2028}", "\\u009Bx\\u0085\\u2028", "\\u009Bx\\u0085\\u2028"),
    ("\u{202E}a\u{2066}\u{200F}\u{61C}", "\\u202Ea\\u2066\\u200F\\u061C", "\\u202Ea\\u2066\\u200F\\u061C"),
  ])
  func `what a terminal would obey is spelled out`(text: String, line: String, lines: String) {
    #expect(text.visible == line && text.visibleLines == lines)
  }

  /// Unicode's list of Bidi_Control, and the control characters C0 and C1.
  @Test func `nothing that obeys is left`() {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
    ]
    for value in ranges.joined() {
      let text = "\(Character(Unicode.Scalar(value)!))"
      #expect(text.visible.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 }, "\(value)")
      #expect(!Markdown.escaped(text).unicodeScalars.contains { $0.value == value }, "\(value)")
    }
    for value in UInt32(0xA0)...0x3000 where !ranges.contains(where: { $0.contains(value) }) {
      let text = String(Unicode.Scalar(value)!)
      #expect(text.visible == text)
    }
  }
}

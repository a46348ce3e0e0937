import Foundation
import Testing

@testable import Report

@Suite struct HTMLTextTests {
  @Test(arguments: [
    ("a & b", "a &amp; b"), ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"x\" 'y'", "&quot;x&quot; &apos;y&apos;"), ("&lt;", "&amp;lt;"), ("two\nlines", "two\\nlines"),
    ("\u{202E}turned\u{7}\u{0}", "\\u202Eturned\\u0007\\u0000"), ("×µ 日本 😀", "×µ 日本 😀"), ("]]>", "]]&gt;"),
  ])
  func escaped(text: String, expected: String) { #expect(HTMLText.escaped(text) == expected) }

  @Test func `a JSON document in a page ends nothing and is read back`() throws {
    let hostile = "</script><!-- <script> & ]]> \u{2028}\u{2029} \"'\\"
    let text = HTMLText.embedded(["name": .string(hostile), hostile: .array([.string(hostile)])])
    for part in ["<", ">", "&", "\u{2028}", "\u{2029}"] { #expect(!text.contains(part)) }
    let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(read["name"] as? String == hostile)
    #expect(read[hostile] as? [String] == [hostile])
  }

  @Test func `a long text is cut`() {
    #expect(HTMLText.shortened("abcde", to: 5) == "abcde")
    #expect(HTMLText.shortened("abcdef", to: 5) == "abcd…")
  }
}

import TestSupport

/// Numbers and texts that readers, formats and sums stumble over.
package enum HostileValues {
  /// As a file spells them; some are no numbers to a strict reader.
  package static let numbers = [
    "0", "-0", "-0.0", "1", "-1", "1e308", "-1e308", "1.7976931348623157e308", "1e309", "5e-324", "1e-320", "2.5e-308",
    "9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551615",
    "18446744073709551616", "170141183460469231731687303715884105727", "1e18", "1e19", "1e9", "1e12", "1e15", "1e-9",
    "1e-15", "0.1e1", "0x10", "1:30", "1_000", "nan", ".nan", ".inf", "-.inf", "inf", "infinity", "1e", "1e+", ".5",
    "5.",
    "+1", "00", "007", "1e5", "1E5", "0.30000000000000004", "0.9999999999999999", "1.0000000000000002", "1e-400",
    "１２", "1e99999999999999999999", "4294967296", "2147483648", "-2147483649", "0.5", "2", "3", "100",
  ]

  /// As values, names, titles and keys.
  package static let texts = [
    "", " ", "~", "null", "true", "false", "yes", "NaN", "'", "\"", "\\", "/", "..", "../../etc/passwd", "/etc/passwd",
    "~/x", "C:\\x", "a/b", ".", "-", "--help", "|", "`id`", "$(id)", "%s%n", "\0", "\n", "a\nb", "a\r\nb", "\t",
    "\u{7F}",
    "\u{1B}[31mred", "\u{85}", "\u{2028}", "\u{202E}gpj.exe", "\u{2066}x\u{2069}", "\u{FEFF}x", "\u{200D}", "\u{FFFD}",
    "\u{10FFFF}", "\u{FFFE}", "e\u{301}", "é", "ß", "İ", "ﬁ", "𝄞", "👩‍👩‍👧‍👧", "日本語", "עברית", "x: y", "x #y", "- x", "[x",
    "{x}", "*a", "&a",
    "!tag", "%x", "@x", "? x", "> x", "| x", "---", "...", "=", "<<", "exact", "langevin", "4Mi tokens", "10 epochs",
    "50 %", "1e400 tokens", "-1 updates", "1 % updates", "0 tokens", "5 parsecs", "a,b", "a;b", "\"a\"\"b\"",
    "<script>",
    "&amp;", "$x$", "_x_", "# x", "![x](y)", "|x|",
  ]

  /// One of the numbers, or one of any size.
  package static func number(_ random: inout SeededGenerator) -> String {
    switch random.integer(0...5) {
    case 0: return "\(Double(bitPattern: random.next()))"
    case 1: return "\(Int64(bitPattern: random.next()))"
    case 2: return "\(Double(sign: .plus, exponent: random.integer(-1070...1020), significand: random.uniform(1, 2)))"
    default: return random.pick(numbers)
    }
  }

  /// One of the texts, or some characters of any plane, or a long one.
  package static func text(_ random: inout SeededGenerator) -> String {
    switch random.integer(0...9) {
    case 0:
      let scalars = (0..<random.integer(1...12)).compactMap { _ in
        Unicode.Scalar(UInt32(random.integer(0...(random.chance(0.5) ? 0x2FF : 0x10FFFF))))
      }
      return String(String.UnicodeScalarView(scalars))
    case 1: return String(repeating: random.pick(["x", "é", "👩‍👧", " ", "-", "ab "]), count: random.integer(1...3000))
    case 2: return random.pick(texts) + random.pick(texts)
    default: return random.pick(texts)
    }
  }
}

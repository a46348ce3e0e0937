/// Numbers as tables spell them.
public enum DecimalText {
  /// The finite decimal number that the text spells, spaces around it aside.
  public static func number(_ text: String) -> Double? {
    let trimmed = trimmed(text)
    // Swift would also read nan, inf and hexadecimal digits.
    guard trimmed.utf8.allSatisfy(isDecimal), let number = Double(trimmed), number.isFinite else { return nil }
    return number
  }

  /// The text without spaces and tabs around it.
  public static func trimmed(_ text: String) -> Substring {
    var text = text[...]
    while let first = text.utf8.first, isBlank(first) { text = text.dropFirst() }
    while let last = text.utf8.last, isBlank(last) { text = text.dropLast() }
    return text
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isDecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2B || byte | 0x20 == 0x65
  }
}

extension [UInt8] {
  /// Whether the bytes are UTF-16 rather than UTF-8: by a byte-order mark, or by a first ASCII letter in two bytes.
  public var isUTF16: Bool {
    guard count >= 2, count.isMultiple(of: 2) else { return false }
    return starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) || (self[0] == 0) != (self[1] == 0)
  }
}

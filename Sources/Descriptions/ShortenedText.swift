extension String {
  /// The text for a message: of a long one the start, then `…`.
  ///
  /// - Parameter most: The largest number of characters, > 0.
  public func shortened(to most: Int = 60) -> String {
    // Most texts are short, and a character is at least a byte.
    guard utf8.count > most, dropFirst(most).first != nil else { return self }
    return prefix(most - 1) + "…"
  }
}

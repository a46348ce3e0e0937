extension [String] {
  /// The first element with the smallest edit distance to `word`, if any is within 2 or half the letters of it.
  ///
  /// The time is bounded: long words have no near one, and of very many names the first are looked at.
  public func nearest(to word: String) -> String? {
    // No name that is known is nearly as long.
    guard word.utf8.count <= 200 else { return nil }
    let letters = Array<Character>(word)
    let allowed = Swift.max(2, letters.count / 2)
    var best: (name: String, distance: Int)?
    var comparisons = 0
    for name in self {
      let other = Array<Character>(name.prefix(letters.count + allowed + 1))
      // At least as far away as the lengths differ.
      guard abs(other.count - letters.count) <= allowed else { continue }
      comparisons += other.count * letters.count
      guard comparisons <= Self.mostComparisons else { break }
      let distance = editDistance(other, letters)
      if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// Of letters: a fraction of a second.
  private static let mostComparisons = 5_000_000

  /// `; did you mean '…'?`, or nothing where no element is near.
  public func suggestion(for word: String) -> String {
    nearest(to: word).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The elements for a message, of many the first: `a, b, c and 97 more`.
  ///
  /// - Parameters:
  ///   - most: How many are named.
  ///   - quote: What stands before and behind each.
  public func listed(most: Int = 20, quote: String = "") -> String {
    let named = prefix(most).map { quote + $0.shortened() + quote }.joined(separator: ", ")
    return count > most ? "\(named) and \(count - most) more" : named
  }
}

/// Letters inserted, left out or replaced. Source: Levenshtein 1966, a row at a time.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let replaced = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[b.count]
}

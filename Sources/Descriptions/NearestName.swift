extension [String] {
  /// The first element with the smallest edit distance to `word`, if any is within 2 or half the letters of it, but not all of them.
  ///
  /// The time is bounded: long words have no near one, and of very many names the first are looked at.
  public func nearest(to word: String) -> String? { allNearest(to: word).first }

  /// Every element that begins with `word`, if that has four letters; else those with the smallest edit distance to it, if any is within
  /// 2 or half the letters of it, but not all of them; else those that begin with something within a quarter of its letters. Capital and
  /// small letters are the same.
  private func allNearest(to word: String) -> [String] {
    // No name that is known is nearly as long.
    guard (1...200).contains(word.utf8.count) else { return [] }
    let word = word.lowercased()
    let continued = filter { $0.lowercased().hasPrefix(word) }
    if word.count >= 4, !continued.isEmpty { return continued }
    let letters = Array<Character>(word)
    var comparisons = 0
    /// Those with the smallest distance, which is at most `allowed`; that of a name is `nil` where it need not be looked at.
    func least(within allowed: Int, _ distance: ([Character]) -> Int?) -> [String] {
      var best: (names: [String], distance: Int) = ([], allowed)
      for name in self {
        let other = Array<Character>(name.prefix(letters.count + allowed + 1).lowercased())
        guard let found = distance(other), comparisons <= Self.mostComparisons else { continue }
        if found < best.distance { best = ([], found) }
        if found == best.distance { best.names.append(name) }
      }
      return best.names
    }
    func compared(_ other: [Character]) -> Int? {
      comparisons += other.count * letters.count
      return comparisons <= Self.mostComparisons ? editDistance(other, letters) : nil
    }
    // Of a letter or two all may be replaced, which is near to nothing.
    let allowed = Swift.min(letters.count - 1, Swift.max(2, letters.count / 2))
    // At least as far away as the lengths differ.
    let whole = least(within: allowed) { abs($0.count - letters.count) <= allowed ? compared($0) : nil }
    guard whole.isEmpty, letters.count >= 4 else { return whole }
    let slack = letters.count / 4
    return least(within: slack) { other in
      guard other.count > letters.count else { return nil }
      return (-slack...slack).compactMap { compared(Array<Character>(other.prefix(letters.count + $0))) }.min()
    }
  }

  /// Of letters: a fraction of a second.
  private static let mostComparisons = 5_000_000

  /// `; did you mean '…'?` with one element or several that are as near; nothing where none is near, or more than three are,
  /// five where they begin with the word.
  public func suggestion(for word: String) -> String {
    let names = allNearest(to: word)
    let areContinued = names.allSatisfy { $0.lowercased().hasPrefix(word.lowercased()) }
    guard let last = names.last, names.count <= (areContinued ? 5 : 3) else { return "" }
    let others = names.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return "; did you mean \(others.isEmpty ? "" : others + " or ")'\(last)'?"
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

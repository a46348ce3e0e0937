extension [String] {
  /// The element with the smallest edit distance to `word`, if any is within 2 or half the letters of it.
  public func nearest(to word: String) -> String? {
    // No name that is known is nearly as long.
    guard word.utf8.count <= 200 else { return nil }
    let letters = Array<Character>(word)
    let ranked = map { (name: $0, distance: editDistance(Array<Character>($0), letters)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= Swift.max(2, letters.count / 2) ? best.name : nil
  }

  /// `; did you mean '…'?`, or nothing where no element is near.
  public func suggestion(for word: String) -> String {
    nearest(to: word).map { "; did you mean '\($0)'?" } ?? ""
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

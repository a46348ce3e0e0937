/// Finds the name that was probably meant.
enum NearestName {
  /// The candidate with the smallest edit distance to `name`, the first of several. Traps without candidates.
  static func find(_ name: String, among candidates: [String]) -> String {
    candidates.min { distance(name, $0) < distance(name, $1) }!
  }

  /// The number of letters to insert, delete or replace to turn one text into the other (Levenshtein).
  static func distance(_ first: String, _ second: String) -> Int {
    let letters = Array(second.lowercased())
    var row = Array(0...letters.count)
    for (i, letter) in first.lowercased().enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in letters.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
      }
    }
    return row[letters.count]
  }
}

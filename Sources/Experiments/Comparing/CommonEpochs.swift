/// Where two ascending lists of recorded epochs have the same epoch.
struct CommonEpochs {
  /// Positions in the two lists, ascending in both.
  let positions: [(mine: Int, reference: Int)]

  /// Relative; it covers the rounding of sums of stages.
  static let tolerance = 1e-9

  init(_ mine: [Double], _ reference: [Double], tolerance: Double = tolerance) {
    var positions: [(mine: Int, reference: Int)] = []
    var (i, j) = (0, 0)
    while i < mine.count, j < reference.count {
      let difference = mine[i] - reference[j]
      if abs(difference) <= tolerance * max(mine[i], reference[j]) {
        positions.append((i, j))
        i += 1
        j += 1
      } else if difference < 0 {
        i += 1
      } else {
        j += 1
      }
    }
    self.positions = positions
  }

  /// The epochs of the two lists that the other does not have.
  func unmatched(_ mine: [Double], _ reference: [Double]) -> [Double] {
    let (own, other) = (Set(positions.map(\.mine)), Set(positions.map(\.reference)))
    return mine.indices.filter { !own.contains($0) }.map { mine[$0] }
      + reference.indices.filter { !other.contains($0) }.map { reference[$0] }
  }
}

/// Where two ascending lists of recorded epochs have the same epoch.
struct CommonEpochs {
  /// Positions in the two lists, ascending in both.
  let positions: [(mine: Int, reference: Int)]

  /// `tolerance` is relative; the usual one covers the rounding of sums of stages.
  init(_ mine: [Double], _ reference: [Double], tolerance: Double = 1e-9) {
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
}

/// Where two ascending lists of recorded epochs have the same epoch, up to the rounding of sums of stages.
struct CommonEpochs {
  /// Positions in the two lists, ascending in both.
  let positions: [(mine: Int, reference: Int)]

  init(_ mine: [Double], _ reference: [Double]) {
    var positions: [(mine: Int, reference: Int)] = []
    var (i, j) = (0, 0)
    while i < mine.count, j < reference.count {
      let difference = mine[i] - reference[j]
      if abs(difference) <= 1e-9 * max(mine[i], reference[j]) {
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

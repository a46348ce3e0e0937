import NoiseScale

/// After which updates the metrics are taken, and how recorded points are made of them.
///
/// A point's metrics are (1 − share) × those after `updates` updates + share × those one update later. Where the batch is
/// at most 1 % of the recorded interval (the spacing to the recorded epoch before, to the next for the first), they are
/// those at the nearest of the two.
struct NetworkRecording: Sendable {
  let points: [RecordPoint]
  /// For each point, the steps that it lies between; the same where one is enough.
  let places: [Neighbours<Int>]
  /// For each point, whether the noise is measured.
  let isMeasured: [Bool]

  /// With `refinement` l everything is counted in steps, l an update. The noise is measured at multiples of `measureEvery`
  /// epochs, up to rounding, and at the end.
  init(_ timeline: Timeline, _ grid: RecordGrid, refinement: Int = 1, measureEvery: Double? = nil) {
    let points = timeline.recordPoints(grid)
    let batches = Self.batchSizes(timeline, at: points)
    let size = Double(timeline.trainingSet.size)
    places = points.enumerated().map { number, point in
      let neighbour = number > 0 ? points[number - 1] : points.count > 1 ? points[1] : nil
      let interval = neighbour.map { abs(point.epoch - $0.epoch) * size } ?? timeline.nominalExamples
      let steps = point.share * Double(refinement)
      let before = point.updates * refinement + Int(steps)
      let share = steps - steps.rounded(.down)
      guard share > 0, Double(batches[number]) > 0.01 * interval * Double(refinement) else {
        let nearest = share < 0.5 ? before : before + 1
        return Neighbours(before: nearest, after: nearest, share: 0)
      }
      return Neighbours(before: before, after: before + 1, share: share)
    }
    // At the first recorded point at or after each multiple, up to rounding.
    var last = -1.0
    isMeasured = points.map { point in
      guard let measureEvery else { return false }
      let count = (point.epoch / measureEvery * (1 + 1e-9)).rounded(.down)
      defer { last = count }
      return count > last || point == points.last
    }
    self.points = points
  }

  /// The steps after which the noise is measured.
  var measuredSteps: Set<Int> { Set(zip(places, isMeasured).filter(\.1).map(\.0.before)) }

  /// The batch of the update under way at each point (of the last update at the end of the run).
  private static func batchSizes(_ timeline: Timeline, at points: [RecordPoint]) -> [Int] {
    var iterator = timeline.runs.makeIterator()
    var run = iterator.next()
    return points.map { point in
      while let current = run, current.firstUpdate + current.count <= point.updates, let next = iterator.next() {
        run = next
      }
      return run?.hyperParameters.batchSize ?? 1
    }
  }
}

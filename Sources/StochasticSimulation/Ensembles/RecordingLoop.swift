import NoiseScale

/// What advances by updates: the state of some replicates or modes under one optimiser.
protocol Stepper {
  /// Makes updates `first` … `first + count − 1` of the run, which all have the run's hyper-parameters.
  mutating func advance(_ run: UpdateRun, first: Int, count: Int)
  /// The metrics of the present state: a number for each metric and replicate.
  mutating func metrics() -> [Double]
}

extension Timeline {
  /// The loop over updates, written once: advances `stepper` through the run and gives its metrics at each recorded point,
  /// interpolated linearly in examples between the neighbouring updates.
  ///
  /// `isFinished` is asked after each recorded point; the loop ends early where it is true.
  func record<S: Stepper>(
    _ points: [RecordPoint], with stepper: inout S, isFinished: ([Double]) -> Bool = { _ in false }
  ) -> [[Double]] {
    var iterator = runs.makeIterator()
    var run = iterator.next()
    var made = 0
    var known: [(updates: Int, metrics: [Double])] = []

    func advance(to updates: Int) {
      while made < updates, let current = run {
        let end = current.firstUpdate + current.count
        guard made < end else {
          run = iterator.next()
          continue
        }
        let count = min(updates, end) - made
        stepper.advance(current, first: made, count: count)
        made += count
      }
    }
    func metrics(after updates: Int) -> [Double] {
      if let found = known.last(where: { $0.updates == updates }) { return found.metrics }
      advance(to: updates)
      let values = stepper.metrics()
      known = known.suffix(1) + [(updates, values)]
      return values
    }

    var recorded: [[Double]] = []
    for point in points {
      var values = metrics(after: point.updates)
      if point.share > 0 {
        let later = metrics(after: point.updates + 1)
        for index in values.indices { values[index] += point.share * (later[index] - values[index]) }
      }
      recorded.append(values)
      if isFinished(values) { break }
    }
    return recorded
  }
}

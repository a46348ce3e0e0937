/// Walks through the decays of a schedule's learning rate: the factor by which each stage must be grown so that the learning
/// rate stays at its running maximum, for the first so many decays.
struct Growth {
  /// How many decays are undone; after them the factor stays. A stage with a falling law counts as one decay.
  var decays: Int

  func changes(for schedule: LoweredSchedule) -> [StageChange] {
    var seen = 0
    var peak = 0.0
    var last = 0.0
    var factor = 1.0
    return schedule.stages.map { stage in
      let (first, end) = (
        stage.learningRate.value(at: 0, of: stage.length.value),
        stage.learningRate.value(at: stage.length.value, of: stage.length.value)
      )
      let maximum = Self.maxima(of: stage)
      let top = maximum.values.max() ?? first
      let falls = Self.isBelow(first, last) || Self.isBelow(end, top)
      if falls { seen += 1 }
      defer {
        last = end
        peak = max(peak, top)
      }
      guard seen <= decays else {
        // A rise must not carry the factor above the running maximum.
        if top > 0 { factor = min(factor, max(peak, top) / top) }
        return StageChange(.learningRate(factor: factor), onlyGrows: true)
      }
      if let value = stage.learningRate.constant {
        // At 0 nothing moves, whatever the batch.
        factor = value > 0 ? max(peak, value) / value : 1
        return StageChange(.learningRate(factor: factor), onlyGrows: true)
      }
      if !falls, !maximum.falls(below: peak, of: stage) {
        factor = 1
        return StageChange(.learningRate(factor: 1), onlyGrows: true)
      }
      let (before, rate, length) = (peak, stage.learningRate, stage.length.value)
      let wish = { @Sendable (place: Double) -> Double in
        let value = rate.value(at: place, of: length)
        let target = max(before, maximum.upTo(place), value)
        // A law that starts at 0 has not fallen yet.
        return value > 0 ? target / value : target > 0 ? .infinity : 1
      }
      factor = wish(length * (1 - 1e-12))
      return StageChange(.varyingLearningRate(factor: wish), onlyGrows: true)
    }
  }

  /// Whether `value` is below `other` by more than the rounding of a law.
  private static func isBelow(_ value: Double, _ other: Double) -> Bool { value < other * (1 - 1e-9) }

  /// The running maximum of a stage's learning rate on a grid.
  private static func maxima(of stage: Stage) -> RunningMaximum {
    let positions = stage.learningRate.places(of: stage.length.value, divisions: 4096)
    var top = 0.0
    let values = positions.map { position in
      top = max(top, stage.learningRate.value(at: position, of: stage.length.value))
      return top
    }
    return RunningMaximum(positions: positions, values: values)
  }
}

/// Running maxima at ascending positions.
private struct RunningMaximum: Sendable {
  var positions: [Double]
  var values: [Double]

  /// Whether the learning rate of the stage lies below its running maximum, or below what was reached before, anywhere on the grid.
  func falls(below before: Double, of stage: Stage) -> Bool {
    zip(positions, values).contains { position, top in
      stage.learningRate.value(at: position, of: stage.length.value) < max(top, before) * (1 - 1e-9)
    }
  }

  /// The maximum over the grid positions ≤ `position`.
  func upTo(_ position: Double) -> Double {
    var (low, high) = (0, positions.count)
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] <= position { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : values[low - 1]
  }
}

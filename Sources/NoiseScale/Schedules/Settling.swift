/// Which recorded epochs of a pair of schedules are settled.
///
/// An epoch is settled if it lies more than 6 θ_max + B_max/N after the start and after every change of stage of either
/// schedule; θ_max is the larger memory of the two in the current stages, B_max the largest batch of the two in the previous
/// and current stages. A stage with a law is taken at its largest θ and B; where the law jumps by more than a tenth the stage changes. With Adam θ is the longer memory of its running means
/// (``Optimizer/memoryEpochs(_:trainingSetSize:)``).
///
/// 6 θ covers stiff modes at a margin of 5 % and jumps of 5; one slow mode near γhθ = 0.05 alone can need 12 θ.
public struct Settling: Sendable {
  private let timelines: [Timeline]
  private let extremes: [[(memory: Double, batch: Double)]]
  /// The start and every change of stage, with the epochs to wait after it.
  private var changes: [(epoch: Double, wait: Double)] = []

  /// Memories to wait.
  public static let memories = 6.0

  /// The settled epochs of schedules that are compared with each other, on the same training set; usually two.
  public init(_ timelines: [Timeline], optimizer: any Optimizer) {
    self.timelines = timelines
    extremes = timelines.map { timeline in
      timeline.segments.map {
        Self.extremes(of: $0, trainingSetSize: timeline.trainingSet.size, optimizer: optimizer)
      }
    }
    let ends = timelines.flatMap { timeline in
      timeline.segments.dropLast().map { $0.end / Double(timeline.trainingSet.size) }
    }
    let jumps = timelines.flatMap { timeline in
      timeline.segments.flatMap { $0.jumps(byMoreThan: 1.1).map { $0 / Double(timeline.trainingSet.size) } }
    }
    changes = ([0] + ends + jumps).sortedUnique().map { ($0, wait(after: $0)) }
  }

  /// Epochs to wait after the change at `change`.
  public func wait(after change: Double) -> Double {
    var (memory, batch) = (0.0, 0.0)
    for (timeline, extremes) in zip(timelines, extremes) {
      let stage = Self.stage(of: timeline, at: change)
      memory = max(memory, extremes[stage].memory)
      batch = max(batch, extremes[stage].batch)
      // The previous stage is the one just before the change, which for the other schedule may be the same stage.
      let before = Self.stage(of: timeline, at: change, justBefore: true)
      batch = max(batch, extremes[before].batch)
    }
    return Self.memories * memory + batch
  }

  /// Whether `epoch` lies past the wait after every change at or before it.
  public func isSettled(_ epoch: Double) -> Bool {
    changes.allSatisfy { $0.epoch > epoch || epoch > $0.epoch + $0.wait }
  }

  /// The same of an epoch that ends something: at a change it belongs to what was before.
  public func isSettled(upTo epoch: Double) -> Bool {
    changes.allSatisfy { $0.epoch >= epoch * (1 - 1e-12) || epoch > $0.epoch + $0.wait }
  }

  /// The stretches between changes of stage over which the schedules differ in a hyper-parameter and none of `epochs` lies: what is
  /// said of them says nothing of these. Ascending; what touches is one stretch. Of one schedule alone, which is run in two ways, all
  /// stretches count.
  ///
  /// A stretch that is no longer than the largest batch in it may be the end of a batch and no stage: it counts where it touches one
  /// that is longer.
  /// - Parameter epochs: Those that are looked at, such as the settled ones.
  public func stretches(without epochs: [Double]) -> [ClosedRange<Double>] {
    // Where only one of them goes on there is nothing to compare.
    let end = timelines.map(\.epochs).min() ?? 0
    let starts = changes.map(\.epoch).filter { $0 < end }
    var found: [(stretch: ClosedRange<Double>, hasStage: Bool)] = []
    for (start, stop) in zip(starts, starts.dropFirst() + [end]) {
      // The end of a stretch belongs to it.
      let isSeen = epochs.contains { $0 > start * (1 + 1e-12) && $0 <= stop * (1 + 1e-9) }
      guard !isSeen, differ(from: start, to: stop) else { continue }
      let hasStage = isStage(from: start, to: stop)
      if let last = found.last, last.stretch.upperBound == start {
        found[found.count - 1] = (last.stretch.lowerBound...stop, last.hasStage || hasStage)
      } else {
        found.append((start...stop, hasStage))
      }
    }
    return found.filter(\.hasStage).map(\.stretch)
  }

  private static func places(from start: Double, to stop: Double) -> [Double] {
    (0..<8).map { start + (stop - start) * (Double($0) + 0.5) / 8 }
  }

  private func isStage(from start: Double, to stop: Double) -> Bool {
    guard let first = timelines.first else { return false }
    let places = Self.places(from: start, to: stop)
    let batch = timelines.flatMap { timeline in places.map { timeline.hyperParameters(atEpoch: $0).batchSize } }.max()
    return (stop - start) * Double(first.trainingSet.size) > Double(batch ?? 0)
  }

  private func differ(from start: Double, to stop: Double) -> Bool {
    guard let first = timelines.first else { return false }
    // Between two changes, laws that differ do so almost everywhere.
    return timelines.count == 1
      || Self.places(from: start, to: stop).contains { place in
        let values = first.hyperParameters(atEpoch: place)
        return timelines.dropFirst().contains { !$0.hyperParameters(atEpoch: place).isNear(values) }
      }
  }

  /// The stage at `epoch`, or just before it; boundaries a rounding away count as there.
  private static func stage(of timeline: Timeline, at epoch: Double, justBefore: Bool = false) -> Int {
    let examples = epoch * Double(timeline.trainingSet.size)
    let rounding = max(1e-6, 8 * examples.ulp)
    let beyond = justBefore ? examples - rounding : examples + rounding
    return timeline.index(where: { $0.end > beyond })
  }

  /// The largest θ and B/N of a stage, epochs.
  static func extremes(
    of segment: Segment, trainingSetSize: Int, optimizer: any Optimizer
  ) -> (memory: Double, batch: Double) {
    segment.samples(of: [.batchSize, .momentum, .beta1, .beta2]).map(\.values).reduce((0, 0)) { largest, values in
      (
        max(largest.0, optimizer.memoryEpochs(values, trainingSetSize: trainingSetSize)),
        max(largest.1, Double(values.batchSize) / Double(trainingSetSize))
      )
    }
  }
}

extension Segment {
  /// Where its laws jump by more than a factor, examples.
  fileprivate func jumps(byMoreThan factor: Double) -> [Double] {
    courses.flatMap { _, course -> [Double] in
      guard let law = course.quantity.law else { return [] }
      let (from, to) = placeEnds(of: course)
      return law.joints(of: course.length).filter { joint in
        // Steps are nudged by roundings.
        let near = 1e-9 * course.length
        let (before, after) = (course.value(at: joint - near), course.value(at: joint + near))
        return joint > from && joint < to && max(before, after) > factor * min(before, after)
      }.map { start + (end - start) * ($0 - from) / (to - from) }
    }
  }
}

extension HyperParameters {
  /// The same up to rounding.
  fileprivate func isNear(_ other: HyperParameters) -> Bool {
    zip(numbers, other.numbers).allSatisfy { abs($0 - $1) <= 1e-9 * max(abs($0), abs($1)) }
  }

  private var numbers: [Double] {
    [learningRate, Double(batchSize), momentum, weightDecay, gradientScale]
      + [adam.beta1, adam.beta2, adam.delta].map { $0 ?? -1 }
  }
}

extension [Double] {
  fileprivate func sortedUnique() -> [Double] {
    sorted().reduce(into: []) { unique, value in
      if unique.last != value { unique.append(value) }
    }
  }
}

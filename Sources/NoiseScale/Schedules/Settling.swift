/// Which recorded epochs of a pair of schedules are settled.
///
/// An epoch is settled if it lies more than 6 θ_max + B_max/N after the start and after every change of stage of either
/// schedule; θ_max is the larger memory of the two in the current stages, B_max the largest batch of the two in the previous
/// and current stages. A stage with a law is taken at its largest θ and B. With Adam θ is the longer memory of its running means
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
    changes = ([0] + ends).sortedUnique().map { ($0, wait(after: $0)) }
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

extension [Double] {
  fileprivate func sortedUnique() -> [Double] {
    sorted().reduce(into: []) { unique, value in
      if unique.last != value { unique.append(value) }
    }
  }
}

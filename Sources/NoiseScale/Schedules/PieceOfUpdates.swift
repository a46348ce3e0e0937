/// Consecutive updates of equal batches, over which every other hyper-parameter is a number or a law in updates.
public struct PieceOfUpdates: Sendable {
  /// A hyper-parameter over the piece.
  public enum Value: Sendable {
    /// The same for every update.
    case constant(Double)
    /// law(start + rate · j) of a law that is `length` long, for the j-th update of the piece, counted from 0.
    case law(any Law, start: Double, rate: Double, length: Double)
  }
  /// The first update, counted from 0 since the start of the run, and how many.
  public let firstUpdate: Int, count: Int
  /// B of each.
  public let batchSize: Int
  /// The values of the first update.
  public let values: HyperParameters
  /// ε, m and λ.
  public let learningRate, momentum, weightDecay: Value
  /// β₁, β₂ and δ, where the schedule sets them.
  public let beta1, beta2, delta: Value?
}

extension Timeline {
  /// The run in pieces of equal batches, made one at a time: few where batches are constant or grow in steps, whatever the number of
  /// updates.
  public var pieces: some Sequence<PieceOfUpdates> {
    segments.lazy.flatMap { segment in
      BatchRuns(walk: BatchWalk(segment), last: Double(segment.firstUpdate + segment.updates)).lazy.map { run in
        segment.piece(run)
      }
    }
  }
}

private struct BatchRuns: Sequence, IteratorProtocol {
  var walk: BatchWalk
  let last: Double

  mutating func next() -> BatchRun? { walk.next(toExamples: .infinity, updates: last) }
}

extension Segment {
  fileprivate func piece(_ run: BatchRun) -> PieceOfUpdates {
    let (before, first) = (Double(run.examplesBefore), Double(run.firstUpdate))
    func value(_ course: Course) -> PieceOfUpdates.Value {
      guard case .law(let law) = course.quantity else { return .constant(course.value(at: 0)) }
      let rate = (course.isInUpdates ? 1 : Double(run.stride)) / course.divisor * course.factor
      return .law(law, start: course.place(examples: before, updates: first), rate: rate, length: course.length)
    }
    var values = values(examples: before, updates: first)
    (values.batchSize, values.gradientScale) = (run.batch, run.scale)
    return PieceOfUpdates(
      firstUpdate: run.firstUpdate, count: run.count, batchSize: run.batch, values: values,
      learningRate: value(learningRate), momentum: value(momentum), weightDecay: value(weightDecay),
      beta1: beta1.map(value), beta2: beta2.map(value), delta: delta.map(value))
  }
}

/// Consecutive updates of one segment with equal batches, whatever the other hyper-parameters do.
public struct EqualBatches: Sendable {
  /// The segment that the updates belong to, counted from 0.
  public let stage: Int
  /// The first update, counted from 0 since the start of the run, and how many, ≥ 1.
  public let firstUpdate: Int, count: Int
  /// Examples seen before the first update, and how far each brings the run.
  public let examplesBefore: Int, stride: Int
  /// Whether a law makes every update different.
  public let isUnderLaw: Bool

  /// Examples seen after the last update.
  public var examplesAfter: Int { examplesBefore + count * stride }
}

extension Timeline {
  /// The run in pieces of equal batches, without hyper-parameters: one a segment where the batch is constant and straddles epochs.
  public var equalBatches: some Sequence<EqualBatches> {
    segments.lazy.flatMap { segment in
      BatchRuns(walk: BatchWalk(segment), last: Double(segment.firstUpdate + segment.updates)).lazy.map { run in
        EqualBatches(
          stage: segment.index, firstUpdate: run.firstUpdate, count: run.count, examplesBefore: run.examplesBefore,
          stride: run.stride, isUnderLaw: segment.changesEveryUpdate)
      }
    }
  }
}

extension Segment {
  /// Whether a hyper-parameter other than the batch follows a law.
  var changesEveryUpdate: Bool { courses.contains { $0.parameter != .batchSize && !$0.course.isConstant } }
}

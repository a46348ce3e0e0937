import Descriptions

/// A schedule laid out over the updates of a run on a training set of N examples: the one place that says which hyper-parameters an
/// update, or a place of the run, has.
///
/// Examples are the clock. A piece of E epochs ends E·N examples after its start, a piece until so many tokens or examples there;
/// one until so many updates ends with the last of them, and what follows counts from the examples seen by then. Update k uses the
/// pieces that contain the number of examples seen before it; the batch that crosses an end belongs to the earlier piece, and the
/// next piece keeps its own end, so that overshoot never accumulates. Training ends at the first update after which the length of the
/// schedule has been seen (``Counting`` has other ways).
///
/// Nothing is stored per update: constant batches are counted in closed form, a law of the batch by its sizes.
public struct Timeline: Sendable {
  /// The schedule that is laid out.
  public let schedule: Schedule
  /// The examples whose number N is the length of an epoch.
  public let trainingSet: TrainingSet
  /// Stretches in which every hyper-parameter keeps to one piece, one after another; stages, where the schedule has stages.
  public let segments: [Segment]
  /// What keeps the schedule from being laid out; `nil` for a schedule that is valid on the training set.
  public let fault: Fault?

  /// Lays out a schedule.
  public init(_ schedule: Schedule, _ trainingSet: TrainingSet) {
    self.schedule = schedule
    self.trainingSet = trainingSet
    let walk = SegmentWalk(schedule, trainingSet)
    (segments, fault) = (walk.segments, walk.fault)
  }

  /// The nominal end of the run, examples.
  public var nominalExamples: Double { segments.last?.end ?? 0 }

  /// The same in epochs.
  public var epochs: Double {
    // Stages in epochs say it without the rounding of a product.
    let lengths = schedule.stages.map(\.length)
    if !lengths.isEmpty, lengths.allSatisfy({ $0.clock == .epochs }) { return lengths.reduce(0) { $0 + $1.value } }
    if case .tracks(let tracks) = schedule.form, tracks.length.clock == .epochs { return tracks.length.value }
    return nominalExamples / Double(trainingSet.size)
  }

  /// Parameter updates of the whole run.
  public var totalUpdates: Int { segments.reduce(0) { $0 + $1.updates } }

  /// Examples seen at the end of the run: less than a batch more than the nominal number, or less.
  public var totalExamples: Int { segments.last?.examplesAfter ?? 0 }

  /// The segment at a nominal number of examples: the one that it lies in or starts, the last one at the end of the run.
  public func segment(atExamples examples: Double) -> Segment {
    segments[index { $0.end > examples }]
  }

  /// The first segment for which something holds that holds for all after it too; the last one where it holds for none.
  func index(where holds: (Segment) -> Bool) -> Int {
    var (low, high) = (0, segments.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if holds(segments[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The hyper-parameters at a nominal epoch.
  public func hyperParameters(atEpoch epoch: Double) -> HyperParameters {
    let examples = epoch * Double(trainingSet.size)
    return segment(atExamples: examples).values(atExamples: examples)
  }
}

extension Timeline {
  /// The tracks whose last piece ends before the run does, where it ends, and at what share of the run.
  var held: [(parameter: HyperParameter, end: Position, share: Double)] {
    guard case .tracks(let tracks) = schedule.form, let last = segments.last else { return [] }
    return tracks.parameters.compactMap { parameter in
      guard let until = tracks[parameter]?.pieces.last?.until, let course = last[parameter] else { return nil }
      let end = course.start + course.length * course.divisor / course.factor
      let whole = course.isInUpdates ? Double(totalUpdates) : nominalExamples
      return end < whole * (1 - 1e-9) ? (parameter, until, end / whole) : nil
    }
  }
}

/// One update of a run.
public struct Update: Sendable, Equatable {
  /// k, counted from 0.
  public var index: Int
  /// Examples seen before it.
  public var examplesBefore: Int
  /// The segment that it belongs to, counted from 0.
  public var stage: Int
  /// The values that it is made with.
  public var hyperParameters: HyperParameters
  /// How far it brings the run, examples: its batch, and what the end of an epoch drops.
  public var stride: Int

  /// Examples seen after it.
  public var examplesAfter: Int { examplesBefore + stride }
}

/// Consecutive updates of one segment with the same hyper-parameters.
public struct UpdateRun: Sendable, Equatable {
  /// The segment that the updates belong to, counted from 0.
  public var stage: Int
  /// The first update, counted from 0 since the start of the run.
  public var firstUpdate: Int
  /// How many updates, ≥ 1.
  public var count: Int
  /// Examples seen before the first update.
  public var examplesBefore: Int
  /// The values that all of them are made with.
  public var hyperParameters: HyperParameters
  /// How far each brings the run, examples.
  public var stride: Int

  /// `count` updates of these values.
  package init(
    stage: Int, firstUpdate: Int, count: Int, examplesBefore: Int, hyperParameters: HyperParameters, stride: Int
  ) {
    (self.stage, self.firstUpdate, self.count) = (stage, firstUpdate, count)
    (self.examplesBefore, self.hyperParameters, self.stride) = (examplesBefore, hyperParameters, stride)
  }

  /// Examples seen after the last update.
  public var examplesAfter: Int { examplesBefore + count * stride }
}

extension Timeline {
  /// The runs of equal hyper-parameters, made one at a time: a constant stage is one run.
  public var runs: some Sequence<UpdateRun> { UpdateRuns(timeline: self) }

  /// Every update, made one at a time.
  public var updates: some Sequence<Update> {
    runs.lazy.flatMap { run in
      (0..<run.count).lazy.map { offset in
        Update(
          index: run.firstUpdate + offset, examplesBefore: run.examplesBefore + offset * run.stride, stage: run.stage,
          hyperParameters: run.hyperParameters, stride: run.stride)
      }
    }
  }
}

/// Makes the runs of a timeline: a law makes a run of every update.
private struct UpdateRuns: Sequence {
  let timeline: Timeline

  func makeIterator() -> UpdateRunIterator { UpdateRunIterator(timeline) }
}

/// A class, since what it holds of a segment is large, and sequences hand their iterators on.
private final class UpdateRunIterator: IteratorProtocol {
  /// Held as constants of a class, so that no update copies a segment.
  private final class Current {
    let segment: Segment
    let isSplit: Bool
    let end: Double

    init(_ segment: Segment) {
      self.segment = segment
      isSplit = segment.changesEveryUpdate
      end = Double(segment.firstUpdate + segment.updates)
    }
  }

  private let timeline: Timeline
  private var index = -1
  private var current = Current(Segment())
  private var walk = BatchWalk(Segment())
  private var batches: BatchRun?
  private var made = 0

  init(_ timeline: Timeline) { self.timeline = timeline }

  func next() -> UpdateRun? {
    if batches == nil || made >= batches!.count {
      (batches, made) = (walk.next(toExamples: .infinity, updates: current.end), 0)
      while batches == nil {
        index += 1
        guard index < timeline.segments.count else { return nil }
        let segment = timeline.segments[index]
        current = Current(segment)
        walk = BatchWalk(segment)
        batches = walk.next(toExamples: .infinity, updates: current.end)
      }
    }
    guard let run = batches else { return nil }
    let current = current
    let count = current.isSplit ? 1 : run.count
    let (update, before) = (run.firstUpdate + made, run.examplesBefore + made * run.stride)
    var values = current.segment.values(examples: Double(before), updates: Double(update))
    (values.batchSize, values.gradientScale) = (run.batch, run.scale)
    made += count
    return UpdateRun(
      stage: index, firstUpdate: update, count: count, examplesBefore: before, hyperParameters: values,
      stride: run.stride)
  }
}

extension Schedule {
  /// How long it is on a training set, epochs.
  public func epochs(on trainingSet: TrainingSet) -> Double { Timeline(self, trainingSet).epochs }
}

import NoiseScale

/// A stretch of epochs over which hyper-parameters are constant.
public struct LangevinSegment: Sendable, Equatable {
  /// Epochs since the start of the run.
  public var start, end: Double
  /// Counted from 0.
  public var stage: Int
  /// The values that hold over the stretch.
  public var hyperParameters: HyperParameters
}

/// The stretches of constant hyper-parameters of a run, one after another from epoch 0, made one at a time: under a law there are as many
/// as updates.
public struct LangevinSegments: Sequence, Sendable {
  /// Where stretches come from.
  enum Source {
    /// Stages that end at their nominal epochs.
    case nominal(Timeline)
    /// Stages that end where their last update does.
    case atUpdates(Timeline)
    case listed([LangevinSegment])
  }

  private let source: Source
  /// Whether the weight decay is left out.
  private var isWithoutWeightDecay = false

  init(_ source: Source) { self.source = source }

  /// These stretches, one after another from epoch 0.
  public init(_ segments: [LangevinSegment]) { source = .listed(segments) }

  /// The end of the last one, epochs.
  var end: Double {
    switch source {
    case .nominal(let timeline): timeline.nominalExamples / Double(timeline.trainingSet.size)
    case .atUpdates(let timeline): Double(timeline.totalExamples) / Double(timeline.trainingSet.size)
    case .listed(let segments): segments.last?.end ?? 0
    }
  }

  /// The same stretches with λ = 0.
  public var withoutWeightDecay: LangevinSegments {
    var segments = self
    segments.isWithoutWeightDecay = true
    return segments
  }

  /// Makes them from the start.
  public func makeIterator() -> AnyIterator<LangevinSegment> {
    let made =
      switch source {
      case .nominal(let timeline): Self.nominal(timeline)
      case .atUpdates(let timeline): Self.atUpdates(timeline)
      case .listed(let segments): AnyIterator(segments.makeIterator())
      }
    guard isWithoutWeightDecay else { return made }
    return AnyIterator {
      var segment = made.next()
      segment?.hyperParameters.weightDecay = 0
      return segment
    }
  }

  private static func nominal(_ timeline: Timeline) -> AnyIterator<LangevinSegment> {
    let (segments, size) = (timeline.segments, Double(timeline.trainingSet.size))
    var (index, position, update) = (0, segments.first?.start ?? 0, 0.0)
    return AnyIterator {
      while index < segments.count, position >= segments[index].end {
        index += 1
        guard index < segments.count else { break }
        (position, update) = (segments[index].start, Double(segments[index].firstUpdate))
      }
      guard index < segments.count else { return nil }
      let (start, end) = (position, segments[index].end)
      let values = segments[index].values(atExamples: start, updates: update)
      position = segments[index].isConstant ? end : Swift.min(end, start + Double(values.batchSize))
      update += 1
      return LangevinSegment(start: start / size, end: position / size, stage: index, hyperParameters: values)
    }
  }

  private static func atUpdates(_ timeline: Timeline) -> AnyIterator<LangevinSegment> {
    let size = Double(timeline.trainingSet.size)
    var runs = timeline.runs.makeIterator()
    return AnyIterator {
      runs.next().map { run in
        LangevinSegment(
          start: Double(run.examplesBefore) / size, end: Double(run.examplesAfter) / size, stage: run.stage,
          hyperParameters: run.hyperParameters)
      }
    }
  }
}

extension Timeline {
  /// The stretches of constant hyper-parameters, stage by stage at their nominal epochs. A stage with a law changes each time
  /// a batch is done.
  public func langevinSegments() -> LangevinSegments { LangevinSegments(.nominal(self)) }

  /// The same with stages that change where the updates of the discrete run leave them.
  public func langevinSegmentsAtUpdates() -> LangevinSegments { LangevinSegments(.atUpdates(self)) }
}

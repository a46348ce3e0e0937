import Descriptions

/// What a schedule amounts to on a training set: g, memory and updates, piece by piece.
public struct Plan: Sendable {
  /// The schedule laid out over updates.
  public let timeline: Timeline
  /// The rule that turns gradients into updates.
  public let optimizer: any Optimizer
  /// One for each segment of the timeline, also for one that gets no update.
  public let stages: [PlannedStage]

  /// The plan of a schedule that is valid on `trainingSet`.
  public init(_ schedule: Schedule, on trainingSet: TrainingSet, optimizer: any Optimizer) {
    let timeline = Timeline(schedule, trainingSet)
    self.timeline = timeline
    self.optimizer = optimizer
    let size = Double(trainingSet.size)
    stages = timeline.segments.map { segment in
      let stretch = segment.stretch(from: segment.start, to: segment.end)
      let first = stretch.first
      return PlannedStage(
        segment: segment, startEpoch: segment.start / size, endEpoch: segment.end / size, hyperParameters: first,
        last: stretch.last, noiseScale: first.noiseScale(trainingSet),
        approximateNoiseScale: first.approximateNoiseScale(trainingSetSize: trainingSet.size),
        memoryEpochs: optimizer.memoryEpochs(first, trainingSetSize: trainingSet.size))
    }
  }

  /// The schedule that is planned.
  public var schedule: Schedule { timeline.schedule }
  /// The examples it is planned for.
  public var trainingSet: TrainingSet { timeline.trainingSet }
  /// Nominal length of the run, epochs.
  public var epochs: Double { timeline.epochs }
  /// Parameter updates of the whole run.
  public var totalUpdates: Int { timeline.totalUpdates }
  /// Examples seen at the end of the run, less than a batch more than the nominal number.
  public var totalExamples: Int { timeline.totalExamples }

  /// The updates that begin between two nominal numbers of examples, between which no segment ends.
  public func stretch(fromExamples start: Double, to end: Double) -> Stretch {
    timeline.segment(atExamples: start + (end - start) / 2).stretch(from: start, to: end)
  }
}

/// One segment of a plan: a stage, or what lies between two ends of pieces.
public struct PlannedStage: Sendable {
  /// The updates made in it.
  public let segment: Segment
  /// Nominal, epochs.
  public let startEpoch, endEpoch: Double
  /// Those of the first update.
  public let hyperParameters: HyperParameters
  /// Those of the last update.
  public let last: HyperParameters
  /// Of the first update: exact g, and g ≈ εN/(B(1−m)).
  public let noiseScale, approximateNoiseScale: Double
  /// θ of the first update, epochs: how long the optimiser remembers gradients, or with Adam their squares too.
  public let memoryEpochs: Double

  /// Counted from 0.
  public var stage: Int { segment.index }

  /// The largest value between the first and the last update where something follows a law; `nil` where nothing does.
  ///
  /// Laws are looked at on a grid of 1001 points and at their joints.
  public func peak(of value: (HyperParameters) -> Double) -> Double? {
    guard !segment.isConstant, let last = segment.last else { return nil }
    return segment.samples(of: segment.courses.map(\.parameter), isRange: false)
      .filter { $0.updates <= Double(last.index) }.map { value($0.values) }.max()
  }
}

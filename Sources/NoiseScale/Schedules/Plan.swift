/// What a schedule amounts to on a training set: g, memory and updates, stage by stage.
public struct Plan: Sendable {
  /// The schedule laid out over updates.
  public let timeline: Timeline
  /// The rule that turns gradients into updates.
  public let optimizer: any Optimizer
  /// One for each stage of the schedule, also for one that gets no update.
  public let stages: [PlannedStage]

  /// The plan of a schedule that is valid on `trainingSet`.
  public init(_ schedule: Schedule, on trainingSet: TrainingSet, optimizer: any Optimizer) {
    let timeline = Timeline(schedule, trainingSet)
    self.timeline = timeline
    self.optimizer = optimizer
    let size = Double(trainingSet.size)
    stages = timeline.spans.map { span in
      let first = timeline.hyperParameters(
        stage: span.stage, examplesBefore: max(span.examplesBefore, Int(timeline.stageStart(span.stage).rounded(.up))))
      return PlannedStage(
        stage: span.stage, startEpoch: timeline.stageStart(span.stage) / size,
        endEpoch: timeline.stageEnds[span.stage] / size, span: span, hyperParameters: first,
        noiseScale: first.noiseScale(trainingSet),
        approximateNoiseScale: first.approximateNoiseScale(trainingSetSize: trainingSet.size),
        memoryEpochs: optimizer.memoryEpochs(first, trainingSetSize: trainingSet.size))
    }
  }

  /// The schedule that is planned.
  public var schedule: Schedule { timeline.schedule }
  /// The examples it is planned for.
  public var trainingSet: TrainingSet { timeline.trainingSet }
  /// Parameter updates of the whole run.
  public var totalUpdates: Int { stages.reduce(0) { $0 + $1.span.updates } }
  /// Examples seen at the end of the run, less than a batch more than the nominal number.
  public var totalExamples: Int { stages.last?.span.examplesAfter ?? 0 }
}

/// One stage of a plan; values are those at the stage's first update.
public struct PlannedStage: Sendable {
  /// Counted from 0.
  public let stage: Int
  /// Nominal, epochs.
  public let startEpoch, endEpoch: Double
  /// The updates made in the stage.
  public let span: StageSpan
  /// Those of the stage's first update.
  public let hyperParameters: HyperParameters
  /// Exact g, and g ≈ εN/(B(1−m)).
  public let noiseScale, approximateNoiseScale: Double
  /// θ, epochs: how long the optimiser remembers gradients, or with Adam their squares too.
  public let memoryEpochs: Double
}

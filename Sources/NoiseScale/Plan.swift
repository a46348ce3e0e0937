/// What a schedule amounts to on a training set: g, memory and updates, stage by stage.
public struct Plan: Sendable {
  public let timeline: Timeline
  public let optimizer: any Optimizer
  public let stages: [PlannedStage]

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
        memoryEpochs: first.memoryEpochs(trainingSetSize: trainingSet.size))
    }
  }

  public var schedule: Schedule { timeline.schedule }
  public var trainingSet: TrainingSet { timeline.trainingSet }
  public var totalUpdates: Int { stages.reduce(0) { $0 + $1.span.updates } }
  public var totalExamples: Int { stages.last?.span.examplesAfter ?? 0 }
}

/// One stage of a plan; values are those at the stage's first update.
public struct PlannedStage: Sendable {
  /// Counted from 0.
  public let stage: Int
  /// Nominal, epochs.
  public let startEpoch, endEpoch: Double
  public let span: StageSpan
  public let hyperParameters: HyperParameters
  /// Exact g, and g ≈ εN/(B(1−m)).
  public let noiseScale, approximateNoiseScale: Double
  /// θ, epochs.
  public let memoryEpochs: Double
}

/// A schedule laid out over the updates of a run on a training set of N examples.
///
/// Examples are the clock. A stage of E epochs ends E·N examples after its start. Update k uses the stage that contains the
/// number of examples seen before it; the batch that crosses a boundary belongs to the earlier stage, and the next stage
/// keeps its own end, so that overshoot never accumulates. Training ends at the first update after which the examples seen
/// reach the total epochs × N.
///
/// Nothing is stored per update: a constant stage is counted in closed form.
public struct Timeline: Sendable {
  /// The schedule that is laid out.
  public let schedule: Schedule
  /// The examples whose number N is the length of an epoch.
  public let trainingSet: TrainingSet
  /// Nominal end of each stage, examples. Sums of fractional epochs are snapped to the integer they stand for.
  public let stageEnds: [Double]

  /// Lays out a schedule that is valid on the training set.
  public init(_ schedule: Schedule, _ trainingSet: TrainingSet) {
    self.schedule = schedule
    self.trainingSet = trainingSet
    var epochs = 0.0
    stageEnds = schedule.stages.map { stage in
      epochs += stage.epochs
      let examples = epochs * Double(trainingSet.size)
      let whole = examples.rounded()
      return abs(examples - whole) < max(1e-6, 8 * examples.ulp) ? whole : examples
    }
  }

  /// The nominal start of a stage, counted from 0, in examples: where the one before ends.
  public func stageStart(_ stage: Int) -> Double { stage == 0 ? 0 : stageEnds[stage - 1] }

  /// The nominal end of the run, examples.
  public var nominalExamples: Double { stageEnds.last ?? 0 }

  /// The hyper-parameters of an update in `stage` before which `examples` were seen.
  public func hyperParameters(stage: Int, examplesBefore examples: Int) -> HyperParameters {
    schedule.stages[stage].hyperParameters(
      at: (Double(examples) - stageStart(stage)) / Double(trainingSet.size))
  }
}

/// One update of a run.
public struct Update: Sendable, Equatable {
  /// k, counted from 0.
  public var index: Int
  /// Examples seen before it.
  public var examplesBefore: Int
  /// The stage that it belongs to, counted from 0.
  public var stage: Int
  /// The values that it is made with.
  public var hyperParameters: HyperParameters

  /// Examples seen after it.
  public var examplesAfter: Int { examplesBefore + hyperParameters.batchSize }
}

/// Consecutive updates of one stage with the same hyper-parameters.
public struct UpdateRun: Sendable, Equatable {
  /// The stage that the updates belong to, counted from 0.
  public var stage: Int
  /// The first update, counted from 0 since the start of the run.
  public var firstUpdate: Int
  /// How many updates, ≥ 1.
  public var count: Int
  /// Examples seen before the first update.
  public var examplesBefore: Int
  /// The values that all of them are made with.
  public var hyperParameters: HyperParameters

  /// Examples seen after the last update.
  public var examplesAfter: Int { examplesBefore + count * hyperParameters.batchSize }
}

/// Where the updates of one stage lie.
public struct StageSpan: Sendable, Equatable {
  /// Counted from 0.
  public var stage: Int
  /// The stage's first update, counted from 0 since the start of the run.
  public var firstUpdate: Int
  /// 0 where the batch before overshoots the whole stage.
  public var updates: Int
  /// Examples seen before the first update and after the last.
  public var examplesBefore, examplesAfter: Int
}

extension Timeline {
  /// The runs of equal hyper-parameters, made one at a time: a constant stage is one run.
  public var runs: some Sequence<UpdateRun> { UpdateRuns(timeline: self) }

  /// Every update, made one at a time.
  public var updates: some Sequence<Update> {
    runs.lazy.flatMap { run in
      (0..<run.count).lazy.map { offset in
        Update(
          index: run.firstUpdate + offset,
          examplesBefore: run.examplesBefore + offset * run.hyperParameters.batchSize, stage: run.stage,
          hyperParameters: run.hyperParameters)
      }
    }
  }

  /// The updates of each stage. No loop over updates where the batch size is constant over the stage.
  public var spans: [StageSpan] {
    var spans: [StageSpan] = []
    var (update, examples) = (0, 0)
    for (index, stage) in schedule.stages.enumerated() {
      let (firstUpdate, before) = (update, examples)
      let left = stageEnds[index] - Double(examples)
      if left > 0, let batch = stage.constantBatchSize {
        let count = Int((left / Double(batch)).rounded(.up))
        update += count
        examples += count * batch
      } else {
        while Double(examples) < stageEnds[index] {
          examples += hyperParameters(stage: index, examplesBefore: examples).batchSize
          update += 1
        }
      }
      spans.append(
        StageSpan(
          stage: index, firstUpdate: firstUpdate, updates: update - firstUpdate, examplesBefore: before,
          examplesAfter: examples))
    }
    return spans
  }

  /// Parameter updates of the whole run.
  public var totalUpdates: Int { spans.reduce(0) { $0 + $1.updates } }

  /// Examples seen at the end of the run: at least the nominal number, less than a batch more.
  public var totalExamples: Int { spans.last?.examplesAfter ?? 0 }
}

/// Makes the runs of a timeline. What belongs to a stage is looked up once a stage: a law makes a run of every update.
private struct UpdateRuns: Sequence, IteratorProtocol {
  let timeline: Timeline
  private var index = -1
  private var stage: Stage
  private var isConstant = false
  /// Nominal, examples.
  private var start = 0.0
  private var end = 0.0
  private var update = 0
  private var examples = 0

  init(timeline: Timeline) {
    self.timeline = timeline
    stage = timeline.schedule.stages.first ?? Stage(epochs: 0, learningRate: 0, batchSize: 1)
  }

  mutating func next() -> UpdateRun? {
    while Double(examples) >= end {
      index += 1
      guard index < timeline.stageEnds.count else { return nil }
      stage = timeline.schedule.stages[index]
      isConstant = stage.constant != nil
      (start, end) = (timeline.stageStart(index), timeline.stageEnds[index])
    }
    let values = stage.hyperParameters(at: (Double(examples) - start) / Double(timeline.trainingSet.size))
    let count = isConstant ? Int(((end - Double(examples)) / Double(values.batchSize)).rounded(.up)) : 1
    let run = UpdateRun(
      stage: index, firstUpdate: update, count: count, examplesBefore: examples, hyperParameters: values)
    update += count
    examples = run.examplesAfter
    return run
  }
}

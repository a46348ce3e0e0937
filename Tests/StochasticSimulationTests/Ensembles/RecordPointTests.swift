import NoiseScale
import RandomSchedules
import Testing

@testable import StochasticSimulation

@Suite struct RecordPointTests {
  /// Over equal batches at once, to the bit what a walk over the runs of equal hyper-parameters finds, where a law makes each update a run.
  @Test func `laws divide no batch`() {
    var underLaws = 0
    for seed in 0..<400 as Range<UInt64> {
      let item = RandomSchedule(seed: seed)
      let timeline = Timeline(item.schedule, item.trainingSet)
      guard timeline.fault == nil, timeline.totalUpdates > 0 else { continue }
      let grid = RecordGrid(every: timeline.epochs / 37, epochs: timeline.epochs)
      #expect(timeline.recordPoints(grid) == Self.walk(timeline, grid), "seed \(seed)")
      if timeline.equalBatches.contains(where: { $0.isUnderLaw }) { underLaws += 1 }
    }
    #expect(underLaws > 50)
  }

  private static func walk(_ timeline: Timeline, _ grid: RecordGrid) -> [RecordPoint] {
    let runs = Array(timeline.runs)
    var place = 0
    return grid.epochs.map { epoch in
      let scaled = epoch * Double(timeline.trainingSet.size)
      let examples = abs(scaled - scaled.rounded()) < 1e-6 ? scaled.rounded() : scaled
      while place + 1 < runs.count, Double(runs[place].examplesAfter) <= examples { place += 1 }
      let run = runs[place]
      let into = min(max(0, (examples - Double(run.examplesBefore)) / Double(run.stride)), Double(run.count))
      return RecordPoint(
        epoch: epoch, updates: run.firstUpdate + Int(into.rounded(.down)), share: into - into.rounded(.down),
        stage: run.stage)
    }
  }

  /// Equal batches are one piece, whatever the learning rate does.
  @Test func `a law of the learning rate is one piece`() {
    let law = Stage(epochs: 10, learningRate: .law(CosineLaw(from: 0.1, to: 0)), batchSize: 3)
    let timeline = Timeline(
      Schedule(name: "a", stages: [law]), TrainingSet(size: 1_000_000_000, sampling: .withReplacement))
    let pieces = Array(timeline.equalBatches)
    #expect(pieces.count == 1 && pieces[0].count == 3_333_333_334 && pieces[0].isUnderLaw)
  }
}

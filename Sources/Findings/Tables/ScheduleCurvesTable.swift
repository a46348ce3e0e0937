import Experiments
import NoiseScale
import StochasticSimulation

extension ResultTable {
  /// `schedule_curves.csv`: hyper-parameters and noise scale at every recorded epoch, those of the stage that the epoch lies in or
  /// starts (at the end: of the last stage).
  public static let scheduleCurves = ResultTable(
    "schedule_curves",
    columns: [
      "schedule", "epoch", "update", "learning_rate", "batch_size", "momentum", "noise_scale",
      "approximate_noise_scale",
    ]
  ) { result, table in
    for plan in result.plans {
      for point in plan.recorded(every: result.experiment.recordStep) {
        table.append([
          .text(plan.schedule.name), .init(point.epoch), .init(point.update), .init(point.values.learningRate),
          .integer(point.values.batchSize), .init(point.values.momentum),
          .init(point.values.noiseScale(plan.trainingSet)),
          .init(point.values.approximateNoiseScale(trainingSetSize: plan.trainingSet.size)),
        ])
      }
    }
  }
}

extension Plan {
  /// Every recorded epoch with its update and hyper-parameters.
  package func recorded(every epochs: Double) -> [(epoch: Double, update: Double, values: HyperParameters)] {
    timeline.recordPoints(RecordGrid(every: epochs, epochs: self.epochs)).map { point in
      let index = stages.lastIndex { $0.startEpoch <= point.epoch + 1e-9 } ?? 0
      let segment = stages[index].segment
      let examples = max(segment.start, point.epoch * Double(trainingSet.size))
      return (point.epoch, point.position, segment.values(atExamples: examples))
    }
  }
}

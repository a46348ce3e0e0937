import NoiseScale
import Report
import StochasticSimulation

/// `schedule_curves.csv`: hyper-parameters and noise scale at every recorded epoch, those of the stage that the epoch lies in or
/// starts (at the end: of the last stage).
public enum ScheduleCurvesTable: ResultTable {
  public static let name = "schedule_curves"

  public static func table(of result: ExperimentResult) -> Table {
    var table = Table(
      name: name,
      columns: [
        "schedule", "epoch", "update", "learning_rate", "batch_size", "momentum", "noise_scale",
        "approximate_noise_scale",
      ])
    for plan in result.plans {
      for point in points(of: plan, recordEvery: result.experiment.recordEvery) {
        table.append([
          .text(plan.schedule.name), Cell(point.epoch), Cell(point.update), Cell(point.values.learningRate),
          .integer(point.values.batchSize), Cell(point.values.momentum),
          Cell(point.values.noiseScale(plan.trainingSet)),
          Cell(point.values.approximateNoiseScale(trainingSetSize: plan.trainingSet.size)),
        ])
      }
    }
    return table
  }

  static func points(
    of plan: Plan, recordEvery: Double
  ) -> [(epoch: Double, update: Double, values: HyperParameters)] {
    let grid = RecordGrid(every: recordEvery, epochs: plan.schedule.epochs)
    return plan.timeline.recordPoints(grid).map { point in
      let index = plan.stages.lastIndex { $0.startEpoch <= point.epoch + 1e-9 } ?? 0
      let values = plan.schedule.stages[index].hyperParameters(at: max(0, point.epoch - plan.stages[index].startEpoch))
      return (point.epoch, point.position, values)
    }
  }
}

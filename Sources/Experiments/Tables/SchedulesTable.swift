import NoiseScale
import Report

/// `schedules.csv`: every stage of every schedule, with values at the stage's first update; β₁, β₂ and δ with Adam alone.
public enum SchedulesTable: ResultTable {
  public static let name = "schedules"

  public static func table(of result: ExperimentResult) -> Table { table(of: result.plans) }

  /// The same of schedules that are planned and not run.
  public static func table(of plans: [Plan]) -> Table {
    var table = Table(
      name: name,
      columns: [
        "schedule", "stage", "start_epoch", "end_epoch", "start_update", "end_update", "learning_rate", "batch_size",
        "momentum", "noise_scale", "approximate_noise_scale", "effective_learning_rate", "memory_epochs", "updates",
        "beta1", "beta2", "delta",
      ])
    for plan in plans {
      for stage in plan.stages {
        let values = stage.hyperParameters
        let adam = plan.schedule.stages[stage.stage].adamParameters(with: plan.optimizer)
        table.append([
          .text(plan.schedule.name), .integer(stage.stage + 1), Cell(stage.startEpoch), Cell(stage.endEpoch),
          .integer(stage.span.firstUpdate), .integer(stage.span.firstUpdate + stage.span.updates),
          Cell(values.learningRate), .integer(values.batchSize), Cell(values.momentum), Cell(stage.noiseScale),
          Cell(stage.approximateNoiseScale), Cell(values.effectiveLearningRate), Cell(stage.memoryEpochs),
          .integer(stage.span.updates), Cell(adam?.beta1), Cell(adam?.beta2), Cell(adam?.delta),
        ])
      }
    }
    return table
  }
}

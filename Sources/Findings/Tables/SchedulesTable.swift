import Experiments
import NoiseScale
import Report

extension ResultTable {
  /// `schedules.csv`: every stage of every schedule, with values at the stage's first update and, those that
  /// begin with `end_`, at its last; β₁, β₂ and δ with Adam alone.
  public static let schedules = ResultTable(
    "schedules",
    columns: [
      "schedule", "stage", "start_epoch", "end_epoch", "start_update", "end_update", "learning_rate", "batch_size",
      "momentum", "noise_scale", "approximate_noise_scale", "effective_learning_rate", "memory_epochs", "updates",
      "beta1", "beta2", "delta", "weight_decay", "end_learning_rate", "end_batch_size", "end_momentum",
      "end_noise_scale",
    ]
  ) { result, table in
    result.plans.forEach { table.append(stagesOf: $0) }
  }

  /// `schedules.csv` of schedules that are planned and not run.
  public static func schedules(of plans: [Plan]) -> Table {
    var table = Table(name: schedules.name, columns: schedules.columns)
    plans.forEach { table.append(stagesOf: $0) }
    return table
  }
}

extension Table {
  fileprivate mutating func append(stagesOf plan: Plan) {
    for stage in plan.stages {
      let values = stage.hyperParameters
      let adam = plan.optimizer.adam(values)
      append([
        .text(plan.schedule.name), .integer(stage.stage + 1), .init(stage.startEpoch), .init(stage.endEpoch),
        .integer(stage.segment.firstUpdate), .integer(stage.segment.firstUpdate + stage.segment.updates),
        .init(values.learningRate), .integer(values.batchSize), .init(values.momentum), .init(stage.noiseScale),
        .init(stage.approximateNoiseScale), .init(values.effectiveLearningRate), .init(stage.memoryEpochs),
        .integer(stage.segment.updates), .init(adam?.beta1), .init(adam?.beta2), .init(adam?.delta),
        .init(values.weightDecay), .init(stage.last.learningRate), .integer(stage.last.batchSize),
        .init(stage.last.momentum), .init(stage.last.noiseScale(plan.trainingSet)),
      ])
    }
  }
}

import NoiseScale
import Report

/// Schedules stage by stage, for a reader.
package enum SchedulesText {
  static let section = ReportSection("Schedules") { result, warnings in
    [table(of: result.plans).markdown(), Markdown.bullets(warnings)]
  }

  /// The stages of every schedule and their totals.
  package static func table(of plans: [Plan]) -> Table {
    let own = ownColumns(of: plans)
    var table = Table(
      name: "schedules",
      columns: ["schedule", "stage", "epochs", "learning rate", "batch size"] + own + [
        "g", "approximate g", "memory θ (epochs)", "updates",
      ])
    for plan in plans {
      for stage in plan.stages {
        let values = stage.hyperParameters
        let own = ownCells(values, of: plan, among: plans)
        let start: [Cell] = [
          stage.stage == 0 ? .text(plan.schedule.name) : .empty, .integer(stage.stage + 1),
          .text("\(Wording.number(stage.startEpoch, digits: 6))–\(Wording.number(stage.endEpoch, digits: 6))"),
          Cell(values.learningRate), .integer(values.batchSize),
        ]
        let end: [Cell] = [
          Cell(stage.noiseScale), Cell(stage.approximateNoiseScale), Cell(stage.memoryEpochs),
          .text(Wording.count(stage.segment.updates)),
        ]
        table.append(start + own + end)
      }
      let empty = Array(repeating: Cell.empty, count: table.columns.count - 3)
      table.append([.empty, "all"] + empty + [.text(Wording.count(plan.totalUpdates))])
    }
    return table
  }

  /// Columns of what not every optimiser has: momentum is nothing to Adam, and Adam's parameters nothing to the others; and of a
  /// weight decay where there is one.
  static func ownColumns(of plans: [Plan]) -> [String] {
    (plans.contains { $0.optimizer.isAdaptive } ? ["β₁", "β₂", "δ"] : ["momentum"])
      + (plans.contains(where: \.decaysWeights) ? ["weight decay"] : [])
  }

  /// The values under ``ownColumns(of:)``.
  static func ownCells(_ values: HyperParameters, of plan: Plan, among plans: [Plan]) -> [Cell] {
    (plan.optimizer.adam(values).map { [Cell($0.beta1), Cell($0.beta2), Cell($0.delta)] } ?? [Cell(values.momentum)])
      + (plans.contains(where: \.decaysWeights) ? [Cell(values.weightDecay)] : [])
  }
}

extension Plan {
  /// Whether there is a weight decay anywhere in the schedule.
  var decaysWeights: Bool { schedule.stages.contains { $0.weightDecay.constant != 0 } }
}

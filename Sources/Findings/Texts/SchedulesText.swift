import Descriptions
import NoiseScale
import Report

/// Schedules piece by piece, for a reader.
package enum SchedulesText {
  static let section = ReportSection("Schedules") { result, warnings in
    [.table(table(of: result.plans)), .sentences(warnings)]
  }

  /// The stages, or stretches between two ends of pieces, of every schedule and their totals. What changes within one is shown from its
  /// first to its last value, over its peak where that is between them.
  package static func table(of plans: [Plan]) -> Table {
    let own = ownColumns(of: plans)
    let decays = plans.contains(where: \.decaysWeights)
    let hasTokens = plans.contains { $0.trainingSet.tokensPerUnit != nil }
    let isOfStages = plans.allSatisfy { !$0.schedule.stages.isEmpty }
    var table = Table(
      name: "schedules",
      columns: ["schedule", isOfStages ? "stage" : "piece", "epochs"] + (hasTokens ? ["tokens"] : [])
        + ["learning rate", batchSize(of: plans)] + own + ["g", approximation, "memory θ (epochs)", "updates"])
    for plan in plans {
      let (set, n) = (plan.trainingSet, plan.trainingSet.size)
      for stage in plan.stages {
        let start: [Cell] = [
          stage.stage == 0 ? .text(plan.schedule.name) : .empty, .integer(stage.stage + 1),
          epochs(stage.startEpoch, stage.endEpoch),
        ]
        let tokens: [Cell] = hasTokens ? [tokens(stage.segment.start, stage.segment.end, set)] : []
        let values: [Cell] = [cell(stage) { $0.learningRate }, cell(stage) { Double($0.batchSize) }]
        let end: [Cell] = [
          cell(stage) { $0.noiseScale(set) }, cell(stage) { $0.approximateNoiseScale(trainingSetSize: n) },
          cell(stage) { plan.optimizer.memoryEpochs($0, trainingSetSize: n) },
          .text(Wording.count(stage.segment.updates)),
        ]
        table.append(start + tokens + values + ownCells(stage, of: plan, decays: decays) + end)
      }
      let empty = Array(repeating: Cell.empty, count: table.columns.count - 3)
      table.append([.empty, total] + empty + [.text(Wording.count(plan.totalUpdates))])
    }
    return table
  }

  /// The heading of batch sizes.
  static func batchSize(of plans: [Plan]) -> String {
    plans.first?.trainingSet.unit == .tokens ? "batch size (tokens)" : "batch size"
  }

  /// The same for a paper. The totals share nothing with the pieces.
  static func paperTable(of plans: [Plan]) -> PaperTable {
    let table = table(of: plans)
    // An approximation that cannot be told from the value says nothing.
    let isTold = table.rows.contains { row in
      zip(table.columns, row).first { $0.0 == "g" }.map(\.1.forTheEye)
        != zip(table.columns, row).first { $0.0 == approximation }.map(\.1.forTheEye)
    }
    let shown = table.columns.indices.filter { isTold || table.columns[$0] != approximation }
    let told = Table(
      name: table.name, columns: shown.map { table.columns[$0] }, rows: table.rows.map { row in shown.map { row[$0] } })
    return PaperTable(told) { $0[1] != total }
  }

  /// The header of εN/(B(1 − m)).
  static let approximation = "approximate g"
  /// Stands for a stage in the row of a schedule's updates.
  static let total: Cell = "all"

  /// A value over a stage: one number, or `first → last`, or `first → peak → last`.
  private static func cell(_ stage: PlannedStage, _ value: (HyperParameters) -> Double) -> Cell {
    guard !stage.segment.isConstant || stage.hyperParameters != stage.last else {
      return number(value(stage.hyperParameters))
    }
    let (first, last) = (value(stage.hyperParameters), value(stage.last))
    let ends = max(first, last)
    // Only the peak of what goes up and down again is worth a word.
    let peak = stage.peak(of: value).flatMap { $0 > ends * (1 + 1e-3) ? $0 : nil }
    guard first != last || peak != nil else { return number(first) }
    return .text(
      ([first] + (peak.map { [$0] } ?? []) + [last]).map { Wording.number($0, digits: 4) }.joined(separator: " → "))
  }

  private static func number(_ value: Double) -> Cell {
    value == value.rounded() && value.magnitude < 0x1p53 ? .integer(Int(value)) : Cell(value)
  }

  private static func epochs(_ start: Double, _ end: Double) -> Cell {
    .text([start, end].map { Wording.number($0, digits: 6) }.joined(separator: "–"))
  }

  /// From one number of examples to another: tokens where they are known, and epochs otherwise.
  static func range(_ start: Double, _ end: Double, _ set: TrainingSet) -> Cell {
    let size = Double(set.size)
    return set.tokensPerUnit == nil ? epochs(start / size, end / size) : tokens(start, end, set)
  }

  private static func tokens(_ start: Double, _ end: Double, _ set: TrainingSet) -> Cell {
    let perUnit = Double(set.tokensPerUnit ?? 1)
    return .text([start, end].map { Wording.amount($0 * perUnit) }.joined(separator: "–"))
  }

  /// Columns of what not every optimiser has: momentum is nothing to Adam, and Adam's parameters nothing to the others; and of a
  /// weight decay where there is one.
  static func ownColumns(of plans: [Plan]) -> [String] {
    (plans.contains { $0.optimizer.isAdaptive } ? ["β₁", "β₂", "δ"] : ["momentum"])
      + (plans.contains(where: \.decaysWeights) ? ["weight decay"] : [])
  }

  /// The values under ``ownColumns(of:)``.
  static func ownCells(_ values: HyperParameters, of plan: Plan, decays: Bool) -> [Cell] {
    (plan.optimizer.adam(values).map { [Cell($0.beta1), Cell($0.beta2), Cell($0.delta)] } ?? [Cell(values.momentum)])
      + (decays ? [Cell(values.weightDecay)] : [])
  }

  /// The same over a stage.
  private static func ownCells(_ stage: PlannedStage, of plan: Plan, decays: Bool) -> [Cell] {
    let own: [Cell] =
      plan.optimizer.adam(stage.hyperParameters) == nil
      ? [cell(stage) { $0.momentum }]
      : [
        cell(stage) { plan.optimizer.adam($0)?.beta1 ?? 0 }, cell(stage) { plan.optimizer.adam($0)?.beta2 ?? 0 },
        cell(stage) { plan.optimizer.adam($0)?.delta ?? 0 },
      ]
    return own + (decays ? [cell(stage) { $0.weightDecay }] : [])
  }
}

extension Plan {
  /// Whether there is a weight decay anywhere in the schedule.
  var decaysWeights: Bool {
    stages.contains {
      $0.hyperParameters.weightDecay != 0 || $0.last.weightDecay != 0 || $0.peak(of: \.weightDecay) ?? 0 > 0
    }
  }
}

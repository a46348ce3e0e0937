import NoiseScale
import Report

/// A schedule as text: for a reader, a spreadsheet or a trainer.
public enum PlanText {
  /// The formats of `scale` and `convert`.
  public enum Format: String, Sendable, CaseIterable {
    case markdown, csv, yaml, json
  }

  /// The stages of every schedule and their totals.
  public static func markdown(_ plans: [Plan]) -> String { ReportText.schedules(of: plans).markdown() }

  /// `schedules.csv` of these schedules.
  public static func csv(_ plans: [Plan]) -> String { SchedulesTable.table(of: plans).csv }

  /// A list of {start_update, learning_rate, batch_size, momentum}, one entry whenever a value changes: what one pastes into a
  /// trainer. Several schedules are an object of such lists by name.
  public static func json(_ plans: [Plan]) -> String {
    if plans.count == 1 { return changes(plans[0]).text }
    return JSONValue.object(plans.map { .init($0.schedule.name, changes($0)) }).text
  }

  private static func changes(_ plan: Plan) -> JSONValue {
    var entries: [JSONValue] = []
    var last: HyperParameters?
    for run in plan.timeline.runs where run.hyperParameters != last {
      let values = run.hyperParameters
      last = values
      entries.append(
        .object([
          .init("start_update", .integer(run.firstUpdate)), .init("learning_rate", .number(values.learningRate)),
          .init("batch_size", .integer(values.batchSize)), .init("momentum", .number(values.momentum)),
        ]))
    }
    return .array(entries)
  }

  /// Two schedules side by side, stage by stage, with their totals.
  public static func oldAndNew(_ old: Plan, _ new: Plan) -> String {
    var table = Table(
      name: "old and new",
      columns: [
        "epochs", "learning rate, old", "new", "batch size, old", "new ", "momentum, old", "new  ", "g, old", "new   ",
      ])
    let n = Double(old.trainingSet.size)
    let starts = Set((old.stages + new.stages).map(\.startEpoch)).sorted()
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : old.schedule.epochs
      let both = [old, new].map { plan in
        let stage = plan.stages.last { $0.startEpoch <= start } ?? plan.stages[0]
        return plan.schedule.stages[stage.stage].hyperParameters(
          at: start - plan.timeline.stageStart(stage.stage) / n)
      }
      table.append([
        .text("\(Wording.number(start, digits: 6))–\(Wording.number(end, digits: 6))"),
        Cell(both[0].learningRate), Cell(both[1].learningRate), .integer(both[0].batchSize),
        .integer(both[1].batchSize), Cell(both[0].momentum), Cell(both[1].momentum),
        Cell(both[0].noiseScale(old.trainingSet)), Cell(both[1].noiseScale(new.trainingSet)),
      ])
    }
    return table.markdown() + "\nupdates: \(Wording.count(old.totalUpdates)) → \(Wording.count(new.totalUpdates)) "
      + "(\(Wording.updates(new.totalUpdates, against: old.totalUpdates)))\n"
  }
}

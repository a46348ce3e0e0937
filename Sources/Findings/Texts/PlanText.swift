import Experiments
import NoiseScale
import Report

/// A schedule as text: for a reader, a spreadsheet or a trainer.
public enum PlanText {
  /// The formats of `scale` and `convert`.
  public enum Format: String, Sendable, CaseIterable {
    /// Tables for a reader, `schedules.csv`, an experiment file, or a trainer's list of pieces.
    case markdown, csv, yaml, json
  }

  /// The stages of every schedule and their totals.
  public static func markdown(_ plans: [Plan]) -> String { SchedulesText.table(of: plans).markdown() }

  /// `schedules.csv` of these schedules.
  public static func csv(_ plans: [Plan]) -> String { ResultTable.schedules(of: plans).csv }

  /// What one pastes into a trainer: a list of pieces (``TrainerText``). Several schedules are an object of such lists by name.
  public static func json(_ plans: [Plan]) -> String {
    if plans.count == 1 { return TrainerText.pieces(plans[0]).text }
    return JSONValue.object(plans.map { .init($0.schedule.name, TrainerText.pieces($0)) }).text
  }

  /// Two schedules side by side, stage by stage, with their totals and what the transforms between them keep.
  public static func oldAndNew(_ old: Plan, _ new: Plan, by transforms: [any Transform]) -> String {
    let own = SchedulesText.ownColumns(of: [old, new])
    var columns = ["epochs"]
    for name in ["learning rate", "batch size"] + own + ["g"] { columns += ["\(name), old", "new"] }
    var table = Table(name: "old and new", columns: columns)
    let n = Double(old.trainingSet.size)
    let starts = Set((old.stages + new.stages).map(\.startEpoch)).sorted()
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : old.epochs
      let both = [old, new].map { plan in
        let stage = plan.stages.last { $0.startEpoch <= start } ?? plan.stages[0]
        let values = stage.segment.values(atExamples: max(stage.segment.start, start * n))
        let own = SchedulesText.ownCells(values, of: plan, among: [old, new])
        return [Cell(values.learningRate), .integer(values.batchSize)] + own + [
          Cell(values.noiseScale(plan.trainingSet))
        ]
      }
      table.append(
        [.text("\(Wording.number(start, digits: 6))–\(Wording.number(end, digits: 6))")]
          + zip(both[0], both[1]).flatMap { [$0, $1] })
    }
    return table.markdown() + "\nupdates: \(Wording.count(old.totalUpdates)) → \(Wording.count(new.totalUpdates)) "
      + "(\(Wording.updates(new.totalUpdates, against: old.totalUpdates)))\n"
      + RankingText.invariants(of: transforms).map { $0 + "\n" }.joined()
  }
}

import Descriptions
import Experiments
import NoiseScale
import Report

/// A schedule as text: for a reader, a spreadsheet or a trainer.
public enum PlanText {
  /// The formats of `scale` and `convert`.
  public enum Format: String, Sendable, CaseIterable {
    /// Tables for a terminal, in Markdown or for a paper, `schedules.csv`, an experiment file, or a trainer's list of pieces.
    case text, markdown, latex, csv, yaml, json
  }

  /// The stages of every schedule and their totals.
  public static func markdown(_ plans: [Plan]) -> String { SchedulesText.table(of: plans).markdown() }

  /// The same on a terminal of `width` columns.
  public static func text(_ plans: [Plan], width: Int) -> String {
    // Every other schedule's rows, too, stand behind its stage and its epochs.
    SchedulesText.table(of: plans).console(width: width, keys: 3)
  }

  /// The same for a paper, with the package booktabs.
  public static func latex(_ plans: [Plan]) -> String { SchedulesText.paperTable(of: plans).latex }

  /// `schedules.csv` of these schedules.
  public static func csv(_ plans: [Plan]) -> String { ResultTable.schedules(of: plans).csv }

  /// What one pastes into a trainer: a list of pieces, each from its first update (counted from 0) on. Several schedules are an object of
  /// such lists by name.
  ///
  /// A value is a number, or a law as `{"law": {…}, "start": s, "per_update": r, "length": l}`: at update k it is law(s + r·(k −
  /// start_update)) of a law that is l long.
  ///
  /// - Throws: ``/Descriptions/Fault`` for a schedule of more than 200 000 pieces.
  public static func json(_ plans: [Plan]) throws(Fault) -> String {
    if plans.count == 1 { return try TrainerText.pieces(plans[0]).text }
    let members = try plans.map { plan throws(Fault) in
      JSONValue.Member(plan.schedule.name, try TrainerText.pieces(plan))
    }
    return JSONValue.object(members).text
  }

  /// Two schedules side by side, piece by piece from its first to its last value, with their totals and what the transforms between them
  /// keep, in lines of `width` columns.
  public static func oldAndNew(_ old: Plan, _ new: Plan, by transforms: [any Transform], width: Int) -> String {
    let own = SchedulesText.ownColumns(of: [old, new])
    let decays = [old, new].contains(where: \.decaysWeights)
    var columns = ["epochs"]
    for name in ["learning rate", "batch size"] + own + ["g"] { columns += ["\(name), old", "new"] }
    var table = Table(name: "old and new", columns: columns)
    let ends = Set((old.stages + new.stages).map(\.startEpoch)).sorted() + [old.epochs]
    for (start, end) in zip(ends, ends.dropFirst()) {
      let both = [old, new].map { plan in
        let (first, last) = plan.values(from: start, to: end)
        let cells = zip(cells(first, of: plan, decays: decays), cells(last, of: plan, decays: decays))
        return cells.map { $0 == $1 ? $0 : .text("\($0.forTheEye) → \($1.forTheEye)") }
      }
      table.append(
        [.text("\(Wording.number(start, digits: 6))–\(Wording.number(end, digits: 6))")]
          + zip(both[0], both[1]).flatMap { [$0, $1] })
    }
    let updates =
      "updates: \(Wording.count(old.totalUpdates)) → \(Wording.count(new.totalUpdates)) "
      + "(\(Wording.updates(new.totalUpdates, against: old.totalUpdates)))"
    let kept =
      decays
      ? transforms.compactMap { transform in
        transform.keptOfDecay(with: old.optimizer).map { "\(transform.title) \($0)" }
      } : []
    let sentences = ([updates] + RankingText.invariants(of: transforms) + kept).map {
      $0.visible.wrapped(to: width, indent: "  ") + "\n"
    }
    return table.console(width: width) + "\n" + sentences.joined()
  }

  private static func cells(_ values: HyperParameters, of plan: Plan, decays: Bool) -> [Cell] {
    [Cell(values.learningRate), .integer(values.batchSize)]
      + SchedulesText.ownCells(values, of: plan, decays: decays) + [Cell(values.noiseScale(plan.trainingSet))]
  }
}

extension Plan {
  /// What holds at the start of a stretch of epochs, and at its end before anything jumps there.
  fileprivate func values(from start: Double, to end: Double) -> (HyperParameters, HyperParameters) {
    let n = Double(trainingSet.size)
    let segment = (stages.last { $0.startEpoch <= start } ?? stages[0]).segment
    return (
      segment.values(atExamples: max(segment.start, start * n)), segment.values(atExamples: min(segment.end, end * n))
    )
  }
}

extension Cell {
  /// In a sentence, or beside an arrow.
  var forTheEye: String {
    switch self {
    case .number(let value): Wording.number(value, digits: 4)
    case .integer(let value): "\(value)"
    case .text(let text): text
    case .flag, .empty: ""
    }
  }
}

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

  /// Where a schedule first differs from the one that it was made of, of which so many updates were to stay.
  public static func firstChange(_ old: Plan, _ new: Plan, after kept: Int) -> String {
    guard let index = new.timeline.firstUpdate(differingFrom: old.timeline) else {
      return "nothing changes after update \(Wording.count(kept))"
    }
    let set = old.trainingSet
    let update = try? old.timeline.update(at: Position(Double(index + 1), .updates))
    let seen = Double(update?.examplesBefore ?? old.totalExamples)
    let place =
      set.tokensPerUnit.map { "\(Wording.amount(seen * Double($0))) tokens" }
      ?? "\(Wording.number(seen / Double(set.size), digits: 6)) epochs"
    return
      "updates 1 to \(Wording.count(kept)) are kept; the first change comes at update \(Wording.count(index + 1)), "
      + "after \(place)"
  }

  /// Two schedules side by side, piece by piece from the values of its first update to those of its last, with their totals and what the
  /// transforms between them keep, in lines of `width` columns.
  public static func oldAndNew(_ old: Plan, _ new: Plan, by transforms: [any Transform], width: Int) -> String {
    let own = SchedulesText.ownColumns(of: [old, new])
    let decays = [old, new].contains(where: \.decaysWeights)
    let countsTokens = old.trainingSet.tokensPerUnit != nil
    let countsUpdates = countsTokens || old.isInUpdates
    var columns = [countsTokens ? "tokens" : "epochs"]
    for name in (countsUpdates ? ["from update"] : []) + ["learning rate", SchedulesText.batchSize(of: [old, new])]
      + own + ["g"]
    {
      columns += ["\(name), old", "new"]
    }
    var table = Table(name: "old and new", columns: columns)
    let ends = Self.ends(of: [old, new])
    for (start, end) in zip(ends, ends.dropFirst()) {
      let both = [old, new].map { plan in
        let stretch = plan.stretch(fromExamples: start, to: end)
        let cells = zip(cells(stretch.first, of: plan, decays: decays), cells(stretch.last, of: plan, decays: decays))
        let from: Cell = stretch.firstUpdate.map { .text(Wording.count($0 + 1)) } ?? .empty
        return (countsUpdates ? [from] : [])
          + cells.map { $0 == $1 ? $0 : .text("\($0.forTheEye) → \($1.forTheEye)") }
      }
      table.append(
        [SchedulesText.range(start, end, old.trainingSet)] + zip(both[0], both[1]).flatMap { [$0, $1] })
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

  /// Where a piece of one of them begins or ends, examples; ends that differ by a rounding are one.
  private static func ends(of plans: [Plan]) -> [Double] {
    var ends: [Double] = []
    for end in plans.flatMap({ $0.stages.map(\.segment.start) + [$0.timeline.nominalExamples] }).sorted()
    where ends.last.map({ end - $0 > 1e-9 * end }) ?? true {
      ends.append(end)
    }
    return ends
  }

  private static func cells(_ values: HyperParameters, of plan: Plan, decays: Bool) -> [Cell] {
    [Cell(values.learningRate), .integer(values.batchSize)]
      + SchedulesText.ownCells(values, of: plan, decays: decays) + [Cell(values.noiseScale(plan.trainingSet))]
  }
}

extension Plan {
  /// Whether its length is said in updates.
  fileprivate var isInUpdates: Bool {
    switch schedule.form {
    case .stages(let stages): stages.contains { $0.length.clock == .updates }
    case .tracks(let tracks): tracks.length.clock == .updates
    }
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

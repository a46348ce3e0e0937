import Equivalence
import Experiments
import Report

extension UserVerdicts {
  /// `verdicts.csv` of these curves.
  public var csv: String { ResultTable.verdicts(of: self).csv }

  /// The verdicts on a terminal of `width` columns.
  public func console(width: Int) -> String {
    guard let grid else { return "" }
    return grid.text(width: width) + "\n" + grid.legend(settled: Self.settled).wrapped(to: width) + "\n"
  }

  /// The verdicts for a paper, with the package booktabs; empty where there are none.
  public var latex: String { grid?.paperTable(settled: Self.settled).latex ?? "" }

  /// What epochs are settled in a user's own curves.
  private static let settled = "from --settled-from on"

  private var grid: VerdictGrid? {
    let rows = rows.reduce(into: [VerdictGrid.Row]()) { found, row in
      let label = Wording.metric(row.metric) + (row.dynamics.map { ", \($0)" } ?? "")
      let cell = VerdictGrid.Cell(verdict: row.verdict, kind: row.kind, reason: row.reason)
      if let last = found.last, last.schedule == row.schedule, last.label == label {
        found[found.count - 1].cells.append(cell)
      } else {
        found.append(VerdictGrid.Row(schedule: row.schedule, label: label, cells: [cell]))
      }
    }
    return rows.isEmpty ? nil : VerdictGrid(rows: rows, reference: reference, title: "Verdicts", details: [])
  }

  /// The verdicts with their gaps and intervals, for a reader.
  public var table: Table {
    let namesDynamics = rows.contains { $0.dynamics != nil }
    var table = Table(
      name: "verdicts",
      columns: ["schedule"] + (namesDynamics ? ["dynamics"] : []) + [
        "metric", "region", "epochs", "gap", "at epoch", "interval", "margin", "verdict", "reason", "runs",
      ])
    for row in rows {
      let verdict = row.verdict
      table.append(
        [.text(row.schedule)] + (namesDynamics ? [Cell(row.dynamics)] : []) + [
          .text(Wording.metric(row.metric)), .text(verdict.region.rawValue),
          .text("\(verdict.epochs)/\(verdict.runEpochs)"), Cell(verdict.deciding?.gap ?? verdict.largestGap),
          Cell(verdict.deciding?.epoch ?? verdict.largestGapEpoch), Cell(Wording.interval(verdict)),
          Cell(verdict.margin),
          .text(verdict.kind.rawValue), Cell(row.reason?.rawValue), .text("\(row.runs.mine), \(row.runs.reference)"),
        ])
    }
    return table
  }

  /// One sentence a row, then what was not compared and what too few runs cannot show.
  public var sentences: [String] {
    rows.filter { $0.reason != .diverged || $0.verdict.region == .whole }.map(sentence) + notes
  }

  /// What was not compared and what too few runs cannot show, which no row says.
  public var notes: [String] { missing + singleRuns + percentages }

  private func sentence(_ row: Row) -> String {
    let verdict = row.verdict
    let dynamics = row.dynamics.map { " under \($0)" } ?? ""
    var text = "\(row.schedule)\(dynamics): \(Wording.metric(row.metric)) "
    // What was measured before a divergence says nothing of the rest.
    guard row.reason != .diverged else {
      let who =
        switch row.hasDiverged {
        case (true, true): "diverges, and that of \(reference) does"
        case (true, false): "diverges"
        default: "does not diverge, but that of \(reference) does"
        }
      return text + "\(who): \(verdict.kind.rawValue) (diverged)"
    }
    if let deciding = verdict.deciding {
      text += Wording.distance(deciding.lower, deciding.upper, row.kind, "that of \(reference)") + " "
      if verdict.region != .final, verdict.epochs > 1 {
        text += "at epoch \(Wording.number(deciding.epoch, digits: 6)), "
      }
    } else if let reach = Wording.reach(verdict, row.kind) {
      text +=
        verdict.couldDiffer ? "could differ by up to \(reach) from \(reference) " : "within \(reach) of \(reference) "
    }
    text += region(verdict)
    text += " (\(Wording.number(100 * confidence, digits: 6)) %): \(verdict.kind.rawValue)"
    if let reason = row.reason { text += " (\(reason.rawValue))" }
    if verdict.isDoubtful { text += ", \(Wording.skewed)" }
    if let needed = verdict.replicatesToDecide {
      text += "; about \(Wording.count(needed)) replicates would decide"
    }
    return text
  }

  /// What was compared.
  private func region(_ verdict: Verdict) -> String {
    let unit = window == nil ? "epoch" : "window"
    let compared = "\(Wording.count(verdict.epochs)) of \(Wording.plural(verdict.runEpochs, unit))"
    switch verdict.region {
    case .settled: return "once settled, in \(compared)"
    case .whole:
      if verdict.epochs < verdict.runEpochs { return "in \(compared)" }
      if verdict.limitation == .missingEpochs { return "in parts of \(Wording.plural(verdict.epochs, unit))" }
      return "over " + (verdict.epochs == 1 ? "the one \(unit)" : "all \(Wording.plural(verdict.epochs, unit))")
    case .final:
      guard let epoch = verdict.largestGapEpoch else { return "at the end, which not every run of both has" }
      let span =
        (finalWindow ?? window).map { "over the last \(Wording.number($0, digits: 6)) epochs to" } ?? "at the end,"
      return "\(span) epoch \(Wording.number(epoch, digits: 6))"
    }
  }

  private var missing: [String] {
    uncompared.map {
      "\($0.schedule): \(Wording.metric($0.metric)) is not compared with that of \(reference): "
        + ($0.isInBoth ? "they have no epoch in common that every run has" : "only one of them has it")
    }
  }

  /// Accuracies in per cent, whose margin was meant for shares.
  private var percentages: [String] {
    inPercent.map { metric in
      let margin = rows.first { $0.metric == metric }?.verdict.margin ?? 0
      return
        "\(Wording.metric(metric)) has values above 1, so it is in per cent: its margin \(Wording.number(margin)) is "
        + "\(margin == 0.01 ? "a hundredth" : Wording.number(margin)) of a point; --accuracy-margin 1 is one point"
    }
  }

  /// What can and cannot be said where a schedule has one run.
  private var singleRuns: [String] {
    var names: [String] = []
    for row in rows {
      let own = (row.runs.mine == 1 ? [row.schedule] : []) + (row.runs.reference == 1 ? [reference] : [])
      names += own.filter { !names.contains($0) }
    }
    guard !names.isEmpty else { return [] }
    return [
      "A single run (of \(Wording.list(names))) shows a gap, but not how far runs that differ in their seed alone lie apart: "
        + "no interval and no verdict. Two runs of each schedule are the least, and --window averages the noise within a run."
    ]
  }
}

import Equivalence
import Experiments
import Report

/// Verdicts for a terminal: a row for each schedule and metric, a column for each region.
struct VerdictGrid {
  /// The verdict over one region.
  struct Cell {
    var verdict: Verdict
    var kind: GapKind
    var reason: Reason?
  }
  /// A schedule in one metric.
  struct Row {
    var schedule: String
    /// The metric, and what else tells the rows of a schedule apart.
    var label: String
    /// One for each region that is judged, in any order.
    var cells: [Cell]
  }
  /// Those of a schedule stand together.
  let rows: [Row]
  /// What all are compared with.
  let reference: String
  /// Before the caption: what the table is about.
  let title: String
  /// Behind the caption, such as the dynamics.
  let details: [String]

  /// The settled epochs of a run that was laid out.
  static let settledEpochs = "more than six memories and a batch after the start and after every change of stage"

  /// How the cells of verdicts are to be read: of the kinds and the regions that they have.
  ///
  /// - Parameter settled: What epochs are settled.
  static func legend(
    _ verdicts: [Verdict],
    settled: String = settledEpochs
  ) -> String {
    let kinds = VerdictKind.allCases.filter { kind in verdicts.contains { $0.kind == kind } }.map { kind in
      switch kind {
      case .equivalent: "equivalent: within so much of the reference"
      case .different: "different: so far from it at the epoch that shows it"
      case .inconclusive: "inconclusive: could differ by up to so much" + unnumbered(verdicts)
      }
    }
    let regions = [
      (Region.final, "final: the end"), (.settled, "settled: \(settled)"), (.whole, "whole: every epoch"),
    ].filter { region, _ in verdicts.contains { $0.region == region } }.map(\.1)
    return "\(kinds.joined(separator: "; ")). \(regions.joined(separator: "; "))."
  }

  /// What an inconclusive verdict without a number means, where there is one.
  private static func unnumbered(_ verdicts: [Verdict]) -> String {
    let bare = verdicts.filter {
      $0.kind == .inconclusive && $0.limitation != .diverged && Wording.shortReach($0, .difference) == nil
    }
    let causes = [
      bare.contains { $0.limitation == .tooFewReplicates } ? "there is no interval" : nil,
      bare.contains { $0.limitation == .noSettledEpoch } ? "no epoch is settled, or none of a stage" : nil,
      bare.contains { $0.limitation == .missingEpochs } ? "epochs are missing" : nil,
    ].compactMap(\.self)
    return causes.isEmpty ? "" : ", without a number where \(causes.joined(separator: " or "))"
  }

  /// A caption and a table in lines of `width` columns. The reasons are shown where there is room for them.
  func text(width: Int) -> String {
    let withReasons = table(hasReasons: true)
    let table = withReasons.consoleWidth <= width ? withReasons : table(hasReasons: false)
    let head = "\(title): \(caption)".visible.wrapped(to: width)
    return "\(head)\n\n\(table.console(width: width))"
  }

  /// The same for a paper; `settled` says what epochs are settled.
  func paperTable(settled: String = settledEpochs) -> PaperTable {
    let words = caption.prefix(1).uppercased() + caption.dropFirst()
    return PaperTable(notes: ["\(words).", legend(settled: settled)], ofGrid: table(hasReasons: false))
  }

  /// How its cells are to be read; `settled` says what epochs are settled.
  func legend(settled: String = settledEpochs) -> String {
    Self.legend(rows.flatMap(\.cells).map(\.verdict), settled: settled)
  }

  private var hasLabels: Bool { Set(rows.map(\.label)).count > 1 }

  private var caption: String {
    var caption = hasLabels ? "against \(reference)" : "\(rows[0].label) against \(reference)"
    if !details.isEmpty { caption += " (\(details.joined(separator: ", ")))" }
    return caption
  }

  private func table(hasReasons: Bool) -> Table {
    let regions = [Region.final, .settled, .whole].filter { region in
      rows.contains { $0.cells.contains { $0.verdict.region == region } }
    }
    let hasReasons = hasReasons && rows.contains { $0.cells.contains { $0.reason != nil } }
    var table = Table(
      name: "verdicts",
      columns: ["schedule"] + (hasLabels ? ["metric"] : []) + regions.map(\.rawValue) + (hasReasons ? ["reason"] : []))
    for (index, row) in rows.enumerated() {
      let isFirst = index == 0 || rows[index - 1].schedule != row.schedule
      let cells = regions.map { region in row.cells.first { $0.verdict.region == region } }
      table.append(
        [isFirst ? .text(row.schedule) : .empty] + (hasLabels ? [.text(row.label)] : [])
          + cells.map { Report.Cell($0.map(Self.text)) }
          + (hasReasons ? [Report.Cell(Self.reasons(cells.compactMap(\.self)))] : []))
    }
    return table
  }

  /// Such as `equivalent 3.3 %`.
  private static func text(_ cell: Cell) -> String {
    if cell.reason == .diverged { return "\(cell.verdict.kind.rawValue), diverged" }
    return cell.verdict.kind.rawValue + (Wording.shortReach(cell.verdict, cell.kind).map { " " + $0 } ?? "")
  }

  /// Each reason once, behind the regions that it is of where they do not share one.
  private static func reasons(_ cells: [Cell]) -> String? {
    let reasons = cells.compactMap { $0.reason?.rawValue }
    guard let first = reasons.first else { return nil }
    if reasons.allSatisfy({ $0 == first }) { return first }
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0).inserted }.map { reason in
      let regions = cells.filter { $0.reason?.rawValue == reason }.map(\.verdict.region.rawValue)
      return "\(regions.joined(separator: ", ")): \(reason)"
    }.joined(separator: "; ")
  }
}

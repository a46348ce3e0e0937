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

  /// How the cells are to be read.
  static let legend =
    "equivalent, inconclusive: within so much of the reference; different: so far from it at the epoch that shows it. "
    + "final: the end; settled: once the memory of every change of stage is gone; whole: every epoch."

  /// A caption and a table in lines of `width` columns. The reasons are shown where there is room for them.
  func text(width: Int) -> String {
    let withReasons = table(hasReasons: true)
    let table = withReasons.consoleWidth <= width ? withReasons : table(hasReasons: false)
    let head = "\(title): \(caption)".visible.wrapped(to: width)
    return "\(head)\n\n\(table.console(width: width))"
  }

  /// The same for a paper.
  var paperTable: PaperTable {
    let words = caption.prefix(1).uppercased() + caption.dropFirst()
    return PaperTable(notes: ["\(words).", Self.legend], ofGrid: table(hasReasons: false))
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

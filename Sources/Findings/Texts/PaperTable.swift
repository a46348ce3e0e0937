import Report

/// A table for a paper, with sentences below it.
struct PaperTable {
  let table: Table
  let notes: [String]

  /// - Parameter notes: Those that stand before what all rows share.
  init(_ table: Table, notes: [String] = [], where counts: ([Cell]) -> Bool = { _ in true }) {
    let (rest, constants) = table.leavingOutConstants(where: counts)
    let shared = constants.map { "\($0.column) \($0.value.forTheEye)" }.joined(separator: ", ")
    (self.table, self.notes) = (rest, notes + (shared.isEmpty ? [] : ["In every row: \(shared)."]))
  }

  /// A table all of whose columns stay: verdicts that agree are no less worth to be seen.
  init(notes: [String], ofGrid table: Table) { (self.table, self.notes) = (table, notes) }

  /// The table for `\input`.
  var latex: String { TableFormat.latex.text(of: table, notes: notes) }
}

/// Rows of cells under named columns: what a result is before it becomes a file.
///
/// Every row has one cell a column; a row of another length is a broken contract and traps.
public struct Table: Sendable, Equatable {
  /// The stem of the table's file, for example `curves`.
  public let name: String

  /// The headers, from left to right. For a reader they may repeat: a column is known by its position.
  public let columns: [String]

  /// The rows, from top to bottom.
  public private(set) var rows: [[Cell]]

  /// A table of the given rows.
  public init(name: String, columns: [String], rows: [[Cell]] = []) {
    precondition(!columns.isEmpty, "table \(name): a table has at least one column")
    self.name = name
    self.columns = columns
    self.rows = []
    self.rows.reserveCapacity(rows.count)
    for row in rows { append(row) }
  }

  /// Adds a row at the bottom.
  public mutating func append(_ row: [Cell]) {
    precondition(
      row.count == columns.count,
      "table \(name): a row of \(row.count) cells under \(columns.count) columns")
    rows.append(row)
  }

  /// Whether a column holds numbers, and else nothing but empty cells.
  func isAligned(toTheRight column: Int, _ isNumber: (Cell) -> Bool = \.isNumeric) -> Bool {
    rows.contains { isNumber($0[column]) } && rows.allSatisfy { isNumber($0[column]) || $0[column] == .empty }
  }

  /// Adds the rows of a table with the same columns at the bottom.
  public mutating func append(contentsOf other: Table) {
    precondition(other.columns == columns, "table \(name): the columns of \(other.name) differ")
    rows.append(contentsOf: other.rows)
  }
}

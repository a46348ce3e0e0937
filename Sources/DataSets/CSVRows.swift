/// The rows of a table one after the other, each with as many fields as the first line.
struct CSVRows {
  /// The first line, where it names the columns.
  let header: CSVContents.Row?
  /// How many fields every row has.
  let width: Int
  private var scanner: CSVScanner
  /// The first line, where it is a row like the others and has not been given yet.
  private var pending: CSVContents.Row?

  /// - Throws: `CSVError`, also for a text without any row and for two columns of the same name.
  init(_ bytes: [UInt8], format: CSVFormat) throws(CSVError) {
    var scanner = try CSVScanner(bytes, separator: format.separator.byte)
    guard let first = try scanner.nextRow() else {
      throw CSVError(line: 1, column: 1, reason: format.hasHeader ? .emptyFile : .noRows)
    }
    if format.hasHeader {
      var seen = Set<String>()
      for (name, column) in zip(first.fields, first.columns) where !seen.insert(name).inserted {
        throw CSVError(line: first.line, column: column, reason: .repeatedColumn(name))
      }
    }
    self.scanner = scanner
    width = first.fields.count
    header = format.hasHeader ? first : nil
    pending = format.hasHeader ? nil : first
  }

  /// The next row, or `nil` at the end of the text.
  mutating func next() throws(CSVError) -> CSVContents.Row? {
    if let row = pending {
      pending = nil
      return row
    }
    guard let row = try scanner.nextRow() else { return nil }
    let found = row.fields.count
    guard found == width else {
      throw CSVError(
        line: found > width ? row.line : scanner.endLine,
        column: found > width ? row.columns[width] : scanner.endColumn,
        reason: .fieldCount(expected: width, found: found))
    }
    return row
  }
}

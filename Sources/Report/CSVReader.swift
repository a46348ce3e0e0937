import Foundation

/// Comma-separated text as it was read: a header and rows that know their place in the file.
public struct CSVContents: Sendable, Equatable {
  /// One row.
  public struct Row: Sendable, Equatable {
    /// The line on which the row starts, from 1.
    public let line: Int
    /// The fields without their quotes, as many as the header has.
    public let fields: [String]
    /// For each field the column on which it starts, from 1, on its own line.
    public let columns: [Int]
  }

  /// The names of the columns.
  public let header: [String]

  /// The rows after the header.
  public let rows: [Row]

  /// The position of the column of that name, if there is one.
  public func position(of column: String) -> Int? {
    header.firstIndex(of: column)
  }
}

/// Reads comma-separated text (RFC 4180): quoted fields, line ends LF, CR LF or CR, line ends inside quotes.
///
/// Blank lines are passed over, and so is a byte-order mark. The first line is the header.
public enum CSVReader {
  /// Reads UTF-8 bytes.
  /// - Throws: ``CSVError`` at the first byte that is not UTF-8, and as for a text.
  public static func read(_ data: Data) throws(CSVError) -> CSVContents {
    guard let text = String(validating: data, as: UTF8.self) else { throw firstInvalidByte(in: data) }
    return try read(text)
  }

  /// Reads a text.
  /// - Throws: ``CSVError`` at the first place that is wrong; its ``CSVError/Reason-swift.enum`` has all cases.
  public static func read(_ text: String) throws(CSVError) -> CSVContents {
    var scanner = CSVScanner(text)
    guard let header = try scanner.nextRow() else { throw CSVError(line: 1, column: 1, reason: .emptyFile) }
    var seen = Set<String>()
    for (name, column) in zip(header.fields, header.columns) where !seen.insert(name).inserted {
      throw CSVError(line: header.line, column: column, reason: .repeatedColumn(name))
    }
    var rows: [CSVContents.Row] = []
    while let row = try scanner.nextRow() {
      let expected = header.fields.count
      let found = row.fields.count
      guard found == expected else {
        let column = found > expected ? row.columns[expected] : scanner.endColumn
        throw CSVError(
          line: found > expected ? row.line : scanner.endLine, column: column,
          reason: .fieldCount(expected: expected, found: found))
      }
      rows.append(row)
    }
    return CSVContents(header: header.fields, rows: rows)
  }

  private static func firstInvalidByte(in data: Data) -> CSVError {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var bytes = data.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += UTF8.width(scalar)
      }
    }
    return CSVError(line: line, column: column, reason: .notUTF8)
  }
}

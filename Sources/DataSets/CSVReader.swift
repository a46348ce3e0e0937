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
  /// - Throws: ``CSVError`` for bytes that are not UTF-8, a quote that does not end, or a row of another length.
  public static func read(_ data: Data) throws(CSVError) -> CSVContents {
    var remaining = try CSVRows([UInt8](data), format: CSVFormat())
    var rows: [CSVContents.Row] = []
    while let row = try remaining.next() { rows.append(row) }
    return CSVContents(header: remaining.header?.fields ?? [], rows: rows)
  }

  /// Reads a text.
  /// - Throws: ``CSVError`` as for bytes.
  public static func read(_ text: String) throws(CSVError) -> CSVContents { try read(Data(text.utf8)) }
}

import Descriptions
import Foundation

/// A separated-text file that is read row by row, with messages that name file, line, column and what is allowed.
struct TableFile {
  let file: NamedFile
  let checksum: FileChecksum
  /// The names of the columns, where the first line has them.
  let names: [String]?
  /// How many fields every row has.
  let width: Int
  /// The line of the first row, for what is wrong with the columns themselves.
  private let headerLine: Int
  /// By name, where there are names.
  private let positions: [String: Int]
  private var rows: CSVRows

  /// Opens a file, gzipped or not.
  ///
  /// - Throws: `DataSetError`.
  init(_ file: NamedFile, format: CSVFormat) throws(DataSetError) {
    let bytes = try file.read()
    let rows = try Self.placed(in: file) { () throws(CSVError) in try CSVRows(bytes, format: format) }
    self.file = file
    checksum = file.checksum(of: bytes)
    let names = rows.header?.fields
    self.names = names
    positions = Dictionary((names ?? []).enumerated().map { ($1, $0) }) { first, _ in first }
    width = rows.width
    headerLine = rows.header?.line ?? 1
    self.rows = rows
  }

  /// The next row, or `nil` at the end of the file.
  mutating func next() throws(DataSetError) -> CSVContents.Row? {
    try Self.placed(in: file) { () throws(CSVError) in try rows.next() }
  }

  private static func placed<Result>(
    in file: NamedFile, _ body: () throws(CSVError) -> Result
  ) throws(DataSetError) -> Result {
    do {
      return try body()
    } catch {
      throw file.wrong(error.message, line: error.line, column: error.column)
    }
  }

  /// The place of the column that `reference` names: by its name, or without a header by its position, from 1.
  ///
  /// - Parameters:
  ///   - key: What the sentence calls the reference.
  ///   - parameter: The parameter to blame where it is not `key`.
  func place(of reference: String, for key: String, blaming parameter: String? = nil) throws(DataSetError) -> Int {
    if let place = names == nil ? position(reference) : positions[reference] { return place }
    let allowed =
      names.map { "must be the name of a column" + $0.suggestion(for: reference) }
      ?? "without a header must be the position of a column, 1…\(width)"
    throw DataSetError.table(
      file: file.path, line: headerLine, column: 1, message: "\(key) is '\(reference.shortened())', but \(allowed)"
    ).blamed(on: parameter ?? key)
  }

  /// The places of several columns.
  func places(
    of references: [String], for key: String, blaming parameter: String? = nil
  ) throws(DataSetError) -> [Int] {
    try references.map { reference throws(DataSetError) in try place(of: reference, for: key, blaming: parameter) }
  }

  private func position(_ reference: String) -> Int? {
    Int(reference).flatMap { (1...width).contains($0) ? $0 - 1 : nil }
  }

  /// The column in words: its number, and its name where it has one.
  func label(_ place: Int) -> String {
    "column \(place + 1)" + (names.map { " (\($0[place].shortened()))" } ?? "")
  }

  /// The number in a field, within the range of single precision.
  ///
  /// - Throws: `DataSetError.table` for an empty field, text, hexadecimal digits, `nan`, infinities and what overflows.
  func number(_ row: CSVContents.Row, _ place: Int) throws(DataSetError) -> Double {
    guard let number = DecimalText.number(row.fields[place]), Float(number).isFinite else {
      throw wrong(row, place, "a finite number")
    }
    return number
  }

  /// The complaint that a field must be something else.
  func wrong(_ row: CSVContents.Row, _ place: Int, _ allowed: String) -> DataSetError {
    let field = row.fields[place]
    let shown = field.isEmpty ? "empty" : "'\(field.count > 60 ? field.prefix(57) + "…" : field[...])'"
    return file.wrong(
      "\(label(place)) is \(shown), but must be \(allowed)", line: row.line, column: row.columns[place])
  }
}

import Foundation

/// A separated-text file that is read row by row, with messages that name file, line, column and what is allowed.
struct TableFile {
  /// The file as messages name it.
  let path: String
  let checksum: FileChecksum
  /// The names of the columns, where the first line has them.
  let names: [String]?
  /// How many fields every row has.
  let width: Int
  /// The line of the first row, for what is wrong with the columns themselves.
  private let headerLine: Int
  private var rows: CSVRows

  /// Opens a file, gzipped or not.
  ///
  /// - Throws: `DataSetError`.
  init(_ file: NamedFile, format: CSVFormat) throws {
    let bytes = try file.read()
    let rows = try Self.placed(in: file.path) { () throws(CSVError) in try CSVRows(bytes, format: format) }
    path = file.path
    checksum = file.checksum(of: bytes)
    names = rows.header?.fields
    width = rows.width
    headerLine = rows.header?.line ?? 1
    self.rows = rows
  }

  /// The next row, or `nil` at the end of the file.
  mutating func next() throws -> CSVContents.Row? {
    try Self.placed(in: path) { () throws(CSVError) in try rows.next() }
  }

  private static func placed<Result>(in path: String, _ body: () throws(CSVError) -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw DataSetError.table(file: path, line: error.line, column: error.column, message: error.message)
    }
  }

  /// The place of the column that `reference` names: by its name, or without a header by its position, from 1.
  func place(of reference: String, for key: String) throws -> Int {
    guard let names else {
      guard let position = Int(reference), (1...width).contains(position) else {
        throw DataSetError.table(
          file: path, line: headerLine, column: 1,
          message: "\(key) is '\(reference)', but without a header must be the position of a column, 1…\(width)")
      }
      return position - 1
    }
    guard let place = names.firstIndex(of: reference) else {
      let nearest = NearestName.find(reference, among: names)
      throw DataSetError.table(
        file: path, line: headerLine, column: 1,
        message: "\(key) is '\(reference)', but must be the name of a column; did you mean '\(nearest)'?")
    }
    return place
  }

  /// The column in words: its number, and its name where it has one.
  func label(_ place: Int) -> String {
    "column \(place + 1)" + (names.map { " (\($0[place]))" } ?? "")
  }

  /// The number in a field, within the range of single precision.
  ///
  /// - Throws: `DataSetError.table` for an empty field, text, hexadecimal digits, `nan`, infinities and what overflows.
  func number(_ row: CSVContents.Row, _ place: Int) throws -> Double {
    guard let number = DecimalText.number(row.fields[place]), Float(number).isFinite else {
      throw wrong(row, place, "a finite number")
    }
    return number
  }

  /// The complaint that a field must be something else.
  func wrong(_ row: CSVContents.Row, _ place: Int, _ allowed: String) -> DataSetError {
    let field = row.fields[place]
    let shown = field.isEmpty ? "empty" : "'\(field.count > 60 ? field.prefix(57) + "…" : field[...])'"
    return .table(
      file: path, line: row.line, column: row.columns[place],
      message: "\(label(place)) is \(shown), but must be \(allowed)")
  }
}

/// Numbers as tables spell them.
enum DecimalText {
  /// The finite decimal number that the text spells, spaces around it aside.
  static func number(_ text: String) -> Double? {
    let trimmed = trimmed(text)
    // Swift would also read nan, inf and hexadecimal digits.
    guard trimmed.utf8.allSatisfy(isDecimal), let number = Double(trimmed), number.isFinite else { return nil }
    return number
  }

  /// The text without spaces and tabs around it.
  static func trimmed(_ text: String) -> Substring {
    var text = text[...]
    while let first = text.utf8.first, isBlank(first) { text = text.dropFirst() }
    while let last = text.utf8.last, isBlank(last) { text = text.dropLast() }
    return text
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isDecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2B || byte | 0x20 == 0x65
  }
}

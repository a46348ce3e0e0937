import Descriptions

/// Walks over separated text (UTF-8) and cuts it into rows (RFC 4180). An apostrophe before `=`, `+`, `-`, `@`, a tabulator or a
/// carriage return is no part of a field.
struct CSVScanner {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1
  private var column = 1

  /// The line on which the last row ended, from 1.
  private(set) var endLine = 1

  /// The column just after the last row, from 1.
  private(set) var endColumn = 1

  /// - Throws: `CSVError` for bytes that are no text in UTF-8.
  init(_ bytes: [UInt8], separator: UInt8) throws(CSVError) {
    guard !bytes.isUTF16 else { throw CSVError(line: 1, column: 1, reason: .isUTF16) }
    guard bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) != nil else {
      throw Self.firstInvalidByte(in: bytes)
    }
    guard !bytes.contains(0) else { throw Self.firstZero(in: bytes) }
    (self.bytes, self.separator) = (bytes, separator)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next row that is not a blank line, or `nil` at the end of the text.
  mutating func nextRow() throws(CSVError) -> CSVContents.Row? {
    while isAtLineEnd { advance() }
    guard !isAtEnd else { return nil }
    let startLine = line
    var fields: [String] = []
    var columns: [Int] = []
    while true {
      columns.append(column)
      fields.append(Self.withoutGuard(try isAt(Self.quote) ? quotedField() : plainField()))
      if isAt(separator) {
        advance()
        continue
      }
      endLine = line
      endColumn = column
      if isAtLineEnd { advance() }
      return CSVContents.Row(line: startLine, fields: fields, columns: columns)
    }
  }

  private static let (quote, lineFeed, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))

  private var isAtEnd: Bool { position == bytes.count }
  private var isAtLineEnd: Bool { isAt(Self.lineFeed) || isAt(Self.carriageReturn) }
  private func isAt(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  private mutating func advance() {
    let byte = bytes[position]
    position += 1
    // CR LF is one line end, counted at its LF.
    if byte == Self.lineFeed || (byte == Self.carriageReturn && !isAt(Self.lineFeed)) {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      // Only the first byte of a scalar moves the column on.
      column += 1
    }
  }

  /// A text without the apostrophe that keeps spreadsheets from carrying it out as a formula, as our own tables have it.
  private static func withoutGuard(_ field: String) -> String {
    guard field.utf8.first == apostrophe, let first = field.utf8.first(where: { $0 != apostrophe }),
      formulaStarts.contains(first)
    else { return field }
    return String(field.dropFirst())
  }

  private static let apostrophe = UInt8(ascii: "'")
  private static let formulaStarts = Array("=+-@\t\r".utf8)

  private mutating func plainField() throws(CSVError) -> String {
    let start = position
    while !isAtEnd, !isAt(separator), !isAtLineEnd {
      if isAt(Self.quote) { throw CSVError(line: line, column: column, reason: .strayQuote) }
      advance()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField() throws(CSVError) -> String {
    let opening = CSVError(line: line, column: column, reason: .unterminatedQuote)
    advance()
    var field: [UInt8] = []
    while true {
      guard !isAtEnd else { throw opening }
      if isAt(Self.quote) {
        advance()
        guard isAt(Self.quote) else { break }
      }
      field.append(bytes[position])
      advance()
    }
    guard isAtEnd || isAt(separator) || isAtLineEnd else {
      throw CSVError(line: line, column: column, reason: .textAfterQuote)
    }
    return String(decoding: field, as: UTF8.self)
  }

  private static func firstZero(in bytes: [UInt8]) -> CSVError {
    let lines = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false)
    return CSVError(line: lines.count, column: (lines.last?.count ?? 0) + 1, reason: .zeroByte)
  }

  private static func firstInvalidByte(in bytes: [UInt8]) -> CSVError {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var bytes = bytes.makeIterator()
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

/// Walks over comma-separated text and cuts it into rows.
struct CSVScanner {
  private let scalars: String.UnicodeScalarView
  private var position: String.UnicodeScalarView.Index
  private var line = 1
  private var column = 1

  /// The line on which the last row ended, from 1.
  private(set) var endLine = 1

  /// The column just after the last row, from 1.
  private(set) var endColumn = 1

  init(_ text: String) {
    scalars = text.unicodeScalars
    position = scalars.startIndex
    if scalars.first == "\u{FEFF}" { scalars.formIndex(after: &position) }
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
      fields.append(try isAt("\"") ? quotedField() : plainField())
      if isAt(",") {
        advance()
        continue
      }
      endLine = line
      endColumn = column
      if isAtLineEnd { advance() }
      return CSVContents.Row(line: startLine, fields: fields, columns: columns)
    }
  }

  private var isAtEnd: Bool { position == scalars.endIndex }
  private var isAtLineEnd: Bool { isAt("\n") || isAt("\r") }
  private func isAt(_ scalar: Unicode.Scalar) -> Bool { !isAtEnd && scalars[position] == scalar }

  private mutating func advance() {
    let scalar = scalars[position]
    scalars.formIndex(after: &position)
    // CR LF is one line end, counted at its LF.
    if scalar == "\n" || (scalar == "\r" && !isAt("\n")) {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  private mutating func plainField() throws(CSVError) -> String {
    let start = position
    while !isAtEnd, !isAt(","), !isAtLineEnd {
      if isAt("\"") { throw CSVError(line: line, column: column, reason: .strayQuote) }
      advance()
    }
    return String(scalars[start..<position])
  }

  private mutating func quotedField() throws(CSVError) -> String {
    let opening = CSVError(line: line, column: column, reason: .unterminatedQuote)
    advance()
    var field = String.UnicodeScalarView()
    while true {
      guard !isAtEnd else { throw opening }
      if isAt("\"") {
        advance()
        guard isAt("\"") else { break }
      }
      field.append(scalars[position])
      advance()
    }
    guard isAtEnd || isAt(",") || isAtLineEnd else {
      throw CSVError(line: line, column: column, reason: .textAfterQuote)
    }
    return String(field)
  }
}

/// Writes rows of cells as comma-separated text (RFC 4180, but with LF line ends).
///
/// Numbers are in the shortest text that reads back to the same number; an empty cell is an empty field. A field is
/// quoted only where a comma, a quote or a line end requires it. A text that a spreadsheet would carry out as a formula, one that
/// begins with `=`, `+`, `-`, `@`, a tabulator or a carriage return, stands behind an apostrophe, which our readers take away.
public struct CSVWriter: Sendable {
  /// The text written so far.
  public private(set) var text = ""

  /// A writer that has written nothing.
  public init() {}

  /// Adds a line with the headers.
  public mutating func write(header columns: [String]) {
    write(fields: columns.map(Self.inert))
  }

  /// Adds a line with one row.
  public mutating func write(row: [Cell]) {
    write(fields: row.map(Self.field))
  }

  private mutating func write(fields: [String]) {
    // A lone empty field would read as a blank line.
    if fields == [""] {
      text += "\"\"\n"
      return
    }
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      text += Self.quoted(field)
    }
    text += "\n"
  }

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): inert(text)
    case .number(let number): number.isFinite ? NumberText.shortest(number) : ""
    case .integer(let integer): String(integer)
    case .flag(let flag): flag ? "true" : "false"
    case .empty: ""
    }
  }

  /// The text with an apostrophe before what spreadsheets carry out; one that has apostrophes there already gets one more, so that
  /// taking one away gives the text.
  private static func inert(_ text: String) -> String {
    let first = text.utf8.first { $0 != UInt8(ascii: "'") }
    return first.map(formulaStarts.contains) == true ? "'" + text : text
  }

  private static let formulaStarts = Array("=+-@\t\r".utf8)

  private static func quoted(_ field: String) -> String {
    // By bytes: as characters, CR LF is one and equals neither.
    let needsQuotes = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}

extension Table {
  /// The table as comma-separated text: a header line, then one line a row.
  public var csv: String {
    var writer = CSVWriter()
    writer.write(header: columns)
    for row in rows { writer.write(row: row) }
    return writer.text
  }
}

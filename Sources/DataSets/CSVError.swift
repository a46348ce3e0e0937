import Descriptions

/// What is wrong with a comma-separated text, and where.
public struct CSVError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds of mistake a text can hold.
  public enum Reason: Sendable, Equatable {
    /// There is no header line.
    case emptyFile
    /// There is no row at all, in a text without a header.
    case noRows
    /// The bytes are not UTF-8.
    case notUTF8
    /// The bytes are UTF-16.
    case isUTF16
    /// A byte 0, which no text has.
    case zeroByte
    /// A quote is opened and never closed.
    case unterminatedQuote
    /// A quote stands inside a field that does not start with one.
    case strayQuote
    /// Something other than a separator or a line end follows a closing quote.
    case textAfterQuote
    /// A row has another number of fields than the first line.
    case fieldCount(expected: Int, found: Int)
    /// Two columns have the same name.
    case repeatedColumn(String)
  }

  /// The line, from 1.
  public let line: Int

  /// The column, from 1: in characters of Unicode (scalars), or in bytes where the text is not UTF-8.
  public let column: Int

  /// What is wrong.
  public let reason: Reason

  /// An error at a place.
  public init(line: Int, column: Int, reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// What is wrong, without the place.
  public var message: String {
    switch reason {
    case .emptyFile: "the file is empty; a header line is expected"
    case .noRows: "the file is empty; a row is expected"
    case .notUTF8: "the text is not UTF-8"
    case .isUTF16: "the text is UTF-16, but must be UTF-8"
    case .zeroByte: "a NUL character, which no table has"
    case .unterminatedQuote: "a quoted field is never closed"
    case .strayQuote: "a quote inside a field; quote the whole field and double the quotes in it"
    case .textAfterQuote: "a separator or the end of the line is expected after a closing quote"
    case .fieldCount(let expected, let found):
      "\(found) \(found == 1 ? "field" : "fields") where the first line has \(expected)"
    case .repeatedColumn(let name): "the column \(name.shortened()) is named twice"
    }
  }

  /// One sentence that starts with line and column.
  public var description: String { "line \(line), column \(column): \(message)" }
}

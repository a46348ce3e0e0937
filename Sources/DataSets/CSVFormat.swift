import Descriptions

/// How a table is written: whether its first line names the columns, and what stands between the fields.
public struct CSVFormat: Sendable, Equatable {
  /// What stands between two fields, by the word that an experiment file has for it.
  public enum Separator: String, Word {
    /// A comma, a semicolon or a tabulator.
    case comma, semicolon, tab

    /// The character itself.
    package var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      }
    }
  }

  /// Whether the first line names the columns; without names they are known by their position, from 1.
  public var hasHeader: Bool
  /// What stands between two fields.
  public var separator: Separator

  /// A header and commas unless told.
  public init(hasHeader: Bool = true, separator: Separator = .comma) {
    self.hasHeader = hasHeader
    self.separator = separator
  }
}

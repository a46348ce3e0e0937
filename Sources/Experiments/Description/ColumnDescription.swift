import DataSets
import Descriptions
import Foundation

/// A column of a table in a file.
public struct ColumnDescription: Sendable, Equatable {
  /// The file's name, from the experiment's folder or the data's.
  public var file: String
  /// The column's name, or without a header its position, from 1.
  public var column: String
  /// Whether the first line names the columns.
  public var header: Bool
  /// What stands between two fields.
  public var separator: CSVFormat.Separator

  /// A table with a header and commas unless told.
  public init(
    file: String, column: String, header: Bool = true, separator: CSVFormat.Separator = .comma
  ) {
    (self.file, self.column, self.header, self.separator) = (file, column, header, separator)
  }

  func read(_ allowed: NumberColumn.Allowed, in directory: URL?) throws(DataSetError) -> NumberColumn {
    try NumberColumn(
      file: file, column: column, format: CSVFormat(hasHeader: header, separator: separator), allowed: allowed,
      directory: directory)
  }
}

extension ColumnDescription: Described, NodeValue {
  public static let name = "csv"
  public static let meaning = "A column of a table in a file."
  public static let template = ColumnDescription(file: "", column: "")
  public static let fields: [Field<Self>] = [
    .required(
      "file", \.file, .file, "Its name, from the experiment file's folder or that of --data-dir; gzipped or not."),
    .required("column", \.column, .text, "Its name, or without a header its position, from 1."),
    Field("header", \.header, .flag, "Whether the first line names the columns."),
    Field("separator", \.separator, .words(CSVFormat.Separator.self), "What stands between two fields."),
  ]
}

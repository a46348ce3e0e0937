/// A file format of tables for a reader, besides Markdown.
public enum TableFormat: String, Sendable, CaseIterable {
  /// A `tabular` for a paper.
  case latex

  /// What the names of its files end with.
  public var fileExtension: String {
    switch self {
    case .latex: "tex"
    }
  }

  /// A table in this format, with sentences below it.
  public func text(of table: Table, notes: [String] = []) -> String {
    switch self {
    case .latex: table.latex(notes: notes)
    }
  }
}

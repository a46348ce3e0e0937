/// A picture: a title over panels in a grid, with one legend below them.
///
/// A name stands once in the legend, with the look of its first series. A figure is a description; ``script`` is its drawing as a gnuplot script.
public struct Figure: Sendable {
  /// The stem of the figure's files: ASCII letters, digits, `-`, `_`, `.`, beginning with a letter or a digit.
  public let name: String

  /// The title above the panels; none if empty.
  public var title: String

  /// What it shows, a few sentences for a text beside it and for who cannot see it; none if empty.
  public var caption: String

  /// The panels, row by row.
  public var panels: [Panel]

  /// How many panels stand side by side.
  public var columns: Int

  /// How large panels and text are.
  public var format: Format

  /// A figure. A name with other characters, no panels, or no columns are broken contracts and trap.
  public init(
    name: String, title: String = "", caption: String = "", panels: [Panel], columns: Int = 1,
    format: Format = .report
  ) {
    precondition(Self.isFileStem(name), "figure name \(name): letters, digits, - _ . after a letter or a digit")
    precondition(!panels.isEmpty && columns >= 1, "figure \(name): at least one panel and one column")
    self.name = name
    self.title = title
    self.caption = caption
    self.panels = panels
    self.columns = min(columns, panels.count)
    self.format = format
  }

  /// The name of the script's file.
  public var scriptName: String { name + ".gnuplot" }

  /// The name of the picture's file, which the script writes in the folder in which it is run.
  public func pictureName(_ format: PictureFormat = .svg) -> String { name + "." + format.name }

  // The name goes into `set output`, where a leading `|` would start a program.
  private static func isFileStem(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, isLetterOrDigit(first) else { return false }
    return name.unicodeScalars.allSatisfy { isLetterOrDigit($0) || "-_.".unicodeScalars.contains($0) }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}

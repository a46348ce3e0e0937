/// A part of a report, which can be written in Markdown and as a part of a page for a browser.
public enum DocumentPart: Sendable {
  /// A heading of that depth below the document's title, from 1.
  case heading(String, depth: Int)
  /// Sentences.
  case paragraph(Prose)
  /// Sentences, one an item.
  case list([Prose])
  /// A table; words that say what was found have a colour.
  case table(Table, tones: [String: Tone] = [:])
  /// How what stands above is read; a browser shows it when asked.
  case help([Prose])
  /// A picture.
  case picture(DocumentPicture)
}

/// A picture of a report: a file beside it, and what a page needs to show it itself.
public struct DocumentPicture: Sendable {
  /// What it shows, one sentence.
  public let caption: String
  /// Where it lies, relative to the report; `nil` where no file is kept.
  public let file: String?
  /// What is drawn.
  public let figure: Figure
  /// The picture that gnuplot drew, as SVG; `nil` where it could not.
  public let svg: String?

  /// A picture of a report.
  public init(caption: String, file: String?, figure: Figure, svg: String?) {
    (self.caption, self.file, self.figure, self.svg) = (caption, file, figure, svg)
  }
}

/// A report of any number of chapters.
public struct Document: Sendable {
  /// A title, and what stands below it.
  public struct Chapter: Sendable {
    /// Words that mark nothing up.
    public var title: String
    /// From top to bottom.
    public var parts: [DocumentPart]

    /// A chapter.
    public init(title: String, parts: [DocumentPart]) { (self.title, self.parts) = (title, parts) }
  }

  /// The title above several chapters; a single chapter's own title is the document's.
  public var title: String
  /// From first to last.
  public var chapters: [Chapter]

  /// A report.
  public init(title: String, chapters: [Chapter]) { (self.title, self.chapters) = (title, chapters) }
}

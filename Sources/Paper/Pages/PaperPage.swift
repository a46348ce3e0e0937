/// A page over the figures. It is made from the paper's schedules and from the files of the figures' folders alone, so that every
/// number of it can be looked up beside it.
public struct PaperPage: Sendable {
  /// What `noise-sim figures` calls it.
  public let name: String
  /// What it is, a few words.
  public let title: String
  /// The folder of its files, below that of all figures; empty for that itself.
  public let folder: String
  /// The title of its picture, where it has no text.
  let picture: String?
  private let content: @Sendable (_ page: PaperPage, PublishedFigures, inout PageOutput) throws -> Void

  /// A page whose files are in the folder of its name unless told, with a text unless it is a picture.
  init(
    _ name: String, title: String, folder: String? = nil, picture: String? = nil,
    content: @escaping @Sendable (PaperPage, PublishedFigures, inout PageOutput) throws -> Void
  ) {
    (self.name, self.title, self.folder, self.picture, self.content) = (name, title, folder ?? name, picture, content)
  }

  /// Writes its files.
  /// - Throws: `Fault` where a figure's files are missing or hold something else; ``/Report/OutputError``.
  public func write(from published: PublishedFigures, to output: inout PageOutput) throws {
    try content(self, published, &output)
  }

  /// Every page there is, in the order in which they are made; the last one speaks of the others. To add one: a file beside
  /// this one and a line here.
  public static let all: [PaperPage] = [.table, .published, .claims, .slide, .gallery]
}

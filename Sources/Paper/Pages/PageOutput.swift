import Findings
import Foundation
import Report

/// Where a page's files go.
///
/// They have no manifest. A file that is there already is an earlier page's if it begins like the one that replaces it: a text with
/// its heading, a table with its header, a script with its encoding, an SVG with its title. A picture's files go together.
public struct PageOutput {
  let folder: OutputFolder
  let gnuplot: Gnuplot
  let formats: ResultFormats
  /// Why a picture was not drawn.
  public private(set) var pictureNote: String?

  /// The name of a page's text.
  static let text = "README.md"

  /// Prepares a page's folder.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - root: The folder of all figures.
  ///   - force: Whether files are replaced that are not known to be an earlier page's.
  ///   - gnuplot: What draws the pictures.
  ///   - formats: Which pictures are kept.
  /// - Throws: ``/Report/OutputError`` if the folder cannot be written, or something is in the way of the page's main file.
  public init(
    _ page: PaperPage, below root: URL, force: Bool = false, gnuplot: Gnuplot = Gnuplot(),
    formats: ResultFormats = ResultFormats()
  ) throws {
    let url = page.folder.isEmpty ? root : root.appendingPathComponent(page.folder, isDirectory: true)
    folder = try OutputFolder(url, force: force)
    (self.gnuplot, self.formats) = (gnuplot, formats)
    do {
      if let title = page.picture {
        claimPicture(PaperFigure.pictureName, titled: title)
        try folder.check([PaperFigure.pictureName + ".svg"])
      } else {
        claim(Self.text, for: Self.heading(page.title))
        try folder.check([Self.text])
      }
    } catch {
      folder.discard()
      throw error
    }
  }

  /// The first line of a page's text.
  static func heading(_ title: String) -> String { "# " + title }

  /// Adds a file.
  /// - Throws: ``/Report/OutputError``.
  func write(_ text: String, to name: String) throws {
    claim(name, for: text)
    try folder.write(text, to: name)
  }

  /// Adds a picture and its script.
  /// - Throws: ``/Report/OutputError``; a picture that cannot be drawn is a note.
  mutating func draw(_ figure: Figure) throws {
    claimPicture(figure.name, titled: figure.title)
    let drawn = try folder.draw(figure, with: gnuplot, formats: formats.pictures)
    pictureNote = drawn.outcome.note(of: figure, formats.pictures)?.source ?? pictureNote
  }

  /// Puts the files in their place; other files are left alone.
  /// - Throws: ``/Report/OutputError``.
  public func commit() throws { try folder.commit(last: Self.text) }

  /// Removes what has been written so far.
  public func discard() { folder.discard() }

  private func claim(_ name: String, for text: String) {
    if let there = lines(name).first, there == text.split(separator: "\n").first { folder.claim([name]) }
  }

  private func claimPicture(_ stem: String, titled title: String) {
    let script = lines(stem + ".gnuplot")
    let isOurScript = script.first == "set encoding utf8" && script.prefix(8).contains("set output '\(stem).'.format")
    // Scripts may have been left out where pictures are kept.
    let isOurPicture = folder.existing(stem + ".svg").map {
      Figure.isPicture(String(decoding: $0, as: UTF8.self), titled: title)
    }
    guard isOurScript || isOurPicture == true else { return }
    let names = ResultFormats.files(ofPicture: stem)
    // Of a script that is not ours, only a picture without one is.
    folder.claim(isOurScript || script.isEmpty ? names : names.filter { !$0.hasSuffix(".gnuplot") })
  }

  private func lines(_ name: String) -> [Substring] {
    folder.existing(name).map { String(decoding: $0, as: UTF8.self).split(separator: "\n") } ?? []
  }
}

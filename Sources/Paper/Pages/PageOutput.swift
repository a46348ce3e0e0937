import Findings
import Foundation
import Report

/// Where a page's files go.
///
/// They have no manifest. A file that is there already is an earlier page's if it begins like the one that replaces it: a text with
/// its heading, a table with its header, a script with its encoding and the name of its picture, which goes with it.
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
      if page.mainFile == Self.text {
        claim(page.mainFile, for: Self.heading(page.title))
      } else {
        claimScript(page.mainFile)
      }
      try folder.check([page.mainFile])
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
    claimScript(figure.scriptName)
    let drawn = try folder.draw(figure, with: gnuplot, formats: formats.pictures)
    pictureNote = drawn.outcome.note(of: figure) ?? pictureNote
  }

  /// Puts the files in their place; other files are left alone.
  /// - Throws: ``/Report/OutputError``.
  public func commit() throws { try folder.commit(last: Self.text) }

  /// Removes what has been written so far.
  public func discard() { folder.discard() }

  private func claim(_ name: String, for text: String) {
    if let there = lines(name).first, there == text.split(separator: "\n").first { folder.claim([name]) }
  }

  private func claimScript(_ name: String) {
    guard lines(name).first == "set encoding utf8" else { return }
    folder.claim([name, name.replacing(".gnuplot", with: ".svg")])
  }

  private func lines(_ name: String) -> [Substring] {
    folder.existing(name).map { String(decoding: $0, as: UTF8.self).split(separator: "\n") } ?? []
  }
}

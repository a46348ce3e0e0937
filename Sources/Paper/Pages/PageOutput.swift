import Findings
import Foundation
import Report

/// Where a page's files go.
public struct PageOutput {
  let folder: OutputFolder
  let gnuplot: Gnuplot
  /// Why a picture was not drawn.
  public private(set) var pictureNote: String?
  /// Files that an earlier page may have left and this one may lack.
  private var replaced: [String] = []

  /// Prepares a folder, which is made with the files.
  /// - Throws: ``/Report/OutputError``.
  public init(_ url: URL, gnuplot: Gnuplot) throws {
    folder = try OutputFolder(url)
    self.gnuplot = gnuplot
  }

  /// Adds a file.
  /// - Throws: ``/Report/OutputError``.
  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

  /// Adds a picture and its script.
  /// - Throws: ``/Report/OutputError``; a picture that cannot be drawn is a note.
  mutating func draw(_ figure: Figure) throws {
    replaced += [figure.scriptName, figure.pictureName]
    pictureNote = try folder.draw(figure, with: gnuplot).note(of: figure) ?? pictureNote
  }

  /// Puts the files in their place; other files are left alone.
  /// - Throws: ``/Report/OutputError``.
  public func commit() throws { try folder.commit(last: Self.last, removing: replaced) }

  /// Removes what has been written so far.
  public func discard() { folder.discard() }

  private static let last = "README.md"
}

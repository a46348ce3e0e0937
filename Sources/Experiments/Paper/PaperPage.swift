import Foundation
import Report

/// A page over the figures. It is made from the paper's schedules and from the files of the figures' folders alone, so that every
/// number of it can be looked up beside it.
public protocol PaperPage: Sendable {
  /// What `noise-sim figures` calls it.
  static var name: String { get }
  /// What it is, a few words.
  static var title: String { get }
  /// The folder of its files, below that of all figures; empty for that itself.
  static var folder: String { get }
  /// Writes its files.
  /// - Throws: ``Failure`` where a figure's files are missing or hold something else; ``/Report/OutputError``.
  static func write(from published: PublishedFigures, to output: inout PageOutput) throws
}

/// The pages over the figures.
public enum PaperPages {
  /// Every page there is, in the order in which they are made; the last one speaks of the others.
  public static let all: [any PaperPage.Type] = [TablePage.self, ClaimsPage.self, SlidePage.self, GalleryPage.self]
}

extension PaperPage {
  public static var folder: String { name }
}

/// Where a page's files go.
public struct PageOutput {
  let folder: OutputFolder
  let gnuplot: Gnuplot
  /// Why a picture was not drawn.
  private(set) var pictureNote: String?
  /// Files that an earlier page may have left and this one may lack.
  private var replaced: [String] = []

  init(_ url: URL, gnuplot: Gnuplot) throws {
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
  func commit() throws { try folder.commit(last: Self.last, removing: replaced) }

  /// Removes what has been written so far.
  func discard() { folder.discard() }

  private static let last = "README.md"
}

import Report

/// Which kinds of files a run writes, besides those that it always does.
public struct ResultFormats: Sendable, Equatable {
  /// The pictures that are kept.
  public var pictures: Set<PictureFormat>
  /// The formats of the tables for a reader, besides those in the report.
  public var tables: Set<TableFormat>

  /// The usual ones, unless told.
  public init(pictures: Set<PictureFormat> = [.svg], tables: Set<TableFormat> = []) {
    (self.pictures, self.tables) = (pictures, tables)
  }

  /// The names that the tables for a reader may have.
  var readerTableFiles: [String] {
    TableFormat.allCases.filter(tables.contains).flatMap { format in
      ReaderTables.names.map { "\($0).\(format.fileExtension)" }
    }
  }

  /// Every file that a picture may have, in whatever format.
  package static func files(ofPicture stem: String) -> [String] {
    ResultFormats(pictures: Set(PictureFormat.allCases)).pictureFiles(stem)
  }

  /// The names of a picture's files: its script and the pictures that are kept.
  func pictureFiles(_ stem: String) -> [String] {
    [stem + ".gnuplot"] + PictureFormat.allCases.filter(pictures.contains).map { stem + "." + $0.name }
  }
}

import ArgumentParser
import Findings
import Report

/// The options of the commands that write results: which kinds of files.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Formats of the pictures: \(Self.pictureNames), several separated by commas (default: svg).", valueName: "formats"
    ),
    completion: .list(PictureFormat.allCases.map(\.name)))
  var pictures: [String] = []

  @Option(
    help: ArgumentHelp(
      "Write the report's tables for a paper too: \(Self.tableNames) (with booktabs).", valueName: "formats"),
    completion: .list(TableFormat.allCases.map(\.rawValue)))
  var tables: [String] = []

  /// All that are named, the usual ones where none are.
  var formats: ResultFormats {
    let named = pictures.flatMap(Self.words).compactMap(PictureFormat.init(rawValue:))
    var formats = named.isEmpty ? ResultFormats() : ResultFormats(pictures: Set(named))
    formats.tables = Set(tables.flatMap(Self.words).compactMap(TableFormat.init(rawValue:)))
    return formats
  }

  func validate() throws {
    for word in pictures.flatMap(Self.words) where PictureFormat(rawValue: word) == nil {
      throw ValidationError("--pictures is '\(word)', but must be one or more of \(Self.pictureNames).")
    }
    for word in tables.flatMap(Self.words) where TableFormat(rawValue: word) == nil {
      throw ValidationError("--tables is '\(word)', but must be \(Self.tableNames).")
    }
  }

  private static let pictureNames = PictureFormat.allCases.map(\.name).joined(separator: ", ")

  private static let tableNames = TableFormat.allCases.map(\.rawValue).joined(separator: ", ")

  private static func words(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}

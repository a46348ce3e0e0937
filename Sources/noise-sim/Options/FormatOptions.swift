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

  /// All that are named, the usual ones where none are.
  var formats: ResultFormats {
    let named = pictures.flatMap(Self.words).compactMap(PictureFormat.init(rawValue:))
    return named.isEmpty ? ResultFormats() : ResultFormats(pictures: Set(named))
  }

  func validate() throws {
    for word in pictures.flatMap(Self.words) where PictureFormat(rawValue: word) == nil {
      throw ValidationError("--pictures is '\(word)', but must be one or more of \(Self.pictureNames).")
    }
  }

  private static let pictureNames = PictureFormat.allCases.map(\.name).joined(separator: ", ")

  private static func words(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

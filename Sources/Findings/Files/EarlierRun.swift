import Foundation
import Report

/// What the manifest of an earlier run says about the folder it is in.
struct EarlierRun {
  /// The titles of its experiments.
  let titles: [String]
  /// Its files, with the pictures of its scripts and the manifest itself.
  let files: [String]

  /// From the manifest in a folder; `nil` where there is none, or another program's.
  init?(in folder: OutputFolder) {
    guard let data = folder.existing(Manifest.fileName),
      let manifest = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      manifest["program"] as? String == Program.name
    else { return nil }
    let experiments = manifest["experiments"] as? [Any] ?? [manifest["experiment"]].compactMap(\.self)
    titles = experiments.compactMap { ($0 as? [String: Any])?["title"] as? String }
    let listed = (manifest["files"] as? [String] ?? []).filter(Self.canBeResult)
    // A script that could not be run then may have been run by hand.
    let pictures = listed.filter { $0.hasSuffix(".gnuplot") }
      .flatMap { Self.files(ofPicture: String($0.dropLast(".gnuplot".count))) }
    files = listed + pictures + [Manifest.fileName]
  }

  /// Every file that a picture may have.
  static func files(ofPicture stem: String) -> [String] {
    ResultFormats(pictures: Set(PictureFormat.allCases)).pictureFiles(stem)
  }

  /// Whether a run could have written a file of that name. A manifest may have been changed: what no run writes is not ours,
  /// whatever it says.
  static func canBeResult(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, parts.count <= 2 else { return false }
    if parts.count == 2, parts[0].first?.isNumber != true { return false }
    return [Manifest.fileName, ReportText.fileName, "report.html"].contains(String(last))
      || readerTables.contains(String(last))
      || [".csv", ".gnuplot", ".svg", ".pdf", ".png"].contains { last.hasSuffix($0) }
  }

  /// A paper beside the results has names like these, but not these.
  private static let readerTables = Set(ResultFormats(tables: Set(TableFormat.allCases)).readerTableFiles)
}

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
      .flatMap { ResultFormats.files(ofPicture: String($0.dropLast(".gnuplot".count))) }
      .filter(Self.canBeResult)
    files = listed + pictures + [Manifest.fileName]
  }

  /// Files of kinds that people write too, which are known by their whole names.
  private static let papers = Set(
    ResultTable.all.map { $0.name + ".tex" }
      + ResultPicture.all.flatMap { [$0.name + ".pdf", $0.name + ".png"] })

  /// Whether a run could have written a file of that name. A manifest may have been changed: what no run writes is not ours,
  /// whatever it says.
  static func canBeResult(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, parts.count <= 2 else { return false }
    if parts.count == 2, parts[0].first?.isNumber != true { return false }
    return [Manifest.fileName, ReportText.fileName, "report.html"].contains(String(last))
      || [".csv", ".gnuplot", ".svg"].contains { last.hasSuffix($0) } || papers.contains(String(last))
  }
}

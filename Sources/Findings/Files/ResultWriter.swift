import Descriptions
import Experiments
import Foundation
import NoiseScale
import Report

/// Writes the files of a run into a folder: all of them appear together, or none does.
public struct ResultWriter {
  private let folder: OutputFolder
  private let gnuplot: Gnuplot
  private var reports: [String] = []
  private var experiments: [Manifest.Recorded] = []
  private var files: [String] = []
  private let count: Int
  /// Files that an earlier run may have left, beside those of its manifest.
  private var replaced: [String] = []
  /// A sentence to show where pictures could not be drawn.
  public private(set) var pictureNote: String?

  /// Prepares a folder beside `url`, in which files stay until they are all there.
  ///
  /// - Parameters:
  ///   - url: The folder that the files will be in.
  ///   - count: How many experiments will be written; more than one get a folder each.
  ///   - gnuplot: What draws the pictures.
  /// - Throws: ``/Report/OutputError``.
  public init(_ url: URL, experiments count: Int, gnuplot: Gnuplot = Gnuplot()) throws {
    folder = try OutputFolder(url)
    self.gnuplot = gnuplot
    self.count = count
  }

  /// Writes tables, pictures and manifest of one experiment.
  /// - Throws: ``/Report/OutputError``.
  public mutating func write(_ result: ExperimentResult, warnings: [(schedule: String, warning: Warning)]) throws {
    let position = experiments.count
    let subfolder = count > 1 ? Self.folderName(result.experiment.title, position) : ""
    let prefix = subfolder.isEmpty ? "" : subfolder + "/"
    var names: [String] = []
    for table in ResultTable.all where table.isWritten(for: result) {
      let name = table.name + ".csv"
      try folder.write(table.table(of: result).csv, to: prefix + name)
      names.append(name)
    }
    var pictures: [(caption: String, file: String)] = []
    var reportNote: String?
    for picture in ResultPicture.all {
      guard let figure = picture.figure(of: result) else { continue }
      names.append(figure.scriptName)
      let outcome = try folder.draw(figure, in: subfolder, with: gnuplot)
      if let note = outcome.note(of: figure) {
        pictureNote = note
        reportNote = outcome.note(of: figure, in: Markdown.escaped)
      } else {
        pictures.append((picture.caption, prefix + figure.pictureName))
        names.append(figure.pictureName)
      }
    }
    let report = ReportText(
      result: result, warnings: warnings.map { "\($0.schedule), \($0.warning)" }, pictures: pictures,
      pictureNote: reportNote)
    reports.append(report.text(level: count > 1 ? 2 : 1))
    if count > 1 {
      try folder.write(Manifest.text(of: result, files: names), to: prefix + "manifest.json")
      files += names.map { prefix + $0 } + [prefix + "manifest.json"]
    } else {
      files = names + ["report.md"]
      try folder.write(Manifest.text(of: result, files: files), to: "manifest.json")
    }
    experiments.append(Manifest.Recorded(result))
  }

  /// Adds a picture over all experiments, which is not in the manifest: `compare` does not make it.
  /// - Throws: ``/Report/OutputError``.
  public mutating func draw(_ figure: Figure) throws {
    replaced += [figure.scriptName, figure.pictureName]
    pictureNote = try folder.draw(figure, with: gnuplot).note(of: figure) ?? pictureNote
  }

  /// Writes the report and puts everything in place.
  /// - Throws: ``/Report/OutputError``.
  public func commit() throws {
    if count > 1 {
      try folder.write("# noise-sim\n\n" + reports.joined(separator: "\n"), to: "report.md")
      try folder.write(Manifest.text(of: experiments, files: files + ["report.md"]), to: "manifest.json")
    } else {
      try folder.write(reports.joined(), to: "report.md")
    }
    try folder.commit(last: "manifest.json", removing: earlierFiles + replaced)
  }

  /// The files of an earlier run into the same folder, as its manifest lists them.
  private var earlierFiles: [String] {
    guard let data = try? Data(contentsOf: folder.destination.appendingPathComponent("manifest.json")),
      let manifest = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      manifest["program"] as? String == Program.name
    else { return [] }
    return manifest["files"] as? [String] ?? []
  }

  /// Removes what has been written so far; an earlier run's files stay.
  public func discard() { folder.discard() }

  /// The title in lower case with everything but ASCII letters and digits replaced by hyphens.
  public static func slug(_ title: String) -> String {
    let words = title.lowercased().unicodeScalars.split { !(("a"..."z").contains($0) || ("0"..."9").contains($0)) }
    let slug = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-").prefix(80)
    return slug.isEmpty ? "experiment" : String(slug.last == "-" ? slug.dropLast() : slug)
  }

  /// The folder of one of several experiments: numbered, so that equal titles do not meet.
  package static func folderName(_ title: String, _ position: Int) -> String { "\(position + 1)-\(slug(title))" }
}

extension Gnuplot.Outcome {
  /// What to tell of a picture that was not drawn; `nil` of one that was.
  ///
  /// - Parameter escape: Makes gnuplot's own words safe where the sentence stands.
  package func note(of figure: Figure, in escape: (String) -> String = { $0 }) -> String? {
    switch self {
    case .drawn: nil
    case .gnuplotMissing:
      "gnuplot was not found, so no pictures were drawn: install it and run `gnuplot NAME.gnuplot` in the folder of a script."
    case .failed(let reason): "gnuplot could not draw \(figure.pictureName) (\(escape(reason))); its script is kept."
    }
  }
}

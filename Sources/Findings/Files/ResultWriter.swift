import Descriptions
import Experiments
import Foundation
import NoiseScale
import Report

/// Writes the files of a run into a folder: all of them appear together, or none does. Those of an earlier run of the same
/// experiments are replaced.
public struct ResultWriter {
  private let folder: OutputFolder
  private let gnuplot: Gnuplot
  private let formats: ResultFormats
  private var chapters: [Document.Chapter] = []
  private var experiments: [Manifest.Recorded] = []
  private var files: [String] = []
  private let count: Int
  /// Whether the folder holds results of an earlier run.
  public let replacesEarlier: Bool
  /// A sentence to show where pictures could not be drawn.
  public private(set) var pictureNote: String?

  /// Prepares a folder, in which files stay out of sight until they are all there.
  ///
  /// - Parameters:
  ///   - url: The folder that the files will be in.
  ///   - experiments: What will be written; more than one get a folder each.
  ///   - picture: The stem of the picture over all experiments that ``draw(_:)`` will add, if there is one.
  ///   - force: Whether to replace files that no manifest of this program lists, and results of other experiments.
  ///   - gnuplot: What draws the pictures.
  ///   - formats: Which kinds of files are written.
  /// - Throws: ``/Report/OutputError`` if the folder cannot be written, and, unless forced, if files that are not known to be
  ///   this program's are in the way, or the results of an experiment that is not among these.
  public init(
    _ url: URL, experiments: [Experiment], picture: String? = nil, force: Bool = false, gnuplot: Gnuplot = Gnuplot(),
    formats: ResultFormats = ResultFormats()
  ) throws {
    folder = try OutputFolder(url, force: force)
    (self.gnuplot, self.formats) = (gnuplot, formats)
    count = experiments.count
    let pictures = picture.map(formats.pictureFiles) ?? []
    let earlier = EarlierRun(in: folder)
    replacesEarlier = earlier != nil
    do {
      if let earlier {
        let titles = experiments.map(\.title)
        if !force, let other = earlier.titles.first(where: { !titles.contains($0) }) {
          throw OutputError(
            path: folder.destination.path,
            reason: "it holds the results of '\(other)', which those of '\(titles[0])' would replace; give --force, or "
              + "another folder with --output")
        }
        // A picture over all experiments is in no manifest.
        folder.claim(earlier.files + (picture.map(ResultFormats.files(ofPicture:)) ?? []))
      }
      try folder.check(
        [Manifest.fileName] + Self.reports + pictures + Self.expectedFiles(experiments, formats))
    } catch {
      folder.discard()
      throw error
    }
  }

  /// The same report twice.
  private static let reports = [ReportText.fileName, ReportText.pageName]

  /// Files that are written whatever comes out, and every picture, of which one may turn out to have nothing to show.
  private static func expectedFiles(_ experiments: [Experiment], _ formats: ResultFormats) -> [String] {
    experiments.enumerated().flatMap { position, experiment in
      let prefix = experiments.count > 1 ? folderName(experiment.title, position) + "/" : ""
      let tables = ResultTable.all.filter { $0.isCertain(for: experiment) }.map { $0.name + ".csv" }
      let pictures = ResultPicture.all.flatMap { formats.pictureFiles($0.name) }
      return (tables + formats.readerTableFiles + pictures + (experiments.count > 1 ? [Manifest.fileName] : [])).map {
        prefix + $0
      }
    }
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
    for format in TableFormat.allCases where formats.tables.contains(format) {
      for paper in ReaderTables.all(of: result) {
        let name = "\(paper.table.name).\(format.fileExtension)"
        try folder.write(format.text(of: paper.table, notes: paper.notes), to: prefix + name)
        names.append(name)
      }
    }
    var pictures: [DocumentPicture] = []
    var reportNote: Prose?
    for picture in ResultPicture.all {
      guard let figure = picture.figure(of: result) else { continue }
      names.append(figure.scriptName)
      let drawn = try folder.draw(figure, in: subfolder, with: gnuplot, formats: formats.pictures)
      if let note = drawn.outcome.note(of: figure, formats.pictures) { (pictureNote, reportNote) = (note.source, note) }
      names += drawn.formats.map(figure.pictureName)
      let shown = drawn.shown.map { prefix + figure.pictureName($0) }
      if shown != nil || drawn.svg != nil {
        pictures.append(DocumentPicture(caption: figure.caption, file: shown, figure: figure, svg: drawn.svg))
      }
    }
    let titled = warnings.map {
      TitledWarning(title: result.experiment.title, schedule: $0.schedule, text: $0.warning.description)
    }
    let report = ReportText(
      result: result, warnings: titled.sentences, pictures: pictures, pictureNote: reportNote)
    chapters.append(report.chapter)
    if count > 1 {
      try folder.write(Manifest.text(of: result, files: names), to: prefix + Manifest.fileName)
      files += (names + [Manifest.fileName]).map { prefix + $0 }
    } else {
      files = names + Self.reports
      try folder.write(Manifest.text(of: result, files: files), to: Manifest.fileName)
    }
    experiments.append(Manifest.Recorded(result))
  }

  /// Adds a picture over all experiments, which is not in the manifest: `compare` does not make it.
  /// - Throws: ``/Report/OutputError``.
  public mutating func draw(_ figure: Figure) throws {
    let drawn = try folder.draw(figure, with: gnuplot, formats: formats.pictures)
    pictureNote = drawn.outcome.note(of: figure, formats.pictures)?.source ?? pictureNote
  }

  /// Writes the reports and puts everything in place.
  /// - Throws: ``/Report/OutputError``.
  public func commit() throws {
    let document = Document(title: ReportText.title, chapters: chapters)
    try folder.write(document.markdown, to: ReportText.fileName)
    try folder.write(document.html, to: ReportText.pageName)
    if count > 1 {
      try folder.write(Manifest.text(of: experiments, files: files + Self.reports), to: Manifest.fileName)
    }
    try folder.commit(last: Manifest.fileName)
  }

  /// Removes what has been written so far; an earlier run's files stay.
  public func discard() { folder.discard() }

  /// The folder of one of several experiments: numbered, so that equal titles do not meet.
  package static func folderName(_ title: String, _ position: Int) -> String { "\(position + 1)-\(slug(title))" }
}

extension DrawnFigure {
  /// The picture that a text shows: one that every browser can, if there is one.
  var shown: PictureFormat? { [.svg, .png, .pdf].first(where: formats.contains) }
}

extension Gnuplot.Outcome {
  /// What to tell of a picture that was not drawn; `nil` of one that was.
  package func note(of figure: Figure, _ formats: Set<PictureFormat>) -> Prose? {
    switch self {
    case .drawn: return nil
    case .gnuplotMissing:
      let commands = PictureFormat.allCases.filter(formats.contains).map { format -> Prose in
        format == .svg ? "`gnuplot NAME.gnuplot`" : "`gnuplot -e \"format='\(format.name)'\" NAME.gnuplot`"
      }
      let all = commands.dropFirst().reduce(commands.first ?? "`gnuplot NAME.gnuplot`") { "\($0) and \($1)" as Prose }
      return
        "gnuplot was not found, so no pictures were drawn: install it and run \(all) in the folder of a script."
    case .failed(let reason): return "gnuplot could not draw \(figure.name) (\(reason)); its script is kept."
    }
  }
}

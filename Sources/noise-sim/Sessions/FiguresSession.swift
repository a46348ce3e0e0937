import Experiments
import Findings
import Foundation
import Paper
import Report

/// `figures`: from the paper's figures to folders of results, then the pages over them.
struct FiguresSession {
  /// A figure with the experiments that it is drawn from: its own, or changed ones.
  struct Drawing {
    /// The figure.
    var figure: PaperFigure
    /// In the figure's order.
    var experiments: [Experiment]

    /// A figure drawn from these experiments, as many as its own.
    init(_ figure: PaperFigure, _ experiments: [Experiment]) {
      (self.figure, self.experiments) = (figure, experiments)
    }
  }

  private let drawings: [(figure: PaperFigure, positions: [Int])]
  private let pages: [PaperPage]
  /// Each different experiment once: two figures may share one.
  private let prepared: [PreparedExperiment]

  /// Checks every experiment and reads its data; nothing is run.
  /// - Throws: ``Failure``.
  init(_ drawings: [Drawing], pages: [PaperPage], options: RunOptions) throws {
    do {
      var prepared: [PreparedExperiment] = []
      var laidOut: [(figure: PaperFigure, positions: [Int])] = []
      for drawing in drawings {
        let positions = try drawing.experiments.map { experiment in
          if let known = prepared.firstIndex(where: { $0.experiment == experiment }) { return known }
          prepared.append(try PreparedExperiment(experiment, options: options))
          return prepared.count - 1
        }
        laidOut.append((drawing.figure, positions))
      }
      (self.drawings, self.prepared) = (laidOut, prepared)
      self.pages = pages
    } catch {
      throw Failure(error)
    }
  }

  /// Of what is known before anything is run.
  var warnings: [TitledWarning] { prepared.flatMap(\.titledWarnings) }

  /// Schedules, updates, estimated time and memory of every different experiment, in lines of `width` columns.
  func dryRun(width: Int) -> String { prepared.map { $0.dryRun(width: width) }.joined(separator: "\n\n") + "\n" }

  /// Runs every experiment once, writes a folder for every figure as soon as it can be drawn, then the pages.
  ///
  /// Whether all folders can be written is found out first, as far as it can be known. What an interrupt or a failure finds written
  /// stays: each folder is whole.
  /// - Parameters:
  ///   - root: The folder of all figures.
  ///   - force: Whether files of others and results of other experiments are replaced.
  ///   - formats: Which kinds of files are written.
  ///   - isQuiet: Whether no progress is shown.
  ///   - gnuplot: What draws the pictures.
  ///   - report: Told of every folder that is written, with what was found.
  /// - Throws: ``Failure``.
  func run(
    into root: URL, force: Bool = false, formats: ResultFormats = ResultFormats(), isQuiet: Bool,
    gnuplot: Gnuplot = Gnuplot(),
    report: (Written) throws -> Void
  ) throws {
    do {
      let places = try Places(self, root, force: force, formats, gnuplot)
      defer { places.discard() }
      var results: [Int: ExperimentResult] = [:]
      for (index, drawing) in drawings.enumerated() {
        for position in drawing.positions where results[position] == nil {
          results[position] = try prepared[position].run(isQuiet: isQuiet)
        }
        try report(
          try write(
            drawing.figure, drawing.positions.map { (prepared[$0], results[$0]!) }, places.figures[index]))
        // What no later figure needs takes no memory.
        let needed = Set(drawings[(index + 1)...].flatMap(\.positions))
        results = results.filter { needed.contains($0.key) }
      }
      for (page, place) in zip(pages, places.pages) { try report(try write(page, root, place)) }
    } catch {
      throw Failure(error)
    }
  }

  /// A folder that has been written.
  struct Written {
    /// Below the folder of all figures; empty for that itself.
    let folder: String
    /// A sentence for every schedule that is compared.
    let headlines: [String]
    /// What was known before the run, and what was measured to be large.
    let warnings: [TitledWarning]
    /// A sentence for every schedule that diverged.
    let divergences: [String]
    /// Where pictures could not be drawn: how to draw them.
    let note: String?
  }

  private func write(
    _ figure: PaperFigure, _ parts: [(prepared: PreparedExperiment, result: ExperimentResult)],
    _ place: ResultWriter
  ) throws -> Written {
    var writer = place
    for part in parts { try writer.write(part.result, warnings: part.prepared.warnings) }
    try writer.draw(figure.figure(of: parts.map(\.result)))
    try writer.commit()
    let found = ResultsText(parts.map(\.result))
    return Written(
      folder: figure.name, headlines: found.headlines,
      warnings: parts.flatMap(\.prepared.titledWarnings) + found.warnings, divergences: found.divergences,
      note: writer.pictureNote)
  }

  private func write(_ page: PaperPage, _ root: URL, _ place: PageOutput) throws -> Written {
    var output = place
    try page.write(from: PublishedFigures(root), to: &output)
    try output.commit()
    return Written(folder: page.folder, headlines: [], warnings: [], divergences: [], note: output.pictureNote)
  }

  /// The folders of all figures and pages, each open for this run alone.
  private struct Places {
    var figures: [ResultWriter] = []
    var pages: [PageOutput] = []

    init(_ session: FiguresSession, _ root: URL, force: Bool, _ formats: ResultFormats, _ gnuplot: Gnuplot) throws {
      do {
        for drawing in session.drawings {
          figures.append(
            try ResultWriter(
              root.appendingPathComponent(drawing.figure.name, isDirectory: true),
              experiments: drawing.positions.map { session.prepared[$0].experiment },
              picture: PaperFigure.pictureName, force: force, gnuplot: gnuplot, formats: formats))
        }
        for page in session.pages {
          pages.append(try PageOutput(page, below: root, force: force, gnuplot: gnuplot, formats: formats))
        }
      } catch {
        discard()
        throw error
      }
    }

    /// Those that are not complete; the last one first, since an earlier one may have made a folder that it is in.
    func discard() {
      pages.reversed().forEach { $0.discard() }
      figures.reversed().forEach { $0.discard() }
    }
  }
}

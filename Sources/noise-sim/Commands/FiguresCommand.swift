import ArgumentParser
import Descriptions
import ExperimentFiles
import Findings
import Foundation
import Paper
import Report

/// `noise-sim figures`.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Redraw the paper's figures and tables from simulation.",
    discussion: """
      Each figure gets a folder with what compare writes for its experiments and a picture, figure.svg. The pages \
      table, claims, slide and gallery are made from these files. Without a name, everything: some 40 minutes on two \
      cores. --list shows the names.

      In a clone of noise-sim the folders go to notebooks-export, where those of the paper are; elsewhere to \
      results/figures. --set, --seed and --replicates point figures at other data, networks or replicates; their folders go \
      to results/figures too, so that those of the paper stay as they are, and no pages are made.

      Exit codes: 0 done, 64 wrong usage, 65 bad input data, 66 input missing, 74 output cannot be written, \
      129/130/143 interrupted.
      """)

  @Argument(
    help: "Figures and pages (default: all).",
    completion: .list(PaperFigure.all.map { $0.name } + PaperPage.all.map { $0.name }))
  var names: [String] = []

  @Flag(help: "List the figures and pages, and stop.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "Where the folders go (default: notebooks-export in a clone of noise-sim, else results/figures).",
      valueName: "folder"), completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are not known to be noise-sim's and results of other experiments.")
  var force = false

  @OptionGroup
  var simulation: SimulationOptions

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set any key of the figures' experiments, such as problem.network.hidden=[64]; repeats.",
      valueName: "key.path=value"))
  var overrides: [String] = []

  @Option(
    help: ArgumentHelp(
      "Folder of the data's files, where they are not installed.", valueName: "folder"), completion: .directory)
  var dataDir: String?

  @OptionGroup
  var formats: FormatOptions

  @Flag(help: "Print the figures' experiments with every default, for compare, and stop.")
  var printExperiment = false

  @Flag(help: "Print schedules, warnings, updates, estimated time and memory, and stop.")
  var dryRun = false

  @Flag(help: "No progress and no warnings on standard error; only what diverged and what failed.")
  var quiet = false

  @OptionGroup
  var input: InputOptions

  func validate() throws {
    if output == "" { throw ValidationError("--output is empty, but must be the name of a folder.") }
    for name in names where !Self.allNames.contains(name) {
      let suggestion = Self.allNames.suggestion(for: name)
      throw ValidationError(
        "'\(name)' is no figure, but must be one of "
          + Self.allNames.joined(separator: ", ") + (suggestion.isEmpty ? "." : suggestion))
    }
    if isChanged, let page = names.first(where: Self.pageNames.contains) {
      throw ValidationError(
        "\(page) speaks of the paper's own experiments: give it without --set, --seed, --replicates.")
    }
  }

  private static let pageNames = PaperPage.all.map { $0.name }
  private static let allNames = PaperFigure.all.map { $0.name } + pageNames

  private var isChanged: Bool { !overrides.isEmpty || simulation.keys.contains { $0.value != nil } }

  func run() throws {
    try reportingFailures(readingUpTo: input.limit) {
      if list {
        try StandardOutput.write(Self.listing)
        return
      }
      let figures = PaperFigure.all.filter { names.isEmpty || names.contains($0.name) }
      let drawings = try figures.map { figure in
        FiguresSession.Drawing(
          figure,
          try ExperimentInput.read(
            nil, builtIn: figure.experiments, named: figure.name, overrides: overrides,
            options: simulation.keys))
      }
      if printExperiment {
        try StandardOutput.write(ExperimentWriter.yaml(drawings.flatMap(\.experiments)))
        return
      }
      let options = try simulation.runOptions(dataDirectory: dataDir)
      let pages = PaperPage.all.filter { names.isEmpty ? !isChanged : names.contains($0.name) }
      let session = try FiguresSession(drawings, pages: pages, options: options)
      if dryRun {
        try StandardOutput.write(session.dryRun(width: TerminalWidth.ofOutput))
        if !quiet { StandardError.write("warning", session.warnings.sentences) }
        return
      }
      let published = "notebooks-export"
      let root = output ?? (!isChanged && Self.hasGallery(published) ? published : "results/figures")
      var warned: Set<TitledWarning> = []
      try session.run(
        into: URL(fileURLWithPath: root, isDirectory: true), force: force, formats: formats.formats, isQuiet: quiet
      ) { written in
        let folder = written.folder.isEmpty ? root : "\(root)/\(written.folder)"
        let width = TerminalWidth.ofOutput
        let lines =
          ["\(folder.visible)/"] + written.headlines.map { "  \($0.visible)".wrapped(to: width, indent: "    ") }
        try StandardOutput.write(lines.map { $0 + "\n" }.joined(), hasVerdicts: true)
        let warnings = written.warnings.filter { warned.insert($0).inserted }
        if !quiet { StandardError.write("warning", warnings.sentences.map { "\(written.folder): \($0)" }) }
        StandardError.write("diverged", written.divergences)
        if let note = written.note { StandardError.write(note) }
      }
      if !quiet, !isChanged, pages.isEmpty, Self.hasGallery(root) {
        StandardError.write(
          "The pages over the figures are as they were: noise-sim figures claims slide gallery makes them anew.")
      }
    }
  }

  private static func hasGallery(_ folder: String) -> Bool {
    PaperPage.gallery.exists(below: URL(fileURLWithPath: folder, isDirectory: true))
  }

  /// A line each: the name and what it is.
  private static var listing: String {
    let lines = PaperFigure.all.map { ($0.name, $0.title) } + PaperPage.all.map { ($0.name, $0.title) }
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { $0.0.padding(toLength: width + 2) + $0.1 + "\n" }.joined()
  }
}

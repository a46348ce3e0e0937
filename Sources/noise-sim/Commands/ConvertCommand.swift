import ArgumentParser
import ExperimentFiles
import Experiments
import Findings
import NoiseScale
import Report

/// `noise-sim convert`.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn a schedule into another with the same noise scale, or what stands for it.",
    discussion: """
      Prints an experiment with the schedule and what the transforms make of it, ready for compare, or writes it to the \
      file of --output; on standard error stands the table old | new. The transforms are \(Transforms.catalog.names.joined(separator: ", ")); noise-sim \
      keys transform says what each does and takes.

      Exit codes: 0 done, 64 wrong usage, 65 bad input data, 66 input missing, 74 output cannot be written.
      """)

  @Argument(help: "The experiment file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var experiment: String?

  @OptionGroup
  var published: PublishedOption

  @Option(
    help: ArgumentHelp(
      "A transform, such as 'increase-batch-size: {up-to: 5120}'; repeats, in order.", valueName: "transform"),
    completion: .list(Transforms.catalog.names))
  var apply: [String]

  @Option(
    help: ArgumentHelp(
      "Transform only what comes after a position, such as 'update 95000': the rest of a run under way.",
      valueName: "position"))
  var after: String?

  @Option(help: ArgumentHelp("The schedule (default: the reference).", valueName: "name"))
  var schedule: String?

  @Option(
    name: [.customLong("to"), .long],
    help: ArgumentHelp(
      "The experiment (yaml), a table (text, markdown, latex, csv), or the new values by pieces, to paste into a trainer (json).",
      valueName: "format"))
  var format: PlanText.Format = .yaml

  @Option(
    help: ArgumentHelp(
      "Where it goes, in a folder that exists (default, and '-': standard output).", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file of --output where there is one that says something else.")
  var force = false

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set any key of the experiment, such as schedules.1.name=first; repeats.", valueName: "key.path=value"))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Folder of the files that a quadratic names.", valueName: "folder"))
  var dataDir: String?

  @OptionGroup
  var manifest: ManifestOptions

  @OptionGroup
  var input: InputOptions

  func validate() throws {
    try published.check(besides: experiment)
    if experiment == nil, published.published == nil {
      throw ValidationError("Give an experiment file, or --published.")
    }
    if apply.isEmpty { throw ValidationError("Give at least one --apply.") }
    if output == "" { throw ValidationError("--output is empty, but must be the name of a file.") }
    if force, output == nil || output == "-" {
      throw ValidationError("--force needs --output with the name of a file.")
    }
  }

  func run() throws {
    try reportingFailures(readingUpTo: input.limit) {
      let position = try after.map { try PublishedOption.position($0, "--after") }
      let session = try PlanSession(
        try ExperimentInput.readOne(experiment, published: try published.schedule, overrides: overrides),
        directory: ExperimentInput.dataFolder(dataDir, beside: experiment),
        acceptsChangedData: manifest.acceptChangedData)
      let transforms = try apply.map { try ExperimentReader.transform($0, option: "--apply '\($0)'") }
      let converted = try session.converted(schedule, by: transforms, after: position)
      let text =
        switch format {
        case .yaml: ExperimentWriter.yaml([converted.experiment])
        case .text: PlanText.text(converted.plans, width: TerminalWidth.ofOutput)
        case .markdown: PlanText.markdown(converted.plans)
        case .latex: PlanText.latex(converted.plans)
        case .csv: PlanText.csv(converted.plans)
        case .json: try PlanText.json([converted.plans[1]])
        }
      // Before anything is said, so that what cannot be written is all that is.
      let file = output == "-" ? nil : output
      if let file { try OutputFile.write(text, to: file, force: force) }
      StandardError.write(
        PlanText.oldAndNew(
          converted.plans[0], converted.plans[1], by: transforms, width: TerminalWidth.ofErrors))
      StandardError.write("note", converted.notes)
      StandardError.write("warning", converted.warnings.sentences)
      if file == nil { try StandardOutput.write(text) }
    }
  }
}

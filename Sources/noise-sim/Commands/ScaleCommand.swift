import ArgumentParser
import ExperimentFiles
import Experiments
import Findings
import Foundation
import Report

extension PlanText.Format: ExpressibleByArgument {}

/// `noise-sim scale`.
struct ScaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Show the noise scale, updates, memory and warnings of schedules, piece by piece.",
    discussion: """
      g is the noise scale of Smith & Le, of the unit learning rate × N/B; it is not the batch size B_simple of \
      McCandlish et al., nor the temperature ε/B. What changes within a piece is shown from its first update to its last, over \
      its peak. --at answers where a position lies: the update that contains it (counted from 1), and what has been seen after \
      that. Without a file, a single stage from the options. Where the experiment \
      measures noise (measure: noise, networks), --measure trains it and shows B_simple and the largest curvature too.
      """)

  @Argument(help: "The experiment file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var experiment: String?

  @OptionGroup
  var published: PublishedOption

  @Flag(help: "List the published schedules, each with what was trained, and stop.")
  var list = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A position, such as 'update 95000', '150B tokens', '12.5 epochs' or '40 %'; repeats.", valueName: "position"))
  var at: [String] = []

  @Flag(help: "Train the networks of an experiment that measures noise, and show what was measured.")
  var measure = false

  @Flag(help: "No progress of the training on standard error.")
  var quiet = false

  @OptionGroup
  var stage: SingleStageOptions

  @Option(
    help: ArgumentHelp(
      "A table (text, markdown, latex, csv), the experiment (yaml), or the values by pieces, to paste into a trainer (json).",
      valueName: "format"))
  var format: PlanText.Format = .text

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
    let isGiven = experiment != nil || published.published != nil || list
    if isGiven, stage.isGiven {
      throw ValidationError("Give an experiment file or the options of a single stage, not both.")
    }
    if !isGiven, stage.learningRate == nil || stage.batchSize == nil {
      throw ValidationError("Give an experiment file, --published, or at least --learning-rate and --batch-size.")
    }
    if measure, ![.text, .markdown, .latex].contains(format) || !at.isEmpty {
      throw ValidationError("--measure has a table for readers only (text, markdown, latex), and no --at.")
    }
    if !at.isEmpty, format == .yaml {
      throw ValidationError("--at has no yaml; --format is text, markdown, latex, csv or json.")
    }
    guard !isGiven else { return }
    if !overrides.isEmpty { throw ValidationError("--set needs an experiment file.") }
    do { try stage.experiment().validate() } catch { throw ValidationError("\(error).") }
  }

  func run() throws {
    try reportingFailures(readingUpTo: input.limit) {
      if list {
        try StandardOutput.write(PublishedOption.list)
        return
      }
      let positions = try at.map { try PublishedOption.position($0, "--at") }
      let published = try published.schedule
      let experiments =
        experiment == nil && published == nil
        ? [try stage.experiment()]
        : try ExperimentInput.read(experiment, published: published, builtIn: [], overrides: overrides)
      if format == .yaml {
        try StandardOutput.write((published?.header ?? "") + ExperimentWriter.yaml(experiments))
        return
      }
      for (index, described) in experiments.enumerated() {
        let session = try PlanSession(
          described, directory: ExperimentInput.dataFolder(dataDir, beside: experiment),
          acceptsChangedData: manifest.acceptChangedData)
        if index > 0 { try StandardOutput.write("\n") }
        guard positions.isEmpty else {
          try StandardOutput.write(
            MomentsText.text(of: session.plans, at: positions, format: format, width: TerminalWidth.ofOutput))
          continue
        }
        try show(session)
      }
    }
  }

  private func show(_ session: PlanSession) throws {
    if measure, !session.measuresNoise {
      throw Failure(
        .wrongUsage,
        "--measure is given, but \(session.experiment.title.visible) measures no noise: it must have measure: noise, and a network"
      )
    }
    let text =
      switch format {
      case .text: PlanText.text(session.plans, width: TerminalWidth.ofOutput)
      case .markdown: PlanText.markdown(session.plans)
      case .latex: PlanText.latex(session.plans)
      case .csv: PlanText.csv(session.plans)
      case .json, .yaml: try PlanText.json(session.plans)
      }
    try StandardOutput.write(text)
    StandardError.write("note", session.notes)
    StandardError.write("warning", session.warnings.sentences)
    guard session.measuresNoise else { return }
    guard measure else {
      if format == .text || format == .markdown, !quiet {
        StandardError.write(
          "note", ["\(session.experiment.title) measures noise; --measure trains it and shows what is found"])
      }
      return
    }
    let noise = try session.measuredNoise(format: format, isQuiet: quiet) {
      var options = try RunOptions.ofThisMachine(
        dataDirectory: dataDir.map { URL(fileURLWithPath: $0, isDirectory: true) },
        experimentDirectory: experiment.flatMap(ExperimentInput.folder))
      options.acceptsChangedData = manifest.acceptChangedData
      return options
    }
    if let text = noise.text { try StandardOutput.write("\n" + text) }
    StandardError.write("warning", noise.warnings.sentences)
  }
}

import ArgumentParser
import ExperimentFiles
import Experiments
import Findings
import Foundation

extension PlanText.Format: ExpressibleByArgument {}

/// `noise-sim scale`.
struct ScaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Show the noise scale, updates, memory and warnings of schedules, stage by stage.",
    discussion: """
      g is the noise scale of Smith & Le, of the unit learning rate × N/B; it is not the batch size B_simple of \
      McCandlish et al., nor the temperature ε/B. Without a file, a single stage from the options. Where the experiment \
      measures noise (measure: noise, networks), it is trained, and B_simple and the largest curvature are shown too.
      """)

  @Argument(help: "The experiment file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var experiment: String?

  @OptionGroup
  var stage: SingleStageOptions

  @Option(
    help: ArgumentHelp(
      "A table (markdown, csv), the experiment (yaml), or the values by update, to paste into a trainer (json).",
      valueName: "format"))
  var format: PlanText.Format = .markdown

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set any key of the experiment, such as schedules.1.name=first; repeats.", valueName: "key.path=value"))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Folder of the files that a quadratic names.", valueName: "folder"))
  var dataDir: String?

  func validate() throws {
    if experiment != nil, stage.isGiven {
      throw ValidationError("Give an experiment file or the options of a single stage, not both.")
    }
    if experiment == nil, stage.learningRate == nil || stage.batchSize == nil {
      throw ValidationError("Give an experiment file, or at least --learning-rate and --batch-size.")
    }
    guard experiment == nil else { return }
    if !overrides.isEmpty { throw ValidationError("--set needs an experiment file.") }
    do { try stage.experiment().validate() } catch { throw ValidationError("\(error).") }
  }

  func run() throws {
    try reportingFailures {
      let experiments =
        experiment == nil
        ? [try stage.experiment()] : try ExperimentInput.read(experiment, builtIn: [], overrides: overrides)
      if format == .yaml {
        try StandardOutput.write(ExperimentWriter.yaml(experiments))
        return
      }
      for (index, described) in experiments.enumerated() {
        let session = try PlanSession(
          described, directory: ExperimentInput.dataFolder(dataDir, beside: experiment))
        let text =
          switch format {
          case .markdown: PlanText.markdown(session.plans)
          case .csv: PlanText.csv(session.plans)
          case .json, .yaml: PlanText.json(session.plans)
          }
        try StandardOutput.write((index > 0 ? "\n" : "") + text)
        session.warnings(knowsCurvature: experiment != nil).forEach { StandardError.write("warning: \($0.onOneLine)") }
        if format == .markdown,
          let noise = try session.measuredNoise(options: {
            try .ofThisMachine(
              dataDirectory: dataDir.map { URL(fileURLWithPath: $0, isDirectory: true) },
              experimentDirectory: experiment.flatMap(ExperimentInput.folder))
          })
        {
          try StandardOutput.write("\n" + noise.table)
          noise.warnings.forEach { StandardError.write("warning: \($0.onOneLine)") }
        }
      }
    }
  }
}

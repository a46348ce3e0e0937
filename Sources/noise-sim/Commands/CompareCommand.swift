import ArgumentParser
import ExperimentFiles
import Experiments
import Findings
import Foundation
import Paper
import Report

/// `noise-sim compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Run schedules and say whether they have the same learning curve.",
    discussion: """
      Without a file, the built-in experiments: the paper's schedules on a noisy quadratic, the same without \
      replacement, and three of them on Fashion-MNIST. A file is an experiment in YAML, or a manifest.json of an \
      earlier run; noise-sim keys lists every key that it may have. Options beat the file. Each example answers a \
      question in seconds; --example NAME --print-experiment shows its answer.

      Sentences come first, then the verdicts under the dynamics that speak for the schedules; the report has all. Lines are as wide as \
      the terminal, 80 columns in a pipe, or what COLUMNS says: COLUMNS=1000 makes every sentence one line. Warnings and \
      what else stands on standard error are as wide as a terminal, in a pipe or a file a line each. NO_COLOR=1 turns colours off.

      NOISE_SIM_KERNELS=baseline, avx2 or avx512 in the environment forces an instruction set; it changes no result.

      Exit codes: 0 done, 1 equivalence required and not found, 64 wrong usage, 65 bad input data, 66 input missing, \
      74 output cannot be written, 129/130/143 interrupted.
      """)

  @Argument(help: "The experiment file.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var experiment: String?

  @Option(
    help: ArgumentHelp("Run an example instead of a file.", valueName: "name"),
    completion: .list(Example.all.map(\.name)))
  var example: String?

  @OptionGroup
  var published: PublishedOption

  @Flag(help: "List the examples, each with its question, and stop.")
  var list = false

  @Option(
    help: ArgumentHelp("Where results go (default: results/<title>).", valueName: "folder"), completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are not known to be noise-sim's and results of other experiments.")
  var force = false

  @OptionGroup
  var simulation: SimulationOptions

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set any key of the experiment, such as schedules.1.name=first; repeats.", valueName: "key.path=value"))
  var overrides: [String] = []

  @Option(
    help: ArgumentHelp(
      "Folder of the data's files, where they are not installed or not beside the experiment.", valueName: "folder"),
    completion: .directory)
  var dataDir: String?

  @OptionGroup
  var formats: FormatOptions

  @Flag(help: "Write the curves of every replicate too, to replicates.csv.")
  var saveReplicates = false

  @Flag(help: "Print the experiment with every default and stop.")
  var printExperiment = false

  @Flag(help: "Print the JSON Schema of experiment files, for an editor, and stop.")
  var printSchema = false

  @Flag(help: "Print schedules, warnings, updates, estimated time and memory, and stop.")
  var dryRun = false

  @Option(help: ArgumentHelp(RequiredEquivalence.meaning, valueName: RequiredEquivalence.valueName))
  var requireEquivalence: RequiredEquivalence?

  @Flag(help: "No progress and no warnings on standard error; only what diverged and what failed.")
  var quiet = false

  @OptionGroup
  var manifest: ManifestOptions

  @OptionGroup
  var input: InputOptions

  func validate() throws {
    try published.check(besides: experiment ?? example)
    if experiment != nil, example != nil { throw ValidationError("Give an experiment file or --example, not both.") }
    if output == "" { throw ValidationError("--output is empty, but must be the name of a folder.") }
  }

  func run() throws {
    try reportingFailures(readingUpTo: input.limit) {
      if printSchema {
        try StandardOutput.write(ExperimentSchema.node.jsonText)
        return
      }
      if list {
        try StandardOutput.write(ExampleInput.list)
        return
      }
      let example = try example.map(ExampleInput.named)
      let published = try published.schedule
      let experiments = try ExperimentInput.read(
        experiment, example: example, published: published, builtIn: BuiltInExperiments.all, overrides: overrides,
        options: simulation.keys)
      if printExperiment {
        try StandardOutput.write((example?.header ?? published?.header ?? "") + ExperimentWriter.yaml(experiments))
        return
      }
      var options = try simulation.runOptions(
        dataDirectory: dataDir, experimentDirectory: experiment.flatMap(ExperimentInput.folder))
      options.keepsReplicates = saveReplicates
      options.acceptsChangedData = manifest.acceptChangedData
      let session = try CompareSession(experiments, options: options)
      if dryRun {
        try StandardOutput.write(session.dryRun(width: TerminalWidth.ofOutput))
        if !quiet { StandardError.write("warning", session.warnings.sentences) }
        return
      }
      let title =
        experiment == nil && example == nil && published == nil ? BuiltInExperiments.title : experiments[0].title
      let folder = output ?? CompareSession.defaultOutput(title: title)
      let written = try session.run(
        into: URL(fileURLWithPath: folder, isDirectory: true), force: force, formats: formats.formats, isQuiet: quiet)
      let found = written.found
      let text = found.console(width: TerminalWidth.ofOutput)
      try StandardOutput.write("\(text)\nResults: \(folder.visible)/report.html, report.md\n", hasVerdicts: true)
      if !quiet {
        // Not among the results, which are the same every time.
        if written.replacesEarlier { StandardError.write("Replaced the results of an earlier run.") }
        StandardError.write("warning", (session.warnings + found.warnings).sentences)
      }
      StandardError.write("diverged", found.divergences)
      if let note = written.note { StandardError.write(note) }
      if let region = requireEquivalence {
        try region.check(found.results.flatMap(\.comparisons).flatMap(\.verdicts).map(\.verdict))
      }
    }
  }
}

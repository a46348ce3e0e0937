import ArgumentParser
import ExperimentFiles

/// `noise-sim keys`.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keys of experiment files, each with its range, default and meaning.",
    discussion: """
      Without a name all of them: of the experiment, and of every stage, law, transform, optimizer, problem and data \
      set in it. With a name those of one mapping (stage), of one named thing (cosine), of all things of a kind \
      (law), or one key wherever it stands (batch-size). noise-sim compare --print-experiment shows the values that \
      an experiment has.
      """)

  /// How the keys are shown.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  @Argument(help: "What to show (default: all).", completion: .list(KeyList.names))
  var name: String?

  @Option(help: ArgumentHelp("For a terminal (text), or as a page (markdown).", valueName: "format"))
  var format: Format = .text

  func run() throws {
    try reportingFailures {
      let text =
        switch format {
        case .text: try KeyList.text(name)
        case .markdown: try KeyList.markdown(name)
        }
      try StandardOutput.write(text)
    }
  }
}

import ArgumentParser
import Descriptions
import Experiments
import Findings
import Foundation
import Report

/// `noise-sim verdict`.
struct VerdictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdict",
    abstract: "Say whether your own training curves are the same, as compare does.",
    discussion: """
      The file is comma-separated and has the columns schedule, replicate, epoch, metric, value, in any order; \
      others are passed over, but for dynamics, whose curves are compared among themselves: replicates.csv of \
      compare --save-replicates is such a file. A metric whose name has the word accuracy or acc (val_acc) is compared by its difference, \
      every other one by the logarithm of the ratio and must be > 0. A value nan or inf says that the replicate diverged.

      Curves are compared at the epochs that every run of both has, and what is missing is said. Every run's values jump \
      from epoch to epoch: --window averages each run over so many epochs before runs are compared. A single run of a schedule has \
      no verdict.
      """)

  @Argument(help: "The file of curves, compressed with gzip or not.", completion: .file(extensions: ["csv", "gz"]))
  var curves: String

  @Option(help: ArgumentHelp(.key("compare", "reference"), valueName: "name"))
  var reference: String

  @Option(parsing: .unconditional, help: ArgumentHelp(.key("compare", "margin", "loss"), valueName: "number"))
  var lossMargin: Double = ComparisonDescription().lossMargin

  @Option(parsing: .unconditional, help: ArgumentHelp(.key("compare", "margin", "accuracy"), valueName: "number"))
  var accuracyMargin: Double = ComparisonDescription().accuracyMargin

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(.key("compare", "confidence"), valueName: "number"))
  var confidence: Double = ComparisonDescription().confidence

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Epochs from here on are settled; without it only the regions 'whole' and 'final' are judged.", valueName: "epoch"
    )
  )
  var settledFrom: Double?

  @Option(parsing: .unconditional, help: ArgumentHelp(.key("compare", "window"), valueName: "epochs"))
  var window: Double?

  @Option(parsing: .unconditional, help: ArgumentHelp(.key("compare", "final-window"), valueName: "epochs"))
  var finalWindow: Double?

  /// What is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, latex, csv
  }

  @Option(
    help: ArgumentHelp(
      "Sentences and a table (text), a table with gaps and intervals (markdown, latex), or verdicts.csv (csv).",
      valueName: "format"))
  var format: Format = .text

  @Flag(help: "The same as --format csv.")
  var csv = false

  @Option(help: ArgumentHelp(RequiredEquivalence.meaning, valueName: RequiredEquivalence.valueName))
  var requireEquivalence: RequiredEquivalence?

  @OptionGroup
  var input: InputOptions

  func validate() throws {
    for (name, margin, allowed) in [
      ("--loss-margin", lossMargin, ComparisonDescription.lossMargins),
      ("--accuracy-margin", accuracyMargin, ComparisonDescription.accuracyMargins),
    ] where !allowed.contains(margin) {
      throw ValidationError("\(name) is \(margin), but must be \(Allowed.number(allowed).words).")
    }
    guard confidence > 0.5, confidence < 1 else {
      throw ValidationError("--confidence is \(confidence), but must be within 0.5…1 (both excluded).")
    }
    if let settledFrom, !(settledFrom >= 0 && settledFrom.isFinite) {
      throw ValidationError("--settled-from is \(settledFrom), but must be a number of epochs ≥ 0.")
    }
    for (name, window) in [("--window", window), ("--final-window", finalWindow)] {
      if let window, !(window > 0 && window.isFinite) {
        throw ValidationError("\(name) is \(window), but must be a number of epochs > 0.")
      }
    }
    if requireEquivalence?.regions.contains(.settled) == true, settledFrom == nil {
      throw ValidationError(
        "--require-equivalence of the region settled needs --settled-from; or give --require-equivalence=final or =whole."
      )
    }
  }

  func run() throws {
    try reportingFailures(readingUpTo: input.limit) {
      let table = try UserCurves(Data(try ExperimentInput.table(curves)), file: curves)
      let verdicts = try table.verdicts(
        reference: reference,
        comparison: ComparisonDescription(
          reference: reference, lossMargin: lossMargin, accuracyMargin: accuracyMargin, confidence: confidence,
          window: window, finalWindow: finalWindow),
        settledFrom: settledFrom)
      let format = csv ? .csv : format
      switch format {
      case .csv: try StandardOutput.write(verdicts.csv)
      case .markdown: try StandardOutput.write(verdicts.table.markdown())
      case .latex: try StandardOutput.write(verdicts.latex)
      case .text:
        let width = TerminalWidth.ofOutput
        let sentences = verdicts.sentences.map { $0.visible.wrapped(to: width, indent: "  ") + "\n" }.joined()
        let table = verdicts.console(width: width)
        try StandardOutput.write(sentences + (table.isEmpty ? "" : "\n" + table), hasVerdicts: true)
      }
      // A table has no sentences.
      if format != .text { StandardError.write("warning", verdicts.notes) }
      if let region = requireEquivalence {
        try region.check(verdicts.rows.map(\.verdict), uncompared: verdicts.uncompared.count)
      }
    }
  }
}

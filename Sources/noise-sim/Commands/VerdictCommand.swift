import ArgumentParser
import Experiments
import Findings

/// `noise-sim verdict`.
struct VerdictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdict",
    abstract: "Say whether your own training curves are the same, as compare does.",
    discussion: """
      The file is comma-separated and has the columns schedule, replicate, epoch, metric, value, in any order; \
      others are passed over, but for dynamics, whose curves are compared among themselves: replicates.csv of \
      compare --save-replicates is such a file. A metric whose name ends in 'accuracy' is compared by its difference, every other one \
      by the logarithm of the ratio and must be > 0. A value nan or inf says that the replicate diverged.
      """)

  @Argument(help: "The file of curves.", completion: .file(extensions: ["csv"]))
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
      "Epochs from here on are settled; without it only the region 'whole' is judged.", valueName: "epoch"))
  var settledFrom: Double?

  @Flag(help: "Print verdicts.csv instead of sentences and a table.")
  var csv = false

  @Option(
    help: ArgumentHelp(
      "Exit with 1 unless every verdict of the region is 'equivalent'; settled if none is named.",
      valueName: "settled|whole"))
  var requireEquivalence: RequiredEquivalence?

  func validate() throws {
    for (name, margin) in [("--loss-margin", lossMargin), ("--accuracy-margin", accuracyMargin)] {
      guard margin > 0, margin.isFinite else {
        throw ValidationError("\(name) is \(margin), but must be a number > 0.")
      }
    }
    guard confidence > 0.5, confidence < 1 else {
      throw ValidationError("--confidence is \(confidence), but must be within 0.5…1 (both excluded).")
    }
    if let settledFrom, !(settledFrom >= 0 && settledFrom.isFinite) {
      throw ValidationError("--settled-from is \(settledFrom), but must be a number of epochs ≥ 0.")
    }
    if requireEquivalence == .settled, settledFrom == nil {
      throw ValidationError("--require-equivalence=settled needs --settled-from; or give --require-equivalence=whole.")
    }
  }

  func run() throws {
    try reportingFailures {
      let table = try UserCurves(try ExperimentInput.data(curves), file: curves)
      let verdicts = try table.verdicts(
        reference: reference,
        comparison: ComparisonDescription(
          reference: reference, lossMargin: lossMargin, accuracyMargin: accuracyMargin, confidence: confidence),
        settledFrom: settledFrom)
      if csv {
        try StandardOutput.write(verdicts.csv)
      } else {
        let sentences = verdicts.sentences.map { $0.onOneLine + "\n" }.joined()
        try StandardOutput.write("\(sentences)\n\(verdicts.markdown)")
      }
      if let region = requireEquivalence {
        try region.check(verdicts.rows.map(\.verdict))
      }
    }
  }
}

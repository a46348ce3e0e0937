import Experiments
import Findings
import Foundation
import Fuzzing
import Report
import TestSupport

/// Tables of a user's own training curves, judged as `verdict` does.
enum CurvesFuzz: FuzzTarget {
  struct Input: Sendable {
    var bytes: [UInt8]
    var comparison: ComparisonDescription
    var settledFrom: Double?
  }
  static let name = "curves"
  static let share = 0.2

  static func input(_ random: inout SeededGenerator) -> Input {
    let bytes = CurveTables.bytes(&random)
    var comparison = ComparisonDescription(
      reference: "s0", lossMargin: random.pick([0.1, 1e-300, 100]), accuracyMargin: random.pick([0.01, 1]),
      confidence: random.pick([0.95, 0.5.nextUp, 1.0.nextDown, 0.999]))
    if random.chance(0.2) { comparison.window = random.pick([1e-300, 0.5, 1, 2, 1e300]) }
    if random.chance(0.2) { comparison.finalWindow = random.pick([1e-300, 0.5, 1, 2]) }
    return Input(bytes: bytes, comparison: comparison, settledFrom: random.pick([nil, 0, 1, 1e300]))
  }

  static func shown(_ input: Input) -> String {
    String(decoding: input.bytes, as: UTF8.self) + "\n\(input.comparison.values)"
  }

  static func check(_ input: Input) throws -> FuzzOutcome {
    let verdicts: UserVerdicts
    do {
      let curves = try UserCurves(Data(input.bytes), file: "fuzz.csv")
      verdicts = try curves.verdicts(reference: "s0", comparison: input.comparison, settledFrom: input.settledFrom)
    } catch {
      try Sentences.check(error)
      return .refused
    }
    for sentence in verdicts.sentences + verdicts.notes { try Sentences.check(sentence) }
    try FuzzFinding.unless(!verdicts.console(width: 80).isEmpty, "there is no table")
    // Names may be anything; numbers are numbers.
    _ = verdicts.csv
    return .accepted
  }
}

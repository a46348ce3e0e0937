import Experiments
import Report

/// The tables of the report, as they are.
enum ReaderTables {
  /// Those that a result has something to say in, each with a name of its own.
  static func all(of result: ExperimentResult) -> [Table] {
    let names = result.schedules.map(\.name)
    return [
      SchedulesText.table(of: result.plans),
      result.comparisons.isEmpty ? nil : VerdictsText.table(of: result.comparisons, names),
      NoiseText.table(of: result.measuredNoise, names), EquationText.table(of: result.equationComparisons, names),
      RankingText.table(of: result.rankings, result.plans),
    ].compactMap(\.self)
  }

  /// The names that they may have.
  static let names = ["schedules", "verdicts", "noise", "refinement", "ranking"]
}

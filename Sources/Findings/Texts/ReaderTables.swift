import Experiments
import Report

/// The tables of the report as a paper has room for them: what all rows share is said below.
enum ReaderTables {
  /// Those that a result has something to say in, each with a name of its own, and with sentences below it.
  static func all(of result: ExperimentResult) -> [PaperTable] {
    let names = result.schedules.map(\.name)
    let others = [
      NoiseText.table(of: result.measuredNoise, names), EquationText.table(of: result.equationComparisons, names),
      RankingText.table(of: result.rankings, result.plans),
    ]
    return [SchedulesText.paperTable(of: result.plans)] + (VerdictGrid(of: result).map { [$0.paperTable()] } ?? [])
      + others.compactMap { $0.map { PaperTable($0) } }
  }

  /// The names that they may have.
  static let names = ["schedules", "verdicts", "noise", "refinement", "ranking"]
}

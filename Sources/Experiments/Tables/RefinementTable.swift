import Report

/// `refinement.csv`: each schedule's curves at every refinement l of its stochastic differential equation against the finest, l = 1
/// being the run itself. Written where there are networks under `langevin`.
public enum RefinementTable: ResultTable {
  public static let name = "refinement"

  public static func isWritten(for result: ExperimentResult) -> Bool { result.experiment.isRefined }

  public static func table(of result: ExperimentResult) -> Table {
    var table = Table(
      name: name,
      columns: [
        "schedule", "metric", "refinement", "finest", "region", "largest_gap", "largest_gap_epoch", "lower", "upper",
        "margin", "verdict", "replicates",
      ])
    for comparison in result.equationComparisons {
      for verdict in comparison.verdicts {
        table.append([
          .text(result.schedules[comparison.schedule].name), .text(comparison.metric),
          .integer(comparison.refinement), .integer(comparison.finest), .text(verdict.region.rawValue),
          Cell(verdict.largestGap), Cell(verdict.largestGapEpoch), Cell(verdict.lower), Cell(verdict.upper),
          Cell(verdict.margin), .text(verdict.kind.rawValue), .integer(verdict.replicates),
        ])
      }
    }
    return table
  }
}

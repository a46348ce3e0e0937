import Experiments

extension ResultTable {
  /// `refinement.csv`: each schedule's curves at every refinement l of its stochastic differential equation against the finest, l = 1
  /// being the run itself. Written where there are networks under `langevin`.
  public static let refinement = ResultTable(
    "refinement",
    columns: [
      "schedule", "metric", "refinement", "finest", "region", "largest_gap", "largest_gap_epoch", "lower", "upper",
      "margin", "verdict", "replicates",
    ], if: { $0.isRefined }
  ) { result, table in
    for comparison in result.equationComparisons {
      for verdict in comparison.verdicts {
        table.append([
          .text(result.schedules[comparison.schedule].name), .text(comparison.metric),
          .integer(comparison.refinement), .integer(comparison.finest), .text(verdict.region.rawValue),
          .init(verdict.largestGap), .init(verdict.largestGapEpoch), .init(verdict.lower), .init(verdict.upper),
          .init(verdict.margin), .text(verdict.kind.rawValue), .integer(verdict.replicates),
        ])
      }
    }
  }
}

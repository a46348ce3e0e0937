import Experiments

extension ResultTable {
  /// `gaps.csv`: the gap to the reference at every recorded epoch: pointwise interval and the band over all recorded epochs.
  public static let gaps = ResultTable(
    "gaps",
    columns: [
      "schedule", "reference", "dynamics", "metric", "epoch", "settled", "gap", "standard_error", "lower", "upper",
      "band_lower", "band_upper",
    ]
  ) { result, table in
    for comparison in result.comparisons {
      for point in comparison.points {
        table.append([
          .text(result.schedules[comparison.schedule].name), .text(result.schedules[comparison.reference].name),
          .text(comparison.dynamics.rawValue), .text(comparison.metric), .init(point.epoch), .flag(point.settled),
          .init(point.gap), .init(point.standardError), .init(point.lower), .init(point.upper), .init(point.bandLower),
          .init(point.bandUpper),
        ])
      }
    }
  }
}

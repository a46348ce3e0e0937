import Report

/// `gaps.csv`: the gap to the reference at every recorded epoch: pointwise interval and the band over all recorded epochs.
public enum GapsTable: ResultTable {
  public static let name = "gaps"

  public static func table(of result: ExperimentResult) -> Table {
    var table = Table(
      name: name,
      columns: [
        "schedule", "reference", "dynamics", "metric", "epoch", "settled", "gap", "standard_error", "lower", "upper",
        "band_lower", "band_upper",
      ])
    for comparison in result.comparisons {
      for point in comparison.points {
        table.append([
          .text(result.schedules[comparison.schedule].name), .text(result.schedules[comparison.reference].name),
          .text(comparison.dynamics.rawValue), .text(comparison.metric), Cell(point.epoch), .flag(point.settled),
          Cell(point.gap), Cell(point.standardError), Cell(point.lower), Cell(point.upper), Cell(point.bandLower),
          Cell(point.bandUpper),
        ])
      }
    }
    return table
  }
}

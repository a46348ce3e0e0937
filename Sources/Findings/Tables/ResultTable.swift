import Experiments
import Report

/// A table that a run writes: one file each.
public struct ResultTable: Sendable {
  /// The stem of its CSV file.
  public let name: String
  /// The headers, from left to right.
  public let columns: [String]
  private let condition: @Sendable (ExperimentResult) -> Bool
  private let fill: @Sendable (ExperimentResult, inout Table) -> Void

  /// A table that is filled from a result.
  ///
  /// - Parameters:
  ///   - name: The stem of its file.
  ///   - columns: The headers, from left to right.
  ///   - condition: Whether a result has anything to say under them; always, unless told.
  ///   - fill: Adds the rows.
  init(
    _ name: String, columns: [String], if condition: @escaping @Sendable (ExperimentResult) -> Bool = { _ in true },
    fill: @escaping @Sendable (ExperimentResult, inout Table) -> Void
  ) {
    (self.name, self.columns, self.condition, self.fill) = (name, columns, condition, fill)
  }

  /// Whether a result has anything to say under the columns, so that there is a file.
  public func isWritten(for result: ExperimentResult) -> Bool { condition(result) }

  /// The rows that a result has to say; only the header where there are none.
  public func table(of result: ExperimentResult) -> Table {
    var table = Table(name: name, columns: columns)
    fill(result, &table)
    return table
  }

  /// Every table there is, in the order in which they are written. To add one: a file beside this one and a line here.
  public static let all: [ResultTable] = [
    .schedules, .scheduleCurves, .curves, .gaps, .verdicts, .ranking, .refinement, .noise, .replicates,
  ]
}

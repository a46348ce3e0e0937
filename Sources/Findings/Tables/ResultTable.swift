import Experiments
import Report

/// A table that a run writes: one file each.
public struct ResultTable: Sendable {
  /// The stem of its CSV file.
  public let name: String
  /// The headers, from left to right.
  public let columns: [String]
  private let condition: @Sendable (Experiment) -> Bool
  private let content: (@Sendable (ExperimentResult) -> Bool)?
  private let fill: @Sendable (ExperimentResult, inout Table) -> Void

  /// A table that is filled from a result.
  ///
  /// - Parameters:
  ///   - name: The stem of its file.
  ///   - columns: The headers, from left to right.
  ///   - condition: Whether an experiment has anything to say under them; always, unless told.
  ///   - content: Whether its result does, where that is not known before; if the condition holds, unless told.
  ///   - fill: Adds the rows.
  init(
    _ name: String, columns: [String], if condition: @escaping @Sendable (Experiment) -> Bool = { _ in true },
    ifResult content: (@Sendable (ExperimentResult) -> Bool)? = nil,
    fill: @escaping @Sendable (ExperimentResult, inout Table) -> Void
  ) {
    (self.name, self.columns, self.condition, self.content, self.fill) = (name, columns, condition, content, fill)
  }

  /// Whether a result has anything to say under the columns, so that there is a file.
  public func isWritten(for result: ExperimentResult) -> Bool {
    condition(result.experiment) && content?(result) ?? true
  }

  /// Whether there will be a file, whatever comes out of an experiment.
  func isCertain(for experiment: Experiment) -> Bool { condition(experiment) && content == nil }

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

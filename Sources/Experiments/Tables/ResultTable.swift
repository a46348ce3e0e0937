import Report

/// A table that a run writes: one file each.
public protocol ResultTable: Sendable {
  /// The stem of its CSV file.
  static var name: String { get }
  /// The rows that a result has to say; only the header where there are none.
  static func table(of result: ExperimentResult) -> Table
  /// Whether a result has anything to say under its columns.
  static func isWritten(for result: ExperimentResult) -> Bool
}

extension ResultTable {
  public static func isWritten(for result: ExperimentResult) -> Bool { true }
}

/// The tables that a run writes.
public enum ResultTables {
  /// Every table there is, in the order in which they are written.
  public static let all: [any ResultTable.Type] = [
    SchedulesTable.self, ScheduleCurvesTable.self, CurvesTable.self, GapsTable.self, VerdictsTable.self,
    RankingTable.self, RefinementTable.self, NoiseTable.self, ReplicatesTable.self,
  ]
}

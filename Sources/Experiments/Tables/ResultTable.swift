import Report

/// A table that a run writes: one file each.
public protocol ResultTable: Sendable {
  /// The stem of its CSV file.
  static var name: String { get }
  static func table(of result: ExperimentResult) -> Table
  /// Whether a result has anything to say under its columns.
  static func isWritten(for result: ExperimentResult) -> Bool
}

extension ResultTable {
  public static func isWritten(for result: ExperimentResult) -> Bool { true }
}

/// The tables that a run writes.
public enum ResultTables {
  public static let all: [any ResultTable.Type] = [
    SchedulesTable.self, ScheduleCurvesTable.self, CurvesTable.self, GapsTable.self, VerdictsTable.self,
    RankingTable.self, RefinementTable.self, NoiseTable.self, ReplicatesTable.self,
  ]
}

import DataSets
import Descriptions
import Equivalence
import Foundation
import Records

/// A user's own training curves: columns schedule, replicate, epoch, metric, value, in any order. With a column dynamics, as
/// `replicates.csv` of a run has it, the curves of each dynamics are compared among themselves.
///
/// A value that is not finite (`nan`, `inf`) says that this replicate diverged: the schedule's curve of that metric ends before.
/// Not every replicate must have every epoch, or every metric.
public struct UserCurves: Sendable {
  /// In the order in which the file first names them.
  public private(set) var schedules: [String] = []
  /// In the order in which the file first names them.
  public private(set) var metrics: [String] = []
  /// In the order in which the file first names them; one without a name where the file has no such column.
  public private(set) var dynamics: [String] = []
  /// Whether the file has that column.
  let hasDynamics: Bool
  /// One for each replicate, of logged series in the order of `metrics`: by schedule, dynamics and the name of the replicate,
  /// whose place among those of its run is its number.
  public private(set) var records: [Record] = []
  let file: String

  private static let columns = ["schedule", "replicate", "epoch", "metric", "value"]

  /// Reads the text of a CSV file.
  ///
  /// - Throws: `Fault` with file, line, column, value and what is allowed.
  public init(_ data: Data, file: String) throws {
    self.file = file
    let contents: CSVContents
    do { contents = try CSVReader.read(data) } catch {
      throw Fault([], error.message, place: .file(file, line: error.line, column: error.column))
    }
    let places = try Self.columns.map { name in
      guard let place = contents.position(of: name) else {
        throw Fault(
          [.key(name)], "\(file):1: column \(name) is missing, but required: \(Self.columns.joined(separator: ", "))")
      }
      return place
    }
    let dynamicsPlace = contents.position(of: "dynamics")
    hasDynamics = dynamicsPlace != nil
    guard !contents.rows.isEmpty else { throw fault("there are no rows after the header") }
    var values = UserValues()
    var (names, dynamicsNames, metricNames) = (Set<String>(), Set<String>(), Set<String>())
    for row in contents.rows {
      let fields = places.map { row.fields[$0] }
      func fail(_ column: Int, _ allowed: String) -> Fault {
        Fault(
          Self.columns[column], "'\(fields[column].shortened())'", allowed: allowed,
          place: .file(file, line: row.line, column: row.columns[places[column]]))
      }
      for column in [0, 1, 3] where fields[column].isEmpty { throw fail(column, "a name") }
      guard let epoch = DecimalText.number(fields[2]), epoch >= 0 else {
        throw fail(2, "a number ≥ 0")
      }
      guard let value = DecimalText.number(fields[4]) ?? Self.diverged(fields[4]) else {
        throw fail(4, "a number (nan or inf where the replicate diverged)")
      }
      let isLoss = GapKind.of(metric: fields[3]) == .logRatio
      guard !value.isFinite || !isLoss || value > 0 else {
        throw fail(4, "a loss > 0 (an accuracy, such as val_acc, may be 0)")
      }
      let run = UserValues.Run(schedule: fields[0], dynamics: dynamicsPlace.map { row.fields[$0] } ?? "")
      let metric = fields[3]
      if names.insert(run.schedule).inserted { schedules.append(run.schedule) }
      if dynamicsNames.insert(run.dynamics).inserted { dynamics.append(run.dynamics) }
      if metricNames.insert(metric).inserted { metrics.append(metric) }
      guard values.add(value, at: epoch, of: metric, replicate: fields[1], of: run) else {
        throw fail(1, "there once for each schedule, metric and epoch")
      }
    }
    for schedule in schedules {
      for dynamics in dynamics { records += values.records(of: .init(schedule: schedule, dynamics: dynamics), metrics) }
    }
  }

  /// What programs write where a value is not finite; `nil` for anything else.
  private static func diverged(_ text: String) -> Double? {
    let words = ["nan", "inf", "infinity"].flatMap { [$0, "+" + $0, "-" + $0] }
    let word = DecimalText.trimmed(text).lowercased()
    return words.contains(word) ? Double(word) : nil
  }

  /// A sentence about the whole file.
  func fault(_ sentence: String) -> Fault { Fault([], "\(file): \(sentence)") }
}

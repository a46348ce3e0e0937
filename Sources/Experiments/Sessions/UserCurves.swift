import DataSets
import Equivalence
import Foundation
import Report

/// A user's own training curves: columns schedule, replicate, epoch, metric, value, in any order. With a column dynamics, as
/// ``ReplicatesTable`` has it, the curves of each dynamics are compared among themselves.
///
/// A value that is not finite (`nan`, `inf`) says that this replicate diverged: the schedule's curve of that metric ends before.
public struct UserCurves: Sendable {
  /// Values of one schedule in one metric by epoch, then replicate.
  private struct Curve: Sendable {
    var values: [Double: [String: Double]] = [:]
  }
  private struct Key: Sendable, Hashable {
    var schedule: String
    var dynamics: String?
    var metric: String
  }
  /// In the order in which the file first names them.
  public private(set) var schedules: [String] = []
  /// In the order in which the file first names them.
  public private(set) var metrics: [String] = []
  /// Names of dynamics; one, `nil`, where the file has no such column.
  private var dynamics: [String?] = []
  private var curves: [Key: Curve] = [:]
  private let file: String

  private static let columns = ["schedule", "replicate", "epoch", "metric", "value"]

  /// Reads the text of a CSV file.
  ///
  /// - Throws: ``Failure`` with file, line, column, value and what is allowed.
  public init(_ data: Data, file: String) throws {
    self.file = file
    let contents: CSVContents
    do { contents = try CSVReader.read(data) } catch {
      throw Failure(.badInput, "\(file):\(error.line):\(error.column): \(error.message)")
    }
    let places = try Self.columns.map { name in
      guard let place = contents.position(of: name) else {
        throw Failure(
          .badInput, "\(file):1: column \(name) is missing, but required: \(Self.columns.joined(separator: ", "))")
      }
      return place
    }
    guard !contents.rows.isEmpty else { throw Failure(.badInput, "\(file): there are no rows after the header") }
    let dynamicsPlace = contents.position(of: "dynamics")
    for row in contents.rows {
      let fields = places.map { row.fields[$0] }
      func fail(_ column: Int, _ allowed: String) -> Failure {
        Failure(
          .badInput,
          "\(file):\(row.line):\(row.columns[places[column]]): \(Self.columns[column]) is '\(fields[column])', but must be \(allowed)"
        )
      }
      for column in [0, 1, 3] where fields[column].isEmpty { throw fail(column, "a name") }
      guard let epoch = Double(fields[2].trimmingCharacters(in: .whitespaces)), epoch.isFinite, epoch >= 0 else {
        throw fail(2, "a number ≥ 0")
      }
      let text = fields[4].trimmingCharacters(in: .whitespaces).lowercased()
      guard let value = Double(text) else { throw fail(4, "a number (nan or inf where the replicate diverged)") }
      let isLoss = GapKind.of(metric: fields[3]) == .logRatio
      guard !value.isFinite || !isLoss || value > 0 else {
        throw fail(4, "a loss > 0 (metrics whose name ends in 'accuracy' may be 0)")
      }
      try add(
        Key(schedule: fields[0], dynamics: dynamicsPlace.map { row.fields[$0] }, metric: fields[3]),
        replicate: fields[1], epoch: epoch, value: value,
        orElse: fail(1, "there once for each schedule, metric and epoch"))
    }
  }

  private mutating func add(
    _ key: Key, replicate: String, epoch: Double, value: Double, orElse failure: Failure
  ) throws {
    if !schedules.contains(key.schedule) { schedules.append(key.schedule) }
    if !dynamics.contains(key.dynamics) { dynamics.append(key.dynamics) }
    if !metrics.contains(key.metric) { metrics.append(key.metric) }
    guard curves[key]?.values[epoch]?[replicate] == nil else { throw failure }
    curves[key, default: Curve()].values[epoch, default: [:]][replicate] = value
  }

  /// The verdicts of every other schedule against the reference.
  ///
  /// `settledFrom`: epochs from there on are settled; without it there is only the region `whole`.
  /// - Throws: ``Failure`` for an unknown reference or settings out of range.
  public func verdicts(
    reference: String, comparison: ComparisonDescription, settledFrom: Double?
  ) throws -> UserVerdicts {
    guard schedules.contains(reference) else {
      let nearest = schedules.nearest(to: reference).map { "; did you mean '\($0)'?" } ?? ""
      throw Failure(.badInput, "\(file): reference is '\(reference)', but must be a schedule of the file" + nearest)
    }
    guard schedules.count > 1 else {
      throw Failure(.badInput, "\(file): there is no schedule but the reference '\(reference)', so none to compare")
    }
    var rows: [UserVerdicts.Row] = []
    for schedule in schedules where schedule != reference {
      let before = rows.count
      for dynamics in dynamics {
        for metric in metrics {
          let key = Key(schedule: schedule, dynamics: dynamics, metric: metric)
          let reference = Key(schedule: reference, dynamics: dynamics, metric: metric)
          guard let mine = curves[key], let other = curves[reference] else { continue }
          rows += try compare(mine, other, key, comparison, settledFrom)
        }
      }
      guard rows.count > before else {
        throw Failure(.badInput, "\(file): schedule '\(schedule)' and the reference have no metric in common")
      }
    }
    return UserVerdicts(reference: reference, confidence: comparison.confidence, rows: rows)
  }

  private func compare(
    _ mine: Curve, _ other: Curve, _ key: Key, _ settings: ComparisonDescription, _ settledFrom: Double?
  ) throws -> [UserVerdicts.Row] {
    let epochs = Set(mine.values.keys).intersection(other.values.keys).sorted()
    guard !epochs.isEmpty else {
      throw Failure(
        .badInput, "\(file): schedule '\(key.schedule)' and the reference have no epoch of \(key.metric) in common")
    }
    func summaries(_ curve: Curve) -> [SampleSummary] {
      let all = epochs.map { epoch in
        let values = curve.values[epoch] ?? [:]
        return values.sorted { $0.key < $1.key }.map(\.value)
      }
      return all.prefix { $0.allSatisfy(\.isFinite) }.map { SampleSummary($0) }
    }
    let kind = GapKind.of(metric: key.metric)
    let margin = kind == .logRatio ? settings.lossMargin : settings.accuracyMargin
    let (a, b) = (summaries(mine), summaries(other))
    let result: CurveComparison
    do {
      result = try CurveComparison(
        curve: a, reference: b, epochs: epochs, settled: epochs.map { $0 >= settledFrom ?? .infinity }, kind: kind,
        margin: margin, confidence: settings.confidence, curveDiverged: a.count < epochs.count,
        referenceDiverged: b.count < epochs.count)
    } catch {
      throw Failure(.badInput, "\(file): \(error)")
    }
    return result.verdicts.filter { settledFrom != nil || $0.region == .whole }.map {
      UserVerdicts.Row(
        schedule: key.schedule, dynamics: key.dynamics, metric: key.metric, kind: kind, verdict: $0)
    }
  }
}

/// What `verdict` found.
public struct UserVerdicts: Sendable {
  struct Row: Sendable {
    var schedule: String
    var dynamics: String?
    var metric: String
    var kind: GapKind
    var verdict: Verdict

    var reason: Reason? {
      switch verdict.limitation {
      case .diverged?: .diverged
      case .noSettledEpoch?: .noSettledEpoch
      case .tooFewReplicates?: .tooFewReplicates
      case nil: nil
      }
    }
  }
  /// The name of the schedule that the others are compared with.
  public let reference: String
  let confidence: Double
  let rows: [Row]

  private var table: Table {
    var table = Table(name: VerdictsTable.name, columns: VerdictsTable.columns)
    for row in rows {
      table.append(
        VerdictsTable.row(
          ExplainedVerdict(verdict: row.verdict, reason: row.reason, contributions: []), schedule: row.schedule,
          reference: reference, dynamics: row.dynamics, metric: row.metric))
    }
    return table
  }

  /// `verdicts.csv` of these curves.
  public var csv: String { table.csv }

  /// The same table for a reader.
  public var markdown: String { table.markdown() }

  /// One sentence a row.
  public var sentences: [String] {
    rows.map { row in
      let dynamics = row.dynamics.map { " under \($0)" } ?? ""
      var text = "\(row.schedule)\(dynamics): \(Wording.metric(row.metric)) "
      // What was measured before a divergence says nothing of the rest.
      guard row.reason != .diverged else {
        return text + "diverges, or that of \(reference) does: \(row.verdict.kind.rawValue) (diverged)"
      }
      if let lower = row.verdict.lower, let upper = row.verdict.upper, lower.isFinite, upper.isFinite {
        text += "within \(Wording.reach(lower, upper, row.kind)) of \(reference) "
      }
      text += row.verdict.region == .settled ? "once settled" : "over all epochs"
      text += " (\(Wording.number(100 * confidence, digits: 6)) %): \(row.verdict.kind.rawValue)"
      if let reason = row.reason { text += " (\(reason.rawValue))" }
      if let needed = row.verdict.replicatesToDecide {
        text += "; about \(Wording.count(needed)) replicates would decide"
      }
      return text
    }
  }

  /// Rows of a region (`settled` or `whole`).
  public func verdicts(inRegion region: String) -> Int { rows.count { $0.verdict.region.rawValue == region } }

  /// Rows of a region (`settled` or `whole`) whose verdict is not `equivalent`.
  public func unproven(inRegion region: String) -> Int {
    rows.count { $0.verdict.region.rawValue == region && $0.verdict.kind != .equivalent }
  }
}

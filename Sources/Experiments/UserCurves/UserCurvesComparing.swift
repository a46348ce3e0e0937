import Descriptions
import Equivalence
import Records

extension UserCurves {
  /// The verdicts of every other schedule against the reference.
  ///
  /// `settledFrom`: epochs from there on are settled; without it there is only the region `whole`.
  /// - Throws: `Fault` for an unknown reference or settings out of range.
  public func verdicts(
    reference: String, comparison: ComparisonDescription, settledFrom: Double?
  ) throws -> UserVerdicts {
    guard schedules.contains(reference) else {
      let nearest = schedules.suggestion(for: reference)
      throw fault("reference is '\(reference)', but must be a schedule of the file" + nearest)
    }
    guard schedules.count > 1 else {
      throw fault("there is no schedule but the reference '\(reference)', so none to compare")
    }
    let runs = runs
    var rows: [UserVerdicts.Row] = []
    for schedule in schedules where schedule != reference {
      let before = rows.count
      for dynamics in dynamics {
        guard let mine = runs[.init(schedule: schedule, dynamics: dynamics)],
          let other = runs[.init(schedule: reference, dynamics: dynamics)]
        else { continue }
        for metric in metrics {
          guard let curve = mine[metric], let against = other[metric] else { continue }
          let verdicts = try compare(curve, against, of: schedule, comparison, settledFrom)
          rows += verdicts.map {
            UserVerdicts.Row(
              schedule: schedule, dynamics: hasDynamics ? dynamics : nil, metric: metric, kind: .of(metric: metric),
              verdict: $0)
          }
        }
      }
      guard rows.count > before else {
        throw fault("schedule '\(schedule)' and the reference have no metric in common")
      }
    }
    return UserVerdicts(reference: reference, confidence: comparison.confidence, rows: rows)
  }

  /// The curves of each run by metric.
  private var runs: [UserValues.Run: [String: ComparedCurve]] {
    let groups = Dictionary(grouping: records) { UserValues.Run(schedule: $0.key.schedule, dynamics: $0.key.dynamics) }
    return groups.mapValues { records in
      let curves = records.reduce(into: RecordFold()) { $0.add($1) }.curves.curves
      return Dictionary(uniqueKeysWithValues: curves.map { ($0.metric, ComparedCurve(logged: $0)) })
    }
  }

  private func compare(
    _ mine: ComparedCurve, _ reference: ComparedCurve, of schedule: String, _ settings: ComparisonDescription,
    _ settledFrom: Double?
  ) throws -> [Verdict] {
    let common = CommonEpochs(mine.epochs, reference.epochs, tolerance: 0)
    guard !common.positions.isEmpty else {
      throw fault("schedule '\(schedule)' and the reference have no epoch of \(mine.metric) in common")
    }
    do {
      let comparison = try settings.compare(mine, reference, at: common) { $0 >= settledFrom ?? .infinity }
      return comparison.verdicts.filter { settledFrom != nil || $0.region == .whole }
    } catch {
      throw fault("\(error)")
    }
  }
}

import Descriptions
import Equivalence
import Records

extension UserCurves {
  /// The verdicts of every other schedule against the reference.
  ///
  /// `settledFrom`: epochs from there on are settled; without it there are only the regions `whole` and `final`.
  /// - Throws: `Fault` for an unknown reference or settings out of range.
  public func verdicts(
    reference: String, comparison: ComparisonDescription, settledFrom: Double?
  ) throws -> UserVerdicts {
    guard schedules.contains(reference) else {
      let nearest = schedules.suggestion(for: reference)
      throw fault("reference is '\(reference.shortened())', but must be a schedule of the file" + nearest)
    }
    guard schedules.count > 1 else {
      throw fault("there is no schedule but the reference '\(reference.shortened())', so none to compare")
    }
    let runs = Dictionary(grouping: records) {
      UserValues.Run(schedule: $0.key.schedule, dynamics: $0.key.dynamics)
    }
    try check(comparison)
    var rows: [UserVerdicts.Row] = []
    var uncompared: [UserVerdicts.Uncompared] = []
    for schedule in schedules where schedule != reference {
      for dynamics in dynamics {
        let runs = [schedule, reference].map { runs[.init(schedule: $0, dynamics: dynamics)] ?? [] }
        guard !runs.contains(where: \.isEmpty) else { continue }
        for metric in metrics {
          let pair = UserPair(runs[0], runs[1], metric: metric, comparison)
          guard let pair, !pair.isEmpty else {
            if runs.contains(where: { $0.contains { $0.series.contains { $0.metric == metric } } }) {
              uncompared.append(
                UserVerdicts.Uncompared(schedule: schedule, metric: metric, isInBoth: pair != nil))
            }
            continue
          }
          rows += try verdicts(pair, comparison, settledFrom).map {
            UserVerdicts.Row(
              schedule: schedule, dynamics: hasDynamics ? dynamics : nil, metric: metric, kind: .of(metric: metric),
              runs: pair.runs, hasDiverged: (pair.curves.mine.hasDiverged, pair.curves.reference.hasDiverged),
              verdict: $0)
          }
        }
      }
    }
    guard !rows.isEmpty else {
      throw fault(
        uncompared.contains(where: \.isInBoth)
          ? "no schedule has an epoch in common with every run of the reference"
            + (comparison.window == nil ? "" : " but 0")
          : "no schedule has a metric in common with the reference")
    }
    return UserVerdicts(
      reference: reference, confidence: comparison.confidence, window: comparison.window,
      finalWindow: comparison.finalWindow, rows: rows, uncompared: uncompared,
      inPercent: comparison.accuracyMargin < 0.1
        ? accuraciesInPercent.filter { name in rows.contains { $0.metric == name } } : [])
  }

  private var accuraciesInPercent: [String] {
    metrics.filter { metric in
      GapKind.of(metric: metric) == .difference
        && records.contains { record in
          record.series.contains { $0.metric == metric && $0.values.contains { $0[0].isFinite && $0[0] > 1 } }
        }
    }
  }

  /// Windows must be within the curves: one that is longer would make an average of all pass for the end.
  private func check(_ comparison: ComparisonDescription) throws {
    let last = records.flatMap { $0.series.compactMap(\.points.last?.epoch) }.max() ?? 0
    for (key, window) in [("window", comparison.window), ("final-window", comparison.finalWindow)] {
      guard let window, window > last else { continue }
      throw Fault(key, window.shortText, allowed: "at most \(last.shortText), the last epoch of the file")
    }
  }

  private func verdicts(
    _ pair: UserPair, _ settings: ComparisonDescription, _ settledFrom: Double?
  ) throws -> [Verdict] {
    let from = settledFrom ?? .infinity
    do {
      let comparison = try settings.compare(
        pair.curves.mine, pair.curves.reference,
        at: CommonEpochs(pair.curves.mine.epochs, pair.curves.reference.epochs), lone: pair.lone,
        isSettled: { pair.firstEpoch(of: $0) >= from })
      return comparison.verdicts.filter { settledFrom != nil || $0.region != .settled }
    } catch {
      throw fault("\(error)")
    }
  }
}

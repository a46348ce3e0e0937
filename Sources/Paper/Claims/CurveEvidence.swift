import Equivalence
import Experiments
import Findings

extension Evidence {
  /// What a gap is in.
  static func quantity(_ kind: GapKind) -> String { kind == .logRatio ? "of ln(loss ratio)" : "of accuracy" }

  /// Whether schedules have the reference's curve in one metric once settled: over all of them, and all dynamics.
  ///
  /// It fails with the reason of the first that differs, holds within the widest interval where all are equivalent, and is open
  /// otherwise.
  /// - Parameters:
  ///   - place: Behind what holds, where it is not what the paper ran, such as `on a quadratic`.
  ///   - remark: A sentence more of detail.
  static func sameCurve(
    _ experiment: PublishedExperiment, _ schedules: [String], _ metric: String, dynamics: [Dynamics] = [.minibatch],
    place: String = "", remark: String = ""
  ) throws -> Evidence {
    let settled = try dynamics.flatMap { dynamics in
      try schedules.map { try experiment.verdict($0, metric, .settled, dynamics: dynamics) }
    }
    let interval = union(settled.map { ($0.lower, $0.upper) })
    let unsettled = try dynamics.compactMap { dynamics in
      try schedules.compactMap { try lastSettled(experiment, $0, metric, dynamics: dynamics) }.min()
    }.min()
    let finding: Finding
    if let different = settled.first(where: \.isDifferent) {
      finding = .fails(meaning(different) ?? "the curves differ, for no reason that theory knows")
    } else if settled.allSatisfy(\.isEquivalent), let interval {
      let reach = Wording.reach(interval.lowerBound, interval.upperBound, settled[0].kind)
      let parts = ["within \(reach)", unsettled.map { "up to epoch \(Wording.number($0))" } ?? "", place]
      finding = .holds(parts.filter { !$0.isEmpty }.joined(separator: " "))
    } else {
      finding = .open(settled.first { !$0.isEquivalent }.flatMap(meaning) ?? "there is no interval")
    }
    var details = try settled.compactMap { try sentence($0, experiment, namesDynamics: dynamics.count > 1) }
    if !settled.contains(where: \.isDifferent) {
      details += try schedules.compactMap { schedule in
        let whole = try experiment.verdict(schedule, metric, .whole, dynamics: dynamics[0])
        guard whole.isDifferent, let gap = whole.largestGap, let epoch = whole.epoch else { return nil }
        let reason = whole.reason.isEmpty ? "" : " (\(whole.reason))"
        return
          "before it settles \(schedule) differs by \(Wording.number(gap)) at epoch \(Wording.number(epoch))\(reason)"
      }
    }
    if let unsettled {
      let whole = try schedules.map { schedule in
        let whole = try experiment.verdict(schedule, metric, .whole, dynamics: dynamics[0])
        let interval = union([(whole.lower, whole.upper)]).map {
          " (\(Wording.number($0.lowerBound)) … \(Wording.number($0.upperBound)))"
        }
        return "\(schedule) is \(whole.verdict)\(interval ?? "")"
      }.joined(separator: ", ")
      details.append("after epoch \(Wording.number(unsettled)) not every schedule settles; over the whole run \(whole)")
    }
    if !remark.isEmpty { details.append(remark) }
    return Evidence(
      finding: finding, detail: details.joined(separator: "; "), interval: interval,
      quantity: quantity(settled[0].kind), folder: experiment.folder)
  }

  /// The last epoch that is settled, where the run goes on after it unsettled: what is said of settled epochs ends there.
  private static func lastSettled(
    _ experiment: PublishedExperiment, _ schedule: String, _ metric: String, dynamics: Dynamics
  ) throws -> Double? {
    let gaps = try experiment.gaps(schedule, metric, dynamics: dynamics.rawValue)
    guard let last = gaps.last(where: \.isSettled), last.epoch < gaps[gaps.count - 1].epoch else { return nil }
    return last.epoch
  }

  /// Whether a schedule ends where the reference does: the interval of the last gap within the margin, outside it, or neither.
  static func sameEnd(_ experiment: PublishedExperiment, _ schedule: String, _ metric: String) throws -> Evidence {
    let settled = try experiment.verdict(schedule, metric, .settled)
    guard let end = try experiment.gaps(schedule, metric).last, let lower = end.lower, let upper = end.upper,
      settled.reason != Reason.diverged.rawValue
    else { return undecided(experiment) }
    let finding: Finding =
      if lower >= -settled.margin, upper <= settled.margin {
        .holds("within \(Wording.reach(lower, upper, settled.kind))")
      } else if lower > settled.margin || upper < -settled.margin {
        .fails("it ends \(upper < 0 ? "lower" : "higher")")
      } else {
        .open(Wording.meaning(.tooFewReplicates))
      }
    return Evidence(
      finding: finding, detail: try sentence(settled, experiment, namesDynamics: false) ?? "", interval: lower...upper,
      quantity: quantity(settled.kind), folder: experiment.folder)
  }

  /// Where a schedule has diverged, or has no interval.
  static func undecided(_ experiment: PublishedExperiment) -> Evidence {
    Evidence(
      finding: .open("a schedule has diverged, or there is only one replicate"), detail: "", folder: experiment.folder)
  }

  /// From the lowest to the highest of ends; `nil` where one is missing.
  static func union(_ intervals: [(lower: Double?, upper: Double?)]) -> ClosedRange<Double>? {
    let (lowers, uppers) = (intervals.compactMap(\.lower), intervals.compactMap(\.upper))
    guard lowers.count == intervals.count, uppers.count == intervals.count, let lower = lowers.min(),
      let upper = uppers.max(), lower <= upper
    else { return nil }
    return lower...upper
  }

  private static func meaning(_ verdict: PublishedVerdict) -> String? {
    Reason(rawValue: verdict.reason).map(Wording.meaning)
  }

  private static func sentence(
    _ verdict: PublishedVerdict, _ experiment: PublishedExperiment, namesDynamics: Bool
  ) throws -> String? {
    guard let gap = verdict.largestGap, let epoch = verdict.epoch else { return nil }
    let name = verdict.schedule + (namesDynamics ? " (\(verdict.dynamics))" : "")
    var text =
      "\(name): largest settled gap \(Wording.number(gap)) at epoch \(Wording.number(epoch)), \(verdict.verdict)"
    if let end = try experiment.gaps(verdict.schedule, verdict.metric, dynamics: verdict.dynamics).last {
      text += "; at the end \(Wording.number(end.gap))"
      if let lower = end.lower, let upper = end.upper, lower < upper {
        text += " (\(Wording.number(lower)) … \(Wording.number(upper)))"
      }
    }
    return text
  }
}

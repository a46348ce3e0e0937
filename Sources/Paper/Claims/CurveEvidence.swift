import Equivalence
import Experiments
import Findings

extension Evidence {
  /// What a gap is in.
  static func quantity(_ kind: GapKind) -> String { kind == .logRatio ? "of ln(loss ratio)" : "of accuracy" }

  /// Whether schedules have the reference's curve in one metric, once settled and at the end: over all of them, and all dynamics.
  ///
  /// It fails with the reason of the first that differs; it holds within the widest interval where all are equivalent, with what the
  /// weakest of the verdicts would have noticed; otherwise it is open.
  /// - Parameters:
  ///   - place: Behind what holds, where it is not what the paper ran, such as `on a quadratic`.
  ///   - remark: A sentence more of detail.
  static func sameCurve(
    _ experiment: PublishedExperiment, _ schedules: [String], _ metric: String, dynamics: [Dynamics] = [.minibatch],
    place: String = "", remark: String = ""
  ) throws -> Evidence {
    func verdicts(_ region: Region) throws -> [PublishedVerdict] {
      try dynamics.flatMap { dynamics in
        try schedules.map { try experiment.verdict($0, metric, region, dynamics: dynamics) }
      }
    }
    let (settled, ends) = (try verdicts(.settled), try verdicts(.final))
    let interval = union(settled.map { ($0.lower, $0.upper) })
    let finding: Finding
    if let different = settled.first(where: \.isDifferent) {
      finding = .fails(meaning(different) ?? "the curves differ, for no reason that theory knows")
    } else if let different = ends.first(where: \.isDifferent) {
      finding = .fails("they end apart" + (meaning(different).map { ": \($0)" } ?? ""))
    } else if let open = (settled + ends).first(where: { !$0.isEquivalent }) {
      finding = .open(openness(open, experiment))
    } else if let interval {
      let reach = "within " + Wording.reach(interval.lowerBound, interval.upperBound, settled[0].kind)
      finding = .holds([reach, place, resolution(of: settled)].filter { !$0.isEmpty }.joined(separator: " "))
    } else {
      finding = .open("there is no interval")
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
    if !remark.isEmpty { details.append(remark) }
    return Evidence(
      finding: finding, detail: details.joined(separator: "; "), interval: interval,
      quantity: quantity(settled[0].kind), folder: experiment.folder)
  }

  /// What a wrong noise scale would have done to all of the verdicts, behind what holds.
  private static func resolution(of verdicts: [PublishedVerdict]) -> String {
    let known = verdicts.compactMap(\.resolution)
    guard known.count == verdicts.count, let weakest = Resolution.weakest(of: known) else { return "" }
    return (weakest.isPoor ? "with a poor resolution: " : "and ") + ResolutionText.sentence(weakest)
  }

  /// Why nothing can be said.
  private static func openness(_ verdict: PublishedVerdict, _ experiment: PublishedExperiment) -> String {
    if !verdict.unsettled.isEmpty {
      return
        "\(verdict.schedule) settles in \(experiment.share(verdict)) and in none of epochs \(verdict.unsettled), where the two differ"
    }
    return meaning(verdict) ?? "there is no interval"
  }

  /// Whether a schedule ends where the reference does, as the region `final` has it.
  static func sameEnd(_ experiment: PublishedExperiment, _ schedule: String, _ metric: String) throws -> Evidence {
    let (settled, end) = (
      try experiment.verdict(schedule, metric, .settled), try experiment.verdict(schedule, metric, .final)
    )
    guard let lower = end.lower, let upper = end.upper else { return undecided(experiment) }
    let finding: Finding =
      if end.isEquivalent {
        .holds(
          ["within " + Wording.reach(lower, upper, end.kind), resolution(of: [end])].filter { !$0.isEmpty }
            .joined(separator: " "))
      } else if end.isDifferent {
        .fails("it ends \(upper < 0 ? "lower" : "higher")")
      } else {
        .open(openness(end, experiment))
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
      "\(name): largest settled gap \(Wording.number(gap)) at epoch \(Wording.number(epoch)), \(verdict.verdict) over "
      + experiment.share(verdict)
    if let resolution = verdict.resolution { text += ", \(ResolutionText.sentence(resolution))" }
    if let end = try experiment.gaps(verdict.schedule, verdict.metric, dynamics: verdict.dynamics).last {
      text += "; at the end \(Wording.number(end.gap))"
      if let lower = end.lower, let upper = end.upper, lower < upper {
        text += " (\(Wording.number(lower)) … \(Wording.number(upper)))"
      }
    }
    return text
  }
}

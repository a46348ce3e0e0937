import Equivalence
import Experiments
import NoiseScale
import Report
import StochasticSimulation

extension ExperimentResult {
  /// One sentence a schedule: how many updates it saves and whether it has the reference's learning curve.
  public var headlines: [String] {
    guard schedules.count > 1 else {
      return plans.map {
        "\($0.schedule.name): \(Wording.plural($0.totalUpdates, "update")), no other schedule to compare"
      }
    }
    return schedules.indices.filter { $0 != reference }.compactMap(headline)
  }

  /// The comparisons that speak for a schedule: of simulated replicates where there are some, one a metric.
  func mainComparisons(of schedule: Int) -> [Comparison] {
    let mine = comparisons.filter { $0.schedule == schedule }
    let dynamics = mine.first { [.minibatch, .gaussian].contains($0.dynamics) }?.dynamics ?? mine.first?.dynamics
    return mine.filter { $0.dynamics == dynamics }
  }

  private func headline(_ schedule: Int) -> String? {
    let own = mainComparisons(of: schedule)
    guard let settled = own.worst(.settled), let end = own.worst(.final) else { return nil }
    let (mine, other) = (plans[schedule].totalUpdates, plans[reference].totalUpdates)
    var text = "\(schedules[schedule].name): \(Wording.updates(mine, against: other))\(lengths(schedule)), "
    let verdict = settled.verdict(.settled)
    if verdict.reason == .diverged {
      // What was measured before says nothing of the rest.
      return text + "\(whoDiverges(settled)): \(verdict.verdict.kind.rawValue) (diverged)"
    }
    text += Self.sentence(
      verdict, in: settled, "once settled",
      details: [
        certainty(settled), share(verdict.verdict),
        Self.band(verdict.verdict, besides: settled.metric == end.metric ? end.verdict(.final).verdict : nil),
        own.others(than: settled, .settled, isNamed: own.count > 1),
      ])
    text +=
      "; "
      + Self.sentence(end.verdict(.final), in: end, atTheEnd, details: [own.others(than: end, .final, isNamed: false)])
    // A wrong g shows in either statement; the settled epochs see more than the end, which speaks where they are silent.
    let equivalent = [(verdict, "once settled"), (end.verdict(.final), atTheEnd)].first {
      $0.0.verdict.kind == .equivalent
    }
    return text + (equivalent.map { "; " + ResolutionText.sentence($0.0.resolution, over: $0.1) } ?? "")
  }

  /// What the region `final` is.
  private var atTheEnd: String {
    let comparison = experiment.comparison
    return (comparison.finalWindow ?? comparison.window).map { "over the last \(Wording.number($0, digits: 6)) epochs" }
      ?? "at the end"
  }

  private func certainty(_ comparison: Comparison) -> String {
    comparison.dynamics == .exact ? "exact" : "\(Wording.number(100 * experiment.comparison.confidence, digits: 6)) %"
  }

  /// What part of the run a verdict speaks about, and where it should and does not.
  private func share(_ verdict: Verdict) -> String {
    let silent =
      verdict.unsettled.isEmpty ? "" : ", none in \(Wording.stretches(verdict.unsettled)), where the two differ"
    let unit = Wording.unit(recordStep: experiment.recordStep, window: experiment.comparison.window)
    return "\(Wording.count(verdict.epochs)) of \(Wording.plural(verdict.runEpochs, unit))\(silent)"
  }

  /// Why the same epoch has two intervals, where the end is what makes both regions differ.
  private static func band(_ settled: Verdict, besides end: Verdict?) -> String? {
    guard let deciding = settled.deciding, let last = end?.deciding, deciding.epoch == last.epoch, deciding != last
    else { return nil }
    return "band over all settled epochs"
  }

  private static func sentence(
    _ explained: ExplainedVerdict, in comparison: Comparison, _ region: String, details: [String?]
  ) -> String {
    let verdict = explained.verdict
    var text = Wording.metric(comparison.metric)
    if let deciding = verdict.deciding {
      text += " " + Wording.distance(deciding.lower, deciding.upper, comparison.kind, "the reference's")
      text +=
        verdict.region == .final ? " \(region)" : " at epoch \(Wording.number(deciding.epoch, digits: 6)), \(region)"
    } else if let reach = Wording.reach(verdict, comparison.kind) {
      text += " \(verdict.couldDiffer ? "could differ by up to" : "within") \(reach) \(region)"
    } else {
      text += verdict.epochs == 0 ? " never compared \(region)" : " without an interval \(region)"
    }
    let details = details.compactMap(\.self)
    if !details.isEmpty { text += " (\(details.joined(separator: ", ")))" }
    text += ": \(verdict.kind.rawValue)"
    if let reason = explained.reason { text += " (\(reason.rawValue))" }
    if let needed = verdict.replicatesToDecide, needed < mostReplicates {
      text += ", about \(Wording.count(needed)) replicates would decide"
    }
    return verdict.isDoubtful ? text + ", \(Wording.skewed)" : text
  }

  /// Nobody runs more of them.
  private static let mostReplicates = 1_000_000

  /// Fewer updates in fewer epochs are no gain.
  private func lengths(_ schedule: Int) -> String {
    let (mine, other) = (plans[schedule].epochs, plans[reference].epochs)
    guard abs(mine - other) > 1e-9 * other else { return "" }
    return " (\(Wording.number(mine, digits: 6)) epochs instead of \(Wording.number(other, digits: 6)))"
  }

  private func whoDiverges(_ comparison: Comparison) -> String {
    let diverged = [comparison.schedule, comparison.reference].map { schedule in
      runs.contains {
        $0.schedule == schedule && $0.dynamics == comparison.dynamics && $0.curves.divergence != nil
      }
    }
    return diverged == [true, true] ? "both diverge" : diverged[0] ? "diverges" : "the reference diverges"
  }

  /// What diverged, a sentence each.
  public var divergences: [String] {
    runs.compactMap { run -> String? in
      guard let divergence = run.curves.divergence else { return nil }
      var text = "\(schedules[run.schedule].name) (\(run.label(self))) diverges by epoch "
      text +=
        "\(Wording.number(divergence.epoch, digits: 6)), update \(Wording.number(divergence.update.rounded(), digits: 12)), "
      text += "in stage \(divergence.stage + 1)"
      if run.curves.replicates > 0 { text += ", in \(divergence.replicates) of \(run.curves.replicates) replicates" }
      if let cause = instabilities[run.schedule].first { text += ": " + Self.sentence(cause) }
      return text
    }
  }

  private static func sentence(_ cause: Instability) -> String {
    "mode \(cause.mode + 1) has \(cause.weightDecay > 0 ? "ε·(h + λ)" : "ε·h") = \(Wording.number(cause.value)), stable below \(Wording.number(cause.limit))"
      + (cause.modes > 1 ? " (\(cause.modes) modes are at or above it)" : "")
  }
}

extension Verdict {
  /// Whether chance alone keeps it from being decided: what more replicates would settle.
  var couldDiffer: Bool { kind == .inconclusive && (limitation ?? .tooFewReplicates) == .tooFewReplicates }
}

extension [Comparison] {
  /// The metric to quote of a region: one that is not equivalent before one that is, and the one whose quoted interval reaches furthest
  /// against its margin.
  fileprivate func worst(_ region: Region) -> Comparison? {
    func severity(_ comparison: Comparison) -> (Int, Double) {
      let verdict = comparison.verdict(region).verdict
      let rank = [VerdictKind.different: 2, .inconclusive: 1][verdict.kind, default: 0]
      let ends =
        verdict.deciding.map { [$0.lower, $0.upper] } ?? [verdict.lower ?? .infinity, verdict.upper ?? .infinity]
      return (rank, (ends.map(\.magnitude).max() ?? .infinity) / verdict.margin)
    }
    return self.max { severity($0) < severity($1) }
  }

  /// What is to be said of the metrics that are not quoted: how many there are, and how many have another verdict.
  ///
  /// - Parameter isNamed: Whether they are named where all verdicts are alike, too.
  fileprivate func others(than quoted: Comparison, _ region: Region, isNamed: Bool) -> String? {
    let kind = quoted.verdict(region).verdict.kind
    let better = VerdictKind.allCases.filter { $0 != kind }.compactMap { other -> String? in
      let count = self.count { $0.verdict(region).verdict.kind == other }
      return count > 0 ? "\(count) \(other.rawValue)" : nil
    }
    guard isNamed || !better.isEmpty else { return nil }
    return "the worst of \(count) metrics" + (better.isEmpty ? "" : ", \(better.joined(separator: " and "))")
  }
}

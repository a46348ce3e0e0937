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

  /// The comparison that speaks for a schedule: of simulated replicates where there are some, in the first metric.
  func mainComparison(of schedule: Int) -> Comparison? {
    let mine = comparisons.filter { $0.schedule == schedule }
    return mine.first { [.minibatch, .gaussian].contains($0.dynamics) } ?? mine.first
  }

  private func headline(_ schedule: Int) -> String? {
    guard let comparison = mainComparison(of: schedule) else { return nil }
    let settled = comparison.verdict(.settled)
    let chosen = settled.verdict.largestGap == nil ? comparison.verdict(.whole) : settled
    let (mine, other) = (plans[schedule].totalUpdates, plans[reference].totalUpdates)
    var text = "\(schedules[schedule].name): \(Wording.updates(mine, against: other))\(lengths(schedule)), "
    if chosen.reason == .diverged {
      // What was measured before says nothing of the rest.
      text += whoDiverges(comparison)
    } else if let lower = chosen.verdict.lower, let upper = chosen.verdict.upper, lower.isFinite, upper.isFinite {
      text += "\(Wording.metric(comparison.metric)) within "
      text += "\(Wording.reach(lower, upper, comparison.kind)) "
      text += chosen.verdict.region == .settled ? "once settled" : "over the whole run, nothing being settled"
      let percent = Wording.number(100 * experiment.comparison.confidence, digits: 6)
      text += " (\(comparison.dynamics == .exact ? "exact" : "\(percent) %"))"
    } else {
      text += "\(Wording.metric(comparison.metric)) without an interval"
    }
    text += ": \(chosen.verdict.kind.rawValue)"
    if let reason = chosen.reason { text += " (\(reason.rawValue))" }
    return text
  }

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

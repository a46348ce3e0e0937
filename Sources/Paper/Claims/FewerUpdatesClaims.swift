import Experiments
import Findings
import NoiseScale

extension Claim {
  /// Figures 2b and 5: how many updates, and at what price.
  static let fewerUpdates: [Claim] = [
    Claim(
      name: "fewer updates",
      statement: "The decaying schedule takes about 80 000 updates, the increasing one about 29 000.",
      figure: .figure2
    ) { try .updates(try $0.experiment(.figure2), UpdateStatement.of(.figure2).filter { !$0.isReadOff }) },
    Claim(
      name: "updates of the hybrid", statement: "The hybrid's curve ends near 34 800 updates (read off Figure 2b).",
      figure: .figure2
    ) { try .updates(try $0.experiment(.figure2), UpdateStatement.of(.figure2).filter(\.isReadOff)) },
    Claim(
      name: "ever fewer updates",
      statement:
        "Capped at N/10 the updates fall to about 29 000, with a larger ε below 6500, with a higher m below 2500.",
      figure: .figure5
    ) { try .updates(try $0.experiment(.figure5), UpdateStatement.of(.figure5)) },
    Claim(
      name: "batch up to N/10", statement: "B may grow to about N/10 and ε decay from there on.", figure: .figure5
    ) { try .sameCurve(try $0.experiment(.figure5), [PaperSchedules.increasing], "train_loss") },
    Claim(
      name: "ε and B together, training",
      statement: "ε and B are scaled together by 5: the training curve is the same.",
      figure: .figure5
    ) { try .sameCurve(try $0.experiment(.figure5), [PaperSchedules.increasedRate], "train_loss") },
    Claim(
      name: "ε and B together, test", statement: "It ends with the same test accuracy (94.5 and 94.3 %).",
      figure: .figure5
    ) { try .sameEnd(try $0.experiment(.figure5), PaperSchedules.increasedRate, "test_accuracy") },
    Claim(
      name: "m and B together, training",
      statement: "m is raised to 0.98 and B scaled by 1/(1−m): g is the same, and so the training curve.",
      figure: .figure5, evidence: sameCurveWithMomentum),
    Claim(
      name: "m and B together, test",
      statement: "With m = 0.98 the test accuracy ends a little lower (93.3 instead of 94.3 %).", figure: .figure5,
      evidence: lowerAccuracy),
  ]

  @Sendable private static func sameCurveWithMomentum(_ published: PublishedFigures) throws -> Evidence {
    let experiment = try published.experiment(.figure5)
    let late = try experiment.verdict(LateMomentum.name, "train_loss", .settled)
    let lost = try experiment.epochsLostAtStart(PaperSchedules.increasedMomentum)
    var remark = "the velocity needs mθ = \(Wording.number(lost)) epochs to build up at the start"
    if let lower = late.lower, let upper = late.upper {
      remark +=
        "; with the same ε, B and m only from epoch \(Wording.number(LateMomentum.start)) on, after the original schedule, it stays "
        + "within \(Wording.reach(lower, upper, late.kind)) once settled (\(late.verdict))"
      if late.isEquivalent { remark += ", so that most of what is lost is lost at the start" }
    }
    return try .sameCurve(experiment, [PaperSchedules.increasedMomentum], "train_loss", remark: remark)
  }

  @Sendable private static func lowerAccuracy(_ published: PublishedFigures) throws -> Evidence {
    let experiment = try published.experiment(.figure5)
    let ends = try [PaperSchedules.increasedMomentum, LateMomentum.name].map { schedule in
      (schedule, try experiment.gaps(schedule, "test_accuracy").last)
    }
    guard let end = ends[0].1, let lower = end.lower, let upper = end.upper else { return .undecided(experiment) }
    let texts = ends.compactMap { schedule, end -> String? in
      guard let end, let lower = end.lower, let upper = end.upper else { return nil }
      return "\(schedule) ends \(Wording.number(end.gap)) from the original "
        + "(\(Wording.number(lower)) … \(Wording.number(upper)))"
    }
    return Evidence(
      finding: upper < 0
        ? .holds("by \(Wording.number(-end.gap, digits: 2))")
        : lower > 0 ? .fails("it ends higher") : .open(Wording.meaning(.tooFewReplicates)),
      detail: texts.joined(separator: "; "), interval: lower...upper, quantity: Evidence.quantity(.difference),
      folder: experiment.folder)
  }
}

import Elementary
import Experiments
import Findings
import NoiseScale

extension Claim {
  /// The limits that the paper states.
  static let limits: [Claim] = [
    Claim(
      name: "limit: B ≪ N", statement: "The rule holds for B ≪ N; the batch should stop growing near N/10.",
      figure: .figure1, evidence: largeBatches),
    Claim(
      name: "limit: the largest stable ε", statement: "ε can be raised no further than training is stable.",
      figure: .figure5, evidence: stability),
    Claim(
      name: "limit: m is the last resort",
      statement: "The velocity needs about B/(N(1−m)) epochs to build up, so m should be raised last.",
      figure: .figure5, evidence: lastResort),
  ]

  @Sendable private static func largeBatches(_ published: PublishedFigures) throws -> Evidence {
    let experiment = try published.experiment(.figure1)
    let verdict = try experiment.verdict(PaperSchedules.increasing, "loss", .settled, dynamics: .exact)
    let gaps = try experiment.gaps(PaperSchedules.increasing, "loss", dynamics: Dynamics.exact.rawValue)
    // The ends of the stages with B = 3200 and 16 000.
    let ends = [160.0, 200].compactMap { epoch in gaps.last { $0.epoch <= epoch } }
    let network = try published.experiment(.figure2).verdict(PaperSchedules.increasing, "train_loss", .settled)
    let size = Double(PaperSchedules.smallSize)
    let details = zip([3200.0, 16_000], ends).map { batch, end in
      "with B = \(Wording.count(Int(batch))) of \(Wording.count(PaperSchedules.smallSize)) the loss ends \(Wording.number(end.gap)) "
        + "off (theory's plateau: ln(1−B/N) = \(Wording.number(.log(1 - batch / size))))"
    }
    let isFound = verdict.isDifferent && verdict.reason == Reason.finiteTrainingSet.rawValue
    return Evidence(
      finding: isFound ? .holds("on a quadratic") : .fails("a batch of N/3 makes no difference"),
      detail: details.joined(separator: "; ")
        + "; at N/10 theory has \(Wording.number(.log(0.9))), about the margin; the network of Figure 2 is off by no more than "
        + "\(Wording.number(network.largestGap.map(abs) ?? .nan)) with the same batches (\(network.verdict)): its loss is not a plateau "
        + "of noise",
      interval: Evidence.union([(verdict.lower, verdict.upper)]), quantity: Evidence.quantity(.logRatio),
      folder: experiment.folder)
  }

  @Sendable private static func stability(_ published: PublishedFigures) throws -> Evidence {
    let experiment = try published.experiment(.figure5)
    let schedules = [PaperSchedules.original, PaperSchedules.increasedRate, PaperSchedules.increasedMomentum]
    let details = try schedules.compactMap { schedule -> String? in
      let measured = try experiment.curvatures(schedule)
      guard let first = measured.first, let later = measured.dropFirst().max(by: { $0.value < $1.value }) else {
        return nil
      }
      return
        "\(schedule): ε·h is \(Wording.number(first.value)) ± \(Wording.number(first.standardError, digits: 2)) at epoch "
        + "\(Wording.number(first.epoch)) and at most \(Wording.number(later.value)) from epoch "
        + "\(Wording.number(measured[1].epoch)) on, where a quadratic diverges at \(Wording.number(first.limit))"
    }
    return Evidence(
      finding: .cannotSpeak,
      detail: details.joined(separator: "; ")
        + "; no larger ε was tried on this network (on a quadratic the example divergence of compare does)",
      folder: experiment.folder)
  }

  @Sendable private static func lastResort(_ published: PublishedFigures) throws -> Evidence {
    let experiment = try published.experiment(.figure5)
    let schedules = [PaperSchedules.increasedRate, PaperSchedules.increasedMomentum]
    let details = try ([PaperSchedules.original] + schedules).map {
      "\($0): mθ = \(Wording.number(try experiment.epochsLostAtStart($0))) epochs"
    }
    let worst = try schedules.map { schedule in
      try experiment.gaps(schedule, "train_loss").filter { $0.epoch > 0 }.max { $0.gap < $1.gap }
    }
    guard let rate = worst[0], let momentum = worst[1], let rateUpper = rate.upper, let momentumLower = momentum.lower
    else { return .undecided(experiment) }
    let off = zip(schedules, [rate, momentum]).map {
      "\($0) is at most \(Wording.number($1.gap)) above the original, at epoch \(Wording.number($1.epoch))"
    }
    return Evidence(
      finding: momentumLower > rateUpper ? .holds() : .open("raising m is not seen to cost more than raising ε"),
      detail: (details + off).joined(separator: "; "), folder: experiment.folder)
  }
}

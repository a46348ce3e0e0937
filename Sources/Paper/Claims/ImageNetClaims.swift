import Findings
import NoiseScale

extension Claim {
  /// Figures 6 and 7: ImageNet's schedules.
  static let imageNet: [Claim] = [
    Claim(
      name: "ImageNet, same curve", statement: "On ImageNet too, a batch that grows tenfold stands for a decay by ten.",
      figure: .figure6
    ) {
      try .sameCurve(
        try $0.experiment(.figure6), [PaperSchedules.increasing], "loss", dynamics: [.exact, .gaussian],
        place: "on a quadratic")
    },
    Claim(
      name: "ImageNet, fewer updates", statement: "Fewer than 6000 updates instead of just over 14 000.",
      figure: .figure6
    ) { try .updates(try $0.experiment(.figure6), UpdateStatement.of(.figure6)) },
    Claim(
      name: "ImageNet, same curve with higher m",
      statement: "With m = 0.95 and 0.975 and B up to 65 536 the curves come together.",
      figure: .figure7
    ) {
      try .sameCurve(
        try $0.experiment(.figure7), [PaperSchedules.momentumName(0.95), PaperSchedules.momentumName(0.975)],
        "loss",
        dynamics: [.exact, .gaussian], place: "on a quadratic",
        remark: "the paper's accuracy on ImageNet falls by 0.7 to 2 points")
    },
    Claim(
      name: "ImageNet, fewer updates with higher m",
      statement: "Just under 6000, fewer than 3500 and fewer than 2500 updates with m = 0.9, 0.95 and 0.975.",
      figure: .figure7
    ) { try .updates(try $0.experiment(.figure7), UpdateStatement.of(.figure7)) },
    Claim(
      name: "the lag grows with m", statement: "The higher m, the longer the curve lags behind at the start.",
      figure: .figure7, evidence: lag),
  ]

  @Sendable private static func lag(_ published: PublishedFigures) throws -> Evidence {
    let experiment = try published.experiment(.figure7, 1)
    let momenta = [0.9, 0.95, 0.975].map(PaperSchedules.momentumName)
    let curves = try momenta.map { try experiment.curve($0, "loss", dynamics: .exact).map { ($0.epoch, $0.mean) } }
    let lost = try momenta.map { try experiment.epochsLostAtStart($0) }
    let lags = curves.dropFirst().map { Lag.lags(of: $0, behind: curves[0]).map(\.lag) }
    let largest = lags.map { $0.max() ?? 0 }
    var details = zip(momenta.dropFirst(), zip(largest, lost.dropFirst())).map { name, values in
      "\(name) is up to \(Wording.number(values.0)) epochs behind \(momenta[0]); its velocity needs "
        + "\(Wording.number(values.1 - lost[0])) epochs more to build up (mθ, by theory)"
    }
    if zip(lags, largest).allSatisfy({ ($0.last ?? 0) < $1 / 2 }) {
      details.append("later the curves catch up: memory also speeds up the decay of slow modes")
    }
    return Evidence(
      finding: largest[0] > 0 && largest[1] > largest[0] ? .holds("on a quadratic") : .fails("no such lag is seen"),
      detail: details.joined(separator: "; "), folder: experiment.folder)
  }
}

extension PublishedExperiment {
  /// mθ of the first stage, which heavy ball loses while its velocity builds up from rest.
  func epochsLostAtStart(_ schedule: String) throws -> Double {
    try firstStage(schedule, "momentum") * firstStage(schedule, "memory_epochs")
  }
}

import Equivalence
import Findings
import NoiseScale

extension Claim {
  /// Figures 2 to 4: the same curve, for four optimisers.
  static let sameCurves: [Claim] = optimizers + [whereNoiseShows, adamSeparates]

  private static let optimizers: [Claim] = [
    ("momentum", PaperFigure.figure3, 0), ("Nesterov momentum", .figure3, 1), ("SGD", .figure4, 0),
    ("Adam", .figure4, 1),
  ].flatMap { (optimizer: String, figure: PaperFigure, position: Int) in
    [("training", "train_loss"), ("test", "test_accuracy")].map { words, metric in
      Claim(
        name: "same \(words) curve, \(optimizer)",
        statement: "The three schedules have the same \(words) curve against epochs with \(optimizer).", figure: figure
      ) {
        try .sameCurve(
          try $0.experiment(figure, position), [PaperSchedules.hybrid, PaperSchedules.increasing], metric)
      }
    }
  }

  private static let whereNoiseShows = Claim(
    name: "same training curve, where the noise shows",
    statement:
      "A growing batch has the training curve of a decaying learning rate, on a network whose loss depends on g.",
    figure: .figure2Noise
  ) {
    try .sameCurve(try $0.experiment(.figure2Noise), [PaperSchedules.increasing], "train_loss")
  }

  private static let adamSeparates = Claim(
    name: "Adam's curves separate",
    statement: "With Adam the test curves visibly separate, by about \(stated) between epochs 75 and 118.",
    figure: .figure4
  ) {
    let adam = try $0.experiment(.figure4, 1)
    let others = [
      ("momentum", try $0.experiment(.figure3, 0)), ("Nesterov momentum", try $0.experiment(.figure3, 1)),
      ("SGD", try $0.experiment(.figure4, 0)),
    ]
    let gaps = try gaps(adam)
    guard let interval = Evidence.union(gaps.map { ($0.lower, $0.upper) }) else { return .undecided(adam) }
    // The bands hold for all epochs together.
    let isSeen = gaps.contains {
      ($0.bandLower ?? -.infinity) > stated / 2 || ($0.bandUpper ?? .infinity) < -stated / 2
    }
    let isExcluded = interval.upperBound - interval.lowerBound < stated
    let compared = try others.compactMap { name, experiment in
      Evidence.union(try Self.gaps(experiment).map { ($0.lower, $0.upper) }).map {
        "\(name) \(Wording.number($0.lowerBound)) … \(Wording.number($0.upperBound))"
      }
    }
    return Evidence(
      finding: isSeen
        ? .holds()
        : isExcluded ? .fails("no gap of that size is seen on this network") : .open("the intervals reach that far"),
      detail: "intervals of both schedules' gaps at these epochs: Adam \(Wording.number(interval.lowerBound)) … "
        + (["\(Wording.number(interval.upperBound))"] + compared).joined(separator: ", "),
      interval: interval, quantity: Evidence.quantity(.difference), folder: adam.folder)
  }

  /// What the paper's figure shows.
  private static let stated = 0.01

  private static func gaps(_ experiment: PublishedExperiment) throws -> [PublishedExperiment.Gap] {
    try [PaperSchedules.hybrid, PaperSchedules.increasing].flatMap {
      try experiment.gaps($0, "test_accuracy").filter { (75...118).contains($0.epoch) }
    }
  }
}

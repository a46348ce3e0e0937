import Experiments
import Report

extension PaperFigure {
  /// Test accuracy with two optimisers, one a row.
  static func twoOptimizers(_ names: [String]) -> @Sendable ([ExperimentResult]) -> [Panel] {
    { results in
      zip(zip(results, names), ["a", "b"]).flatMap { pair, letter in
        [
          pair.0.panel("test_accuracy", .minibatch, against: .epochs, title: "(\(letter)) \(pair.1), by epoch"),
          pair.0.panel("test_accuracy", .minibatch, against: .updates, title: "\(pair.1), by update"),
        ]
      }
    }
  }
}

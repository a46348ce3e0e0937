import Experiments
import Findings
import Report

extension PaperFigure {
  /// Test accuracy with two optimisers, one a row, and a row of gaps.
  static func twoOptimizers(_ names: [String]) -> @Sendable ([ExperimentResult]) -> [Panel] {
    { results in
      let curves = zip(zip(results, names), ["a", "b"]).flatMap { pair, letter in
        [
          pair.0.curvePanel("test_accuracy", .minibatch, against: .epochs, title: "(\(letter)) \(pair.1), by epoch"),
          pair.0.curvePanel("test_accuracy", .minibatch, against: .updates(), title: "\(pair.1), by update"),
        ]
      }
      return curves
        + zip(results, names).compactMap { $0.gapPanel("test_accuracy", .minibatch, title: "\($1), gap") }
    }
  }
}

import Report

/// Test accuracy with two optimisers, one a row.
enum TwoOptimizers {
  static func panels(_ results: [ExperimentResult], _ names: [String]) -> [Figure.Panel] {
    zip(zip(results, names), ["a", "b"]).flatMap { pair, letter in
      [
        pair.0.panel("test_accuracy", .minibatch, against: .epochs, title: "(\(letter)) \(pair.1), by epoch"),
        pair.0.panel("test_accuracy", .minibatch, against: .updates, title: "\(pair.1), by update"),
      ]
    }
  }
}

import Experiments

/// How an experiment of a figure is run and judged, as its manifest has it.
struct PublishedDesign: Sendable, Equatable {
  /// The kinds of run.
  let dynamics: [String]
  /// Of every schedule; 0 where nothing is simulated.
  let replicates: Int
  /// How far apart losses may be, as a logarithm of their ratio.
  let lossMargin: Double
  /// How far apart accuracies may be; `nil` on a quadratic, which has none.
  let accuracyMargin: Double?
  let confidence: Double
  /// Epochs over which replicates are averaged before they are compared; `nil`: they are not.
  let window: Double?
  /// Epochs between recorded points.
  let recordStep: Double

  /// Of the mapping of an experiment; `nil` where something is missing from it.
  init?(_ experiment: [String: Any]) {
    guard let dynamics = experiment["dynamics"] as? [String], let replicates = experiment["replicates"] as? Int,
      let comparison = experiment["compare"] as? [String: Any], let margin = comparison["margin"] as? [String: Any],
      let loss = margin["loss"] as? Double, let accuracy = margin["accuracy"] as? Double,
      let confidence = comparison["confidence"] as? Double
    else { return nil }
    (self.dynamics, self.confidence, window) = (dynamics, confidence, comparison["window"] as? Double)
    recordStep = experiment["record-every"] as? Double ?? 1
    self.replicates = dynamics == [Dynamics.exact.rawValue] ? 0 : replicates
    lossMargin = loss
    accuracyMargin = dynamics.contains(Dynamics.minibatch.rawValue) ? accuracy : nil
  }

  /// Whether a closed form is among the runs, which needs no replicates.
  var hasExact: Bool { dynamics.contains(Dynamics.exact.rawValue) }
}

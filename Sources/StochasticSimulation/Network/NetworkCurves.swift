import Elementary
import Records

extension NetworkProblem {
  /// A series without points for each metric, in the order in which they are reported.
  ///
  /// The scale of a loss is that of a network whose outputs are all 0 (``lossOfZeroOutputs(_:)``): a replicate that happens to start
  /// near a minimum does not say what a divergence is.
  var curves: [Record.Series] {
    metrics.map { metric in
      guard metric.hasSuffix("loss") else { return Record.Series(metric: metric, kind: .accuracy) }
      let targets =
        metric.hasPrefix("train") ? trainTargets.prefix(evaluateTrain * train.outputCount) : testTargets[...]
      return Record.Series(metric: metric, kind: .loss(scale: lossOfZeroOutputs(targets)))
    }
  }

  /// The mean loss over a set if every output is 0: ln(classes) under cross-entropy, the mean of ½ Σ_k t_k² under squared error.
  private func lossOfZeroOutputs(_ targets: ArraySlice<Float>) -> Double {
    guard loss == .squaredError else { return .log(Double(train.classCount)) }
    let squares = targets.reduce(0.0) { $0 + Double($1) * Double($1) }
    return 0.5 * squares / Double(targets.count / train.outputCount)
  }
}

import NoiseScale
import Records

extension QuadraticProblem {
  /// The scale by which a loss of a run of this quadratic has diverged (``/Records/Divergence``).
  ///
  /// Of SGD, heavy ball and Nesterov it is ∞ where every mode is below the limit of stability throughout
  /// (``instabilities(of:optimizer:)``): such a run does not diverge, however low it starts and however high its plateau is.
  ///
  /// Otherwise, and with Adam, whose steps are bounded and which has no such limit, it is the larger of the expected loss at the
  /// start, ½ Σ h_i E w_i², and the plateau that theory predicts: the largest of the stages' stationary losses ½ Σ h_i Var w_i
  /// (``StationaryVariance``) over the modes that are stable all through the stage.
  func lossScale(of timeline: Timeline, optimizer: any Optimizer) -> Double {
    if optimizer.isLinear, instabilities(of: timeline, optimizer: optimizer).isEmpty { return .infinity }
    let start = loss { _ in initialMean * initialMean + initialVariance }
    return max(start, plateau(of: timeline, optimizer: optimizer))
  }

  private func plateau(of timeline: Timeline, optimizer: any Optimizer) -> Double {
    var (largest, stage) = (0.0, 0)
    // A law moves them: each mode's largest within the stage.
    var variances = [Double](repeating: 0, count: modes)
    func endStage() {
      largest = max(largest, loss { variances[$0].isFinite ? variances[$0] : 0 })
      variances = Array(repeating: 0, count: modes)
    }
    for run in timeline.runs {
      if run.stage != stage { endStage() }
      stage = run.stage
      let values = run.hyperParameters
      let variance = StationaryVariance(
        optimizer.rule(values), values, weightDecay: optimizer.weightDecay(values).coupled, timeline.trainingSet)
      for mode in 0..<modes {
        let own = variance.of(curvature: curvature[mode], gradientVariance: gradientVariance[mode])
        variances[mode] = max(variances[mode], own)
      }
    }
    endStage()
    return largest
  }

  /// ½ Σ h_i E w_i².
  private func loss(_ square: (Int) -> Double) -> Double {
    0.5 * curvature.indices.reduce(0) { $0 + curvature[$1] * square($1) }
  }
}

import NoiseScale
import StochasticSimulation

extension PreparedExperiment {
  /// The factors of the control runs that are needed under a dynamics; none where expected curves are known, or where no controls are
  /// asked for.
  func controlFactors(_ dynamics: Dynamics) -> [Double] {
    plans.count > 1 && closedForm == nil && dynamics != .langevin ? experiment.comparison.controls : []
  }

  /// The reference with a noise scale that is wrong by a factor.
  func control(_ factor: Double) -> Plan {
    Plan(
      plans[reference].timeline.control(learningRateTimes: factor), on: experiment.trainingSet,
      optimizer: experiment.optimizer)
  }

  /// The position of the reference among the schedules.
  var reference: Int { experiment.schedules.firstIndex { $0.name == experiment.comparison.reference } ?? 0 }

  /// The quadratic, where expected curves are known.
  var closedForm: QuadraticProblem? {
    let allowed = Dynamics.allowed(
      problem: experiment.problem, optimizer: experiment.optimizer, sampling: experiment.sampling)
    guard case .quadratic(let quadratic) = problem, allowed.contains(.exact) else { return nil }
    return quadratic
  }
}

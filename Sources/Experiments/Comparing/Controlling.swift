import Elementary
import Equivalence
import NoiseScale
import Records
import StochasticSimulation

extension PreparedExperiment {
  /// What wrong noise scales do under a dynamics, for each metric: by closed form where there is one, otherwise of the control runs;
  /// none where there are neither.
  func controlGaps(
    _ dynamics: Dynamics, _ reference: ScheduleRun, controls: [ScheduleRun]
  ) throws -> [ControlGaps] {
    if let expected = expectedControlGaps(dynamics) { return [expected] }
    let own = controls.filter { $0.dynamics == dynamics }
    guard !own.isEmpty else { return [] }
    let settling = Settling([plans[self.reference].timeline], optimizer: experiment.optimizer)
    return try reference.curves.curves.indices.map { position in
      let controls = try own.map { run in
        ControlGaps.Control(run.control ?? 1, try compare(run, reference, position, settling))
      }
      return ControlGaps(controls: controls, source: .controls, epochs: windows(plans[self.reference]).epochs)
    }
  }

  private func expectedControlGaps(_ dynamics: Dynamics) -> ControlGaps? {
    guard let closedForm, let expected = ExpectedLosses(self) else { return nil }
    let kind: ExpectedLosses.Kind =
      switch dynamics {
      case .exact, .gaussian, .minibatch: .exact
      case .langevin: .withMemory
      case .langevinOverdamped: .overdamped
      }
    let windows = windows(plans[reference])
    @Sendable func averages(_ plan: Plan) -> (compared: [Double], end: Double?) {
      windows.averages(of: expected.losses(kind, of: plan, at: windows.recorded))
    }
    let right = averages(plans[reference])
    let factors = controlFactors(of: closedForm)
    let controls = WorkQueue.map(factors.count, threads: options.threads) { index -> ControlGaps.Control? in
      let plan = control(factors[index])
      // Beyond the stability limit it is not the noise that is noticed.
      let isUnstable = !closedForm.instabilities(of: plan.timeline, optimizer: experiment.optimizer).isEmpty
      guard kind != .exact || !isUnstable else { return nil }
      let wrong = averages(plan)
      let end = wrong.end.flatMap { end in right.end.map { Self.logRatio(end, $0) } }
      return ControlGaps.Control(
        factor: factors[index], gaps: zip(wrong.compared, right.compared).map(Self.logRatio), end: end)
    }.compactMap { $0 }
    return ControlGaps(controls: controls, source: .closedForm, epochs: windows.epochs)
  }

  private static func logRatio(_ loss: Double, _ reference: Double) -> Double {
    loss == reference ? 0 : .log(loss / reference)
  }
}

extension PreparedExperiment {
  /// The factors that are tried where expected curves are known: few where each takes long.
  func controlFactors(of closedForm: QuadraticProblem) -> [Double] {
    // A reshuffled update takes ten times as long.
    let weight: Double = experiment.sampling == .reshuffled ? 10 : 1
    let stepped = plans[reference].timeline.segments.reduce(0) {
      $0 + ($1.isConstant ? 0 : weight * Double($1.updates))
    }
    let isSlow = stepped * Double(closedForm.steppedModes) > ControlFactors.manySteps
    return isSlow ? ControlFactors.few : ControlFactors.closedForm
  }
}

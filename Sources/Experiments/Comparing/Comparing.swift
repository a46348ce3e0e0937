import Equivalence
import NoiseScale
import Records
import StochasticSimulation

extension PreparedExperiment {
  /// Every schedule against the reference, for each dynamics and metric.
  func compare(_ runs: [ScheduleRun], controls: [ScheduleRun]) throws -> [Comparison] {
    func run(_ schedule: Int, _ dynamics: Dynamics) -> ScheduleRun? {
      runs.first { $0.schedule == schedule && $0.dynamics == dynamics }
    }
    var controlGaps: [Dynamics: [ControlGaps]] = [:]
    for dynamics in experiment.dynamics where plans.count > 1 {
      if dynamics == .gaussian, closedForm != nil, let exact = controlGaps[.exact] {
        // Their expected curves are the same.
        controlGaps[dynamics] = exact
        continue
      }
      controlGaps[dynamics] = try run(reference, dynamics).map {
        try self.controlGaps(dynamics, $0, controls: controls)
      }
    }
    var pairs: [Pair] = []
    for schedule in plans.indices where schedule != reference {
      let settling = Settling([plans[schedule].timeline, plans[reference].timeline], optimizer: experiment.optimizer)
      for dynamics in experiment.dynamics {
        guard let mine = run(schedule, dynamics), let other = run(reference, dynamics) else { continue }
        for position in mine.curves.curves.indices {
          let gaps = controlGaps[dynamics] ?? []
          pairs.append(
            Pair(
              schedule: schedule, dynamics: dynamics, metric: mine.curves.curves[position].metric,
              comparison: try compare(mine, other, position, settling),
              controls: gaps.indices.contains(position) ? gaps[position] : nil))
        }
      }
    }
    let gaps = pairs.flatMap { pair in
      let windows = windows(plans[pair.schedule])
      return pair.comparison.verdicts.compactMap(\.deciding?.epoch).map { ($0, windows.members(of: $0)) }
    }
    let predictions = PredictedCurves(self, epochs: gaps)
    return try pairs.map { try explained($0, predictions) }
  }

  /// A curve and the reference's, compared but not yet explained.
  private struct Pair {
    var schedule: Int
    var dynamics: Dynamics
    var metric: String
    var comparison: CurveComparison
    var controls: ControlGaps?
  }

  /// One metric of two runs.
  func compare(
    _ mine: ScheduleRun, _ reference: ScheduleRun, _ position: Int, _ settling: Settling
  ) throws -> CurveComparison {
    // Schedules of different lengths are compared where both have a recorded epoch.
    let (own, other) = (windows(plans[mine.schedule]), windows(plans[reference.schedule]))
    func isSettled(_ epoch: Double) -> Bool {
      guard experiment.comparison.window != nil else { return settling.isSettled(epoch) }
      return (own.known(epoch) ?? other.members(of: epoch)).allSatisfy(settling.isSettled(upTo:))
    }
    return try experiment.comparison.compare(
      ComparedCurve(mine, position, windows: own), ComparedCurve(reference, position, windows: other),
      at: CommonEpochs(own.epochs, other.epochs), isSettled: isSettled, stretches: settling.stretches)
  }

  private func explained(_ pair: Pair, _ predictions: PredictedCurves?) throws -> Comparison {
    let (kind, comparison) = (GapKind.of(metric: pair.metric), pair.comparison)
    let explainer = Explainer(
      prepared: self, schedule: pair.schedule, reference: reference, dynamics: pair.dynamics,
      predictions: predictions)
    return Comparison(
      schedule: pair.schedule, reference: reference, dynamics: pair.dynamics, metric: pair.metric, kind: kind,
      points: comparison.points,
      verdicts: try comparison.verdicts.map { verdict in
        var explained = explainer.explain(verdict, kind: kind, points: comparison.points)
        if verdict.kind == .equivalent {
          explained.resolution = try pair.controls?.resolution(of: comparison, verdict.region)
        }
        return explained
      })
  }
}

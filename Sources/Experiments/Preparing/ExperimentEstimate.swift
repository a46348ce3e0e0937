import NoiseScale
import StochasticSimulation

extension PreparedExperiment {
  /// The whole experiment: wall-clock seconds on the options' threads, and the most bytes at a time.
  public var estimate: WorkEstimate {
    let parts = jobs.map { WorkEstimate(self, $0) } + [closedFormEstimate]
    let threads = Double(options.threads)
    let busy = Double(min(options.threads, max(jobs.count, problem.groups(experiment.replicates))))
    let workspace = (parts.map(\.bytes).max() ?? 0) * busy + threads * WorkRates.threadBytes
    let results = resultEstimate
    let making =
      if case .network(let network) = experiment.problem {
        network.data.seconds(examples: experiment.trainingSetSize)
      } else { 0.0 }
    return WorkEstimate(
      seconds: parts.reduce(0) { $0 + $1.seconds } / busy + results.seconds + making,
      bytes: WorkRates.processBytes + max(data.readingBytes, data.bytes + workspace + results.bytes))
  }

  /// What comparing by closed forms takes: the controls of the reference, and the equations that explain a gap.
  private var closedFormEstimate: WorkEstimate {
    guard plans.count > 1, let closedForm else { return WorkEstimate(seconds: 0, bytes: 0) }
    let rates = WorkRates.of(options.variant)
    func exact(_ plan: Plan) -> Double {
      rates.exact(plan, modes: closedForm.steppedModes, points: Double(points(plan)))
    }
    // A law of a control is an excerpt of another, which takes longer.
    let controls = (1.7 * Double(controlFactors(of: closedForm).count) + 1) * exact(plans[reference])
    // Up to five equations, one after another, where there is a gap to explain: half of that.
    let equations = 3.5 * plans.reduce(0) { $0 + exact($1) } * Double(min(options.threads, 2))
    return WorkEstimate(seconds: Double(experiment.dynamics.count) * controls + equations, bytes: 0)
  }

  /// What is kept of the curves, and what writing them takes.
  private var resultEstimate: WorkEstimate {
    var sum = WorkEstimate(seconds: 0, bytes: 0)
    func add(_ each: WorkEstimate, _ count: Double) {
      sum = sum + WorkEstimate(seconds: each.seconds * count, bytes: each.bytes * count)
    }
    let metrics: Double = experiment.problem.isNetwork ? 4 : 1
    let pairs = Double(plans.count - 1)
    let all = plans.reduce(0) { $0 + Double(points($1)) } * metrics
    let reference = Double(points(plans[reference]))
    for dynamics in experiment.dynamics {
      add(dynamics == .exact ? WorkRates.point : WorkRates.simulatedPoint, all)
      add(WorkRates.gap, pairs * reference * metrics)
      if dynamics != .exact, options.keepsReplicates {
        sum.bytes += all * Double(experiment.replicates) * WorkRates.keptValueBytes
      }
    }
    add(WorkRates.picture, pairs > 0 ? 3 : 2)
    return sum
  }

  /// How many recorded points a schedule has.
  func points(_ plan: Plan) -> Int { RecordGrid.count(every: experiment.recordStep, epochs: plan.epochs) }
}

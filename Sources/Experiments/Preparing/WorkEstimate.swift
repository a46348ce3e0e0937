import NoiseScale
import StochasticSimulation

/// About how long and how much memory a schedule takes under one dynamics, on one thread. For plans and progress bars only:
/// the rates are round numbers of a present-day server core.
public struct WorkEstimate: Sendable, Equatable {
  /// Of one thread, or of the wall clock for a whole experiment.
  public var seconds: Double
  /// Bytes while it runs, without the data set.
  public var bytes: Double

  init(_ prepared: PreparedExperiment, _ job: Job) {
    let plan = prepared.plans[job.schedule]
    let variant = prepared.options.variant
    let group = Double(prepared.problem.groupSize)
    let replicates = Double(prepared.problem.groups(prepared.experiment.replicates)) * group
    let points = Double(prepared.grid(plan).epochs.count)
    let updates = Double(plan.totalUpdates)
    switch prepared.problem {
    case .network(let network):
      let operations = NetworkWork(network)
      let rate = [KernelVariant.baseline: 2e9, .avx2: 40e9, .avx512: 80e9][variant, default: 1e9]
      let langevin = job.refinement.map { prepared.experiment.langevin.network(refinement: $0) }
      let training = operations.training * (langevin?.examples(of: plan) ?? Double(plan.totalExamples))
      let evaluation = operations.evaluation * points
      seconds = (training + evaluation) * replicates / rate
      bytes = group * (operations.parameters * 4 * 3 + Double(network.train.count) * 4)
    case .quadratic(let quadratic):
      let modes = Double(quadratic.modes)
      switch job.dynamics {
      case .exact:
        // Stages with a law are stepped; the others take powers of the transition.
        let (power, single) = [
          KernelVariant.baseline: (40e-9, 1.3e-9), .avx2: (10e-9, 0.7e-9), .avx512: (6e-9, 0.4e-9),
        ][variant, default: (40e-9, 1.3e-9)]
        let stepped = plan.timeline.segments.reduce(0) { $0 + ($1.isConstant ? 0 : Double($1.updates)) }
        // Every part of a reshuffled epoch is a leap with twice the digits.
        seconds =
          plan.trainingSet.sampling == .reshuffled
          ? modes * (stepped + 2 * plan.epochs + points) * 4 * power
          : modes * (stepped * single + points * power)
        bytes = modes * 80 + points * 48
      case .gaussian, .minibatch:
        let draw = [KernelVariant.baseline: 4e-9, .avx2: 1.6e-9, .avx512: 1.1e-9][variant, default: 4e-9]
        seconds = modes * replicates * (updates * draw + points * 1e-9)
        bytes = modes * group * 8 * 3
      case .langevin, .langevinOverdamped:
        let isStepped = plan.timeline.segments.contains { !$0.isConstant }
        let steps = isStepped ? updates : plan.epochs
        seconds = modes * steps * (replicates * 3e-9 + (isStepped ? replicates / group * 150e-9 : 0))
        bytes = modes * group * 8 * 6
      }
    }
  }

  /// A value of a replicate, as a number and as a row of a table and of its file.
  static let keptValueBytes = 500.0
}

extension NetworkLangevin {
  /// How many examples' gradients the steps of a plan take, from those of its mean batch.
  fileprivate func examples(of plan: Plan) -> Double {
    let (updates, n) = (Double(plan.totalUpdates), plan.trainingSet.size)
    let batch = Double(plan.totalExamples) / max(updates, 1)
    return updates * Double(examples(batchSize: Int(batch.rounded()), trainingSetSize: n))
  }
}

/// Multiplications and additions of a network, per example or per evaluation.
private struct NetworkWork {
  let parameters, training, evaluation: Double

  init(_ network: NetworkProblem) {
    let sizes = [network.train.featureCount] + network.hidden + [network.train.outputCount]
    let products = zip(sizes, sizes.dropFirst()).map { Double($0 * $1) }
    parameters = products.reduce(0, +) + sizes.dropFirst().reduce(0) { $0 + Double($1) }
    let sum = products.reduce(0, +)
    // Forward, gradient of weights, and gradient of the activations of all layers but the first.
    training = 2 * (2 * sum + (sum - products[0]))
    evaluation = 2 * sum * Double(min(network.evaluateTrain, network.train.count) + network.test.count)
  }
}

extension PreparedExperiment {
  /// The whole experiment: wall-clock seconds on the options' threads, and the most bytes at a time.
  public var estimate: WorkEstimate {
    let parts = jobs.map { WorkEstimate(self, $0) }
    var total = parts[0]
    total.seconds = parts.reduce(0) { $0 + $1.seconds } / Double(options.threads)
    total.bytes = (parts.map(\.bytes).max() ?? 0) * Double(options.threads)
    if case .network(let network) = problem {
      total.bytes += Double((network.train.count + network.test.count) * network.train.featureCount * 4)
    }
    if options.keepsReplicates {
      let curves = experiment.dynamics.count { $0 != .exact } * (experiment.problem.isNetwork ? 4 : 1)
      let points = plans.reduce(0) { $0 + grid($1).epochs.count }
      total.bytes += Double(points * curves) * Double(experiment.replicates) * WorkEstimate.keptValueBytes
    }
    return total
  }
}

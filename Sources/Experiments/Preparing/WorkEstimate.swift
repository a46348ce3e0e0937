import NoiseScale
import StochasticSimulation

/// About how long and how much memory something takes. For plans, progress bars and what cannot be run at all.
public struct WorkEstimate: Sendable, Equatable {
  /// Of one thread, or of the wall clock for a whole experiment.
  public var seconds: Double
  /// Bytes: of the whole process for an experiment.
  public var bytes: Double

  static func + (a: Self, b: Self) -> Self { Self(seconds: a.seconds + b.seconds, bytes: a.bytes + b.bytes) }
}

extension WorkEstimate {
  /// A job on one thread, without the data set.
  init(_ prepared: PreparedExperiment, _ job: Job) {
    let plan = job.control.map(prepared.control) ?? prepared.plans[job.schedule]
    let rates = WorkRates.of(prepared.options.variant)
    let group = Double(prepared.problem.groupSize)
    let groups = Double(prepared.problem.groups(prepared.experiment.replicates))
    let points = Double(prepared.points(plan))
    let updates = Double(plan.totalUpdates)
    switch prepared.problem {
    case .network(let network):
      let work = NetworkWork(network)
      let langevin = job.refinement.map { prepared.experiment.langevin.network(refinement: $0) }
      let steps = updates * Double(job.refinement ?? 1)
      let examples = langevin?.examples(of: plan) ?? Double(plan.totalExamples)
      var seconds = examples * work.example(rates) + steps * work.update(rates) + points * work.evaluation(rates)
      if let every = prepared.experiment.measureNoiseEvery, job.dynamics == .minibatch, job.control == nil {
        seconds += (plan.epochs / every + 1) * work.noise(rates)
      }
      self.init(
        seconds: (seconds * group + WorkRates.group) * groups, bytes: work.parameters * WorkRates.parameterBytes)
    case .quadratic(let quadratic):
      let modes = Double((quadratic.modes + 3) / 4 * 4)
      let isUnderLaw = plan.timeline.segments.contains { !$0.isConstant }
      let laid = isUnderLaw ? updates * rates.layingOut : 0
      switch job.dynamics {
      case .exact:
        self.init(seconds: rates.exact(plan, modes: quadratic.steppedModes, points: points), bytes: modes * 110)
      case .gaussian, .minibatch:
        let isAdaptive = prepared.experiment.optimizer.isAdaptive
        let factor = isAdaptive ? 1.8 : 1
        // Weights and velocity; squares; what the rest of an epoch must add up to.
        let arrays = 2 + (isAdaptive ? 1 : 0) + (plan.trainingSet.sampling == .reshuffled ? 1 : 0)
        self.init(
          seconds: groups * (WorkRates.group + laid + updates * (rates.update + modes * group * rates.draw * factor)),
          bytes: modes * (group * 8 * Double(arrays) + 40))
      case .langevin, .langevinOverdamped:
        let remembers = job.dynamics == .langevin
        let steps = isUnderLaw ? updates : plan.epochs
        let draws = group * rates.draw * (remembers ? 2 : 1)
        let transition = isUnderLaw ? (remembers ? 48e-9 : 19e-9) : 0
        self.init(
          seconds: groups * (WorkRates.group + laid + (steps + points) * (rates.update + modes * (draws + transition))),
          bytes: modes * group * 44)
      }
    }
  }
}

extension WorkRates {
  /// The expected curve of a schedule, on one thread: stages with a law are stepped, the others take powers of the transition. Every part of
  /// a reshuffled epoch is a leap with twice the digits.
  func exact(_ plan: Plan, modes: Int, points: Double) -> Double {
    let stepped = plan.timeline.segments.reduce(0) { $0 + ($1.isConstant ? 0 : Double($1.updates)) }
    let modes = Double(modes)
    guard plan.trainingSet.sampling != .reshuffled else {
      return (stepped + 2 * plan.epochs + points) * modes * 4 * power
    }
    return stepped * (layingOut + modes * single) + points * (layingOut + modes * power)
  }
}

extension NetworkLangevin {
  /// How many examples' gradients the steps of a plan take, from those of its mean batch.
  fileprivate func examples(of plan: Plan) -> Double {
    let (updates, n) = (Double(plan.totalUpdates), plan.trainingSet.size)
    let batch = Double(plan.totalExamples) / max(updates, 1)
    return updates * Double(examples(batchSize: Int(batch.rounded()), trainingSetSize: n))
  }
}

/// Multiplications and additions of a network's replicate.
private struct NetworkWork {
  let parameters, training, products: Double
  let evaluated, trained: Double

  init(_ network: NetworkProblem) {
    let sizes = [network.train.featureCount] + network.hidden + [network.train.outputCount]
    let layers = zip(sizes, sizes.dropFirst()).map { Double($0) * Double($1) }
    parameters = layers.reduce(0, +) + sizes.dropFirst().reduce(0) { $0 + Double($1) }
    products = layers.reduce(0, +)
    // Forward, gradient of weights, and gradient of the activations of all layers but the first.
    training = 2 * (2 * products + (products - layers[0]))
    trained = Double(network.train.count)
    evaluated = Double(min(network.evaluateTrain, network.train.count) + network.test.count)
  }

  /// Seconds an example's gradient, an update, what is recorded at a point, and the noise measured at one take.
  func example(_ rates: WorkRates) -> Double { rates.example + training / rates.operations }
  func update(_ rates: WorkRates) -> Double { rates.networkUpdate + parameters * rates.parameter }
  func evaluation(_ rates: WorkRates) -> Double {
    evaluated * (rates.example / 2 + products / rates.operations)
  }
  /// A gradient of every example, and some dozens of products with the Hessian of all of them.
  func noise(_ rates: WorkRates) -> Double { 40 * trained * example(rates) }
}

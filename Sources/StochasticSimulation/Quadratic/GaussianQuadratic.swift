import NoiseScale
import Records
import SimulationKernels

/// The noisy quadratic under any optimiser with Gaussian gradient noise, by simulation of replicates.
///
/// The expected curve of a linear optimiser depends on the first two moments of the noise only, so Gaussian noise is
/// enough. The state is in double precision; the Gaussians have 24 significant bits.
///
/// `reshuffled`: the batches of one epoch are N(0, C/B) tied to the sum 0 over the epoch (drawn one after another, each
/// conditioned on what the rest must add up to); a batch that straddles two epochs takes the end of one and the start of
/// the next. A window of micro-batches that goes on over examples which are dropped is drawn as if they were not: what it takes of either
/// epoch is off by as many.
public struct GaussianQuadratic: Simulation {
  /// The quadratic: curvatures, gradient variances, start.
  public let problem: QuadraticProblem
  /// The schedule, laid out over updates, with any sampling.
  public let timeline: Timeline
  /// The rule that turns gradients into updates; any that can be simulated, Adam too.
  public let optimizer: any Optimizer
  /// Seed, replicates, recorded epochs; threads and variant change no number.
  public let settings: EnsembleSettings

  /// An ensemble that is ready to run. What `optimizer` does must be known (``/NoiseScale/Optimizer/isSimulated``).
  public init(
    problem: QuadraticProblem, timeline: Timeline, optimizer: any Optimizer, settings: EnsembleSettings
  ) {
    precondition(optimizer.isSimulated, "\(optimizer.name) is planned only")
    (self.problem, self.timeline, self.optimizer, self.settings) = (problem, timeline, optimizer, settings)
  }

  /// Replicates are advanced together in groups of so many.
  public static let groupSize = laneCount

  /// As the settings say.
  public var keepsReplicates: Bool { settings.keepsReplicates }

  /// Records of the metric `loss`.
  public func fold<State: Sendable>(
    into initial: State, progress: @escaping @Sendable (Double) -> Void,
    _ combine: @escaping @Sendable (inout State, Record) -> Void
  ) -> State {
    let points = timeline.recordPoints(settings.grid)
    let places = points.map(Neighbours.init)
    let recorded = timeline.recorded(points)
    let scale = problem.lossScale(of: timeline, optimizer: optimizer)
    let updates = max(1, points.last?.position.rounded(.up) ?? 1)
    return settings.foldGroups(of: Self.groupSize, into: initial, progress: progress, combine) { replicates, report in
      let key = RecordKey(schedule: timeline.schedule.name, dynamics: "gaussian", replicates: replicates)
      var record = Record(key: key, series: [Record.Series(metric: "loss", kind: .loss(scale: scale))])
      var stepper = GaussianStepper(self, replicates) { made in report(Double(made) / updates) }
      timeline.record(places, with: &stepper) { losses in
        record.series[0].append(recorded[record.points.count], losses.interpolated)
        return record.hasEnded
      }
      return record
    }
  }
}

/// Sixteen replicates, one a lane.
struct GaussianStepper: Stepper {
  private let plan: GaussianQuadratic
  private let lanes: Int
  private let report: (Int) -> Void
  private let keys: LaneBuffer<UInt64>
  private let blocks: Int
  /// h of the loss ½ h w²; and of the batch's gradient a w + σ z, a and σ: with a weight decay a is not h.
  private let curvature, pull, noise: LaneBuffer<Double>
  private let w, velocity: LaneBuffer<Double>
  /// Adam's second moments.
  private let squares: LaneBuffer<Double>
  /// Reshuffling: what the remaining examples of the epoch must add up to.
  private let rest: LaneBuffer<Double>
  private let loss = LaneBuffer<Double>(laneCount, zero: 0)
  /// Those that pull and noise were made for.
  private var madeFor: HyperParameters?
  /// Π β₁ and Π β₂ over Adam's updates so far.
  private var products = (DecayProduct(), DecayProduct())

  init(_ plan: GaussianQuadratic, _ replicates: Range<Int>, report: @escaping (Int) -> Void) {
    (self.plan, lanes, self.report) = (plan, replicates.count, report)
    let problem = plan.problem
    blocks = (problem.modes + 3) / 4
    let size = 4 * blocks
    curvature = LaneBuffer(problem.curvature, zero: 0, padTo: size)
    pull = LaneBuffer(size, zero: 0)
    noise = LaneBuffer(size, zero: 0)
    w = LaneBuffer(size * laneCount, zero: 0)
    velocity = LaneBuffer(size * laneCount, zero: 0)
    squares = LaneBuffer(plan.optimizer.isAdaptive ? size * laneCount : 1, zero: 0)
    rest = LaneBuffer(plan.timeline.trainingSet.sampling == .reshuffled ? size * laneCount : 1, zero: 0)
    func keys(_ purpose: RandomPurpose) -> LaneBuffer<UInt64> {
      LaneBuffer(
        laneKeys(
          seed: plan.settings.seed, purpose: purpose, schedule: plan.timeline.schedule.name,
          first: replicates.lowerBound), zero: 0, padTo: laneCount)
    }
    self.keys = keys(.gradientNoise)
    fillInitialState(w, of: problem, keys: keys(.initialState), variant: plan.settings.variant)
  }

  mutating func advance(_ run: UpdateRun, first: Int, count: Int) {
    setGradient(run.hyperParameters)
    guard plan.timeline.trainingSet.sampling == .reshuffled || plan.optimizer.isAdaptive else {
      kernel(run, first: first, count: count, bridge: nil)
      report(first + count)
      return
    }
    // Coefficients that change from update to update are made for a few thousand updates at a time.
    var (from, left) = (first, count)
    while left > 0 {
      let part = min(left, 4096)
      let steps = plan.timeline.trainingSet.sampling == .reshuffled ? bridge(run, first: from, count: part) : nil
      kernel(run, first: from, count: part, bridge: steps)
      (from, left) = (from + part, left - part)
      report(from)
    }
  }

  private mutating func setGradient(_ values: HyperParameters) {
    let isScaled = madeFor?.gradientScale == values.gradientScale
    if !isScaled || madeFor?.batchSize != values.batchSize { setNoise(values) }
    if !isScaled || madeFor?.weightDecay != values.weightDecay {
      let decay = plan.optimizer.weightDecay(values).coupled
      for mode in 0..<plan.problem.modes { pull[mode] = values.gradientScale * curvature[mode] + decay }
    }
    madeFor = values
  }

  private func setNoise(_ values: HyperParameters) {
    let trainingSet = plan.timeline.trainingSet
    let share =
      trainingSet.sampling == .reshuffled
      ? 1 / (Double(values.batchSize) * Double(values.batchSize)) : trainingSet.batchVariance(values.batchSize)
    for mode in plan.problem.curvature.indices {
      noise[mode] = values.gradientScale * (plan.problem.gradientVariance[mode] * share).squareRoot()
    }
  }

  private mutating func kernel(_ run: UpdateRun, first: Int, count: Int, bridge: [nsk_bridge_step]?) {
    let values = run.hyperParameters
    let rule = plan.optimizer.rule(values)
    let adamSteps = adamSteps(rule, learningRate: values.learningRate, count: count)
    let variant = plan.settings.variant.raw
    func call(_ steps: UnsafePointer<nsk_bridge_step>?) {
      switch rule {
      case .linear(let p, let q):
        var rule = nsk_linear_rule(
          learning_rate: values.learningRate, momentum: values.momentum, gradient_weight: p, velocity_weight: q)
        nsk_quadratic_linear(
          variant, keys.pointer, UInt64(first), Int64(count), Int64(blocks), pull.pointer, noise.pointer, &rule,
          steps, w.pointer, velocity.pointer, rest.pointer)
      case .adam(let beta1, let beta2, _):
        var rule = nsk_adam_rule(
          beta1: beta1, beta2: beta2, kept: 1 - plan.optimizer.weightDecay(values).decoupled)
        nsk_quadratic_adam(
          variant, keys.pointer, UInt64(first), Int64(count), Int64(blocks), pull.pointer, noise.pointer, &rule,
          adamSteps, steps, w.pointer, velocity.pointer, squares.pointer, rest.pointer)
      case .unknown: preconditionFailure("what is planned only is not run")
      }
    }
    if let bridge { bridge.withUnsafeBufferPointer { call($0.baseAddress) } } else { call(nil) }
  }

  /// The coefficients of the next updates with the bias corrections put into them; none where the rule is not Adam's.
  private mutating func adamSteps(_ rule: UpdateRule, learningRate: Double, count: Int) -> [nsk_adam_step] {
    guard case .adam(let beta1, let beta2, let delta) = rule else { return [] }
    return (0..<count).map { _ in
      let root = (1 - products.1.next(beta2)).squareRoot()
      return nsk_adam_step(rate: learningRate * root / (1 - products.0.next(beta1)), delta: delta * root)
    }
  }

  /// The batch of l examples when M of the epoch remain, which must add up to R (per unit of per-example deviation): its sum
  /// is (l/M) R + √(l(M − l)/M) z. A batch that reaches past the epoch takes R whole and starts the next epoch; at the start of one
  /// R is 0, whatever was dropped at the end of the last.
  private func bridge(_ run: UpdateRun, first: Int, count: Int) -> [nsk_bridge_step] {
    let n = plan.timeline.trainingSet.size
    let batch = run.hyperParameters.batchSize
    return (0..<count).map { offset in
      let before = run.examplesBefore + (first + offset - run.firstUpdate) * run.stride
      let remaining = n - before % n
      if batch <= remaining {
        let share = Double(batch) / Double(remaining)
        let sigma = (Double(batch) * (1 - share)).squareRoot()
        let isFirst = remaining == n
        return nsk_bridge_step(remaining: isFirst ? 0 : share, kept: isFirst ? 0 : 1 - share, sigma: sigma)
      }
      let fresh = Double(batch - remaining)
      return nsk_bridge_step(remaining: 1, kept: 0, sigma: (fresh * (1 - fresh / Double(n))).squareRoot())
    }
  }

  func sample() -> [Double] {
    nsk_quadratic_loss(
      plan.settings.variant.raw, Int64(plan.problem.modes), curvature.pointer, w.pointer, loss.pointer)
    return (0..<lanes).map { loss[$0] }
  }
}

/// w = mean + deviation · z for every mode and lane.
func fillInitialState(
  _ w: LaneBuffer<Double>, of problem: QuadraticProblem, keys: LaneBuffer<UInt64>, variant: KernelVariant
) {
  let blocks = (problem.modes + 3) / 4
  let z = LaneBuffer<Float>(4 * blocks * laneCount, zero: 0)
  nsk_gaussians(variant.raw, keys.pointer, 0, 0, Int64(blocks), z.pointer)
  let deviation = problem.initialVariance.squareRoot()
  for place in 0..<problem.modes * laneCount { w[place] = problem.initialMean + deviation * Double(z[place]) }
}

import NoiseScale

/// One group of replicates of a network, a lane each.
struct NetworkStepper: Stepper {
  /// What is taken at a recorded step.
  struct Sample {
    /// `metrics[metric][replicate]`, in the order of ``NetworkProblem/metrics``.
    var metrics: [[Double]]
    /// Of every replicate, where the noise is measured at this step.
    var noise: [NetworkNoise]?
  }

  let stepsPerUpdate: Int
  private let plan: NetworkEnsemble
  private let replicates: Int
  private let lanes: NetworkLanes
  private let measurement: NoiseMeasurement?
  /// The steps after which the noise is measured.
  private let measured: Set<Int>
  private var examples: StepExamples
  private var rules = NetworkRules()
  private var made = 0
  /// Multiply-adds of a lane, and those that were told.
  private var (products, told) = (0, 0)
  private let report: (Int) -> Void

  /// Progress is told at least after so many multiply-adds a lane: about a quarter of a second.
  private static let reportedProducts = 500_000_000

  /// At the start of the run; `report` is told the multiply-adds of a lane that are done.
  init(_ plan: NetworkEnsemble, _ replicates: Range<Int>, report: @escaping (Int) -> Void) {
    (self.plan, self.replicates, self.report) = (plan, replicates.count, report)
    stepsPerUpdate = plan.langevin?.refinement ?? 1
    let (problem, timeline, settings) = (plan.problem, plan.timeline, plan.settings)
    // Lanes without a replicate repeat the last one: they cost nothing more and are not looked at.
    func address(_ lane: Int, _ purpose: RandomPurpose) -> RandomAddress {
      RandomAddress(
        seed: settings.seed, purpose: purpose, schedule: timeline.schedule.name,
        replicate: min(replicates.lowerBound + lane, replicates.upperBound - 1))
    }
    lanes = NetworkLanes(problem: problem, variant: settings.variant)
    for lane in 0..<NetworkLanes.count {
      lanes[lane: lane] = problem.initialParameters(address(lane, .networkWeights))
    }
    examples = StepExamples(
      plan.langevin, trainingSet: timeline.trainingSet, variant: settings.variant, address: address)
    measured = plan.recording.measuredSteps
    measurement =
      measured.isEmpty
      ? nil
      : NoiseMeasurement(
        lanes, count: problem.evaluateTrain, trainingSet: timeline.trainingSet, address: address)
  }

  mutating func advance(_ run: UpdateRun, first: Int, count: Int) {
    let values = run.hyperParameters
    let refined = plan.langevin?.refined(values, takesMomentum: type(of: plan.optimizer).takesMomentum) ?? values
    let (rule, decay) = (plan.optimizer.rule(refined), plan.optimizer.weightDecay(refined))
    for step in first..<first + count {
      let (update, part) = step.quotientAndRemainder(dividingBy: stepsPerUpdate)
      examples.draw(
        update: update, part: part,
        examplesBefore: run.examplesBefore + (update - run.firstUpdate) * values.batchSize, batchSize: values.batchSize)
      lanes.update(
        rules.next(
          rule, learningRate: refined.learningRate, momentum: refined.momentum, decay: decay,
          gradientScale: refined.gradientScale),
        batch: examples.rows, weights: examples.weights, count: examples.count)
      products += examples.count * plan.problem.gradientProducts
      if products - told >= Self.reportedProducts { tell() }
    }
    made = first + count
  }

  mutating func sample() -> Sample {
    let problem = plan.problem
    let train = lanes.evaluateTrain(count: problem.evaluateTrain)
    let sets = problem.test.count > 0 ? [train, lanes.evaluateTest()] : [train]
    let metrics = sets.flatMap { set in
      let results = set.prefix(replicates)
      return problem.hasAccuracy ? [results.map(\.loss), results.map(\.accuracy)] : [results.map(\.loss)]
    }
    products += problem.evaluationProducts
    tell()
    let noise = measured.contains(made) ? measurement.map { Array($0(lanes).prefix(replicates)) } : nil
    return Sample(metrics: metrics, noise: noise)
  }

  private mutating func tell() {
    report(products)
    told = products
  }
}

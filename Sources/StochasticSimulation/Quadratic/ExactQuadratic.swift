import NoiseScale

/// The expected loss of the noisy quadratic under SGD, heavy ball or Nesterov, in closed form.
///
/// Loss ½ Σ h_i E[w_i²], from the linear recursion of the second moments of (w, v). A stage with constant hyper-parameters
/// costs O(modes × recorded points × log updates); a stage with a law is stepped update by update.
///
/// Works for independent batches (with or without replacement); not for `reshuffled`, nor for Adam.
public struct ExactQuadratic: Sendable {
  public let problem: QuadraticProblem
  public let timeline: Timeline
  public let optimizer: any Optimizer
  public let grid: RecordGrid
  public let threads: Int

  /// - Throws: ``SimulationError`` for an optimiser or a sampling without a closed form.
  public init(
    problem: QuadraticProblem, timeline: Timeline, optimizer: any Optimizer, grid: RecordGrid, threads: Int = 1
  ) throws(SimulationError) {
    guard case .linear = optimizer.rule(momentum: 0) else {
      throw SimulationError("exact dynamics exist for sgd, momentum and nesterov, not for \(optimizer.name)")
    }
    guard timeline.trainingSet.sampling != .reshuffled else {
      throw SimulationError("exact dynamics exist for independent batches, not for sampling reshuffled")
    }
    self.problem = problem
    self.timeline = timeline
    self.optimizer = optimizer
    self.grid = grid
    self.threads = threads
  }

  /// Modes handled together; losses are summed over blocks in order, so threads change nothing.
  static let blockSize = 256

  /// Metric `loss`, without width.
  public func run(progress: @escaping @Sendable (Double) -> Void = { _ in }) -> EnsembleCurves {
    let points = timeline.recordPoints(grid)
    let blocks = (problem.modes + Self.blockSize - 1) / Self.blockSize
    let sums = ResultSlots<[[Double]]>(blocks)
    let sum = ProgressSum(blocks, progress)
    WorkQueue.run(blocks, threads: threads) { block in
      let modes = block * Self.blockSize..<min((block + 1) * Self.blockSize, problem.modes)
      var stepper = ExactStepper(
        problem: problem, modes: modes, optimizer: optimizer, trainingSet: timeline.trainingSet)
      sums.set(block, timeline.record(points, with: &stepper))
      sum.set(block, 1)
    }
    let parts = sums.values
    let losses = points.indices.map { point in parts.reduce(0) { $0 + $1[point][0] } }
    var curve = LossCurve(points: points, timeline: timeline)
    curve.add((replicates: 1, values: losses.map { [$0] }))
    var curves = curve.curves
    curves.replicates = 0
    return curves
  }
}

/// The second moments of a block of modes.
private struct ExactStepper: Stepper {
  let problem: QuadraticProblem
  let modes: Range<Int>
  let optimizer: any Optimizer
  let trainingSet: TrainingSet
  var moments: [WideMoments]
  var transitions: [ModeTransition] = []
  var current: HyperParameters?

  init(problem: QuadraticProblem, modes: Range<Int>, optimizer: any Optimizer, trainingSet: TrainingSet) {
    (self.problem, self.modes, self.optimizer, self.trainingSet) = (problem, modes, optimizer, trainingSet)
    let start = problem.initialMean * problem.initialMean + problem.initialVariance
    moments = Array(repeating: WideMoments(SecondMoments(ww: start, wv: 0, vv: 0)), count: modes.count)
  }

  mutating func advance(_ run: UpdateRun, first: Int, count: Int) {
    let values = run.hyperParameters
    guard case .linear(let p, let q) = optimizer.rule(momentum: values.momentum) else { return }
    let share = trainingSet.batchVariance(values.batchSize)
    guard run.count > 1 else {
      for (index, mode) in modes.enumerated() {
        let updated = moments[index].rounded.updated(
          learningRate: values.learningRate, momentum: values.momentum, gradientWeight: p, velocityWeight: q,
          curvature: problem.curvature[mode], gradientVariance: problem.gradientVariance[mode] * share)
        moments[index] = WideMoments(updated)
      }
      return
    }
    if current != values {
      transitions = modes.map { mode in
        ModeTransition(
          learningRate: values.learningRate, momentum: values.momentum, gradientWeight: p, velocityWeight: q,
          curvature: problem.curvature[mode], gradientVariance: problem.gradientVariance[mode] * share)
      }
      current = values
    }
    for index in moments.indices { moments[index] = transitions[index].advanced(moments[index], by: count) }
  }

  func metrics() -> [Double] {
    [zip(modes, moments).reduce(0) { $0 + 0.5 * problem.curvature[$1.0] * $1.1.ww.high }]
  }
}

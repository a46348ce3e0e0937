import NoiseScale
import Synchronization

/// Replicates of a small network trained by minibatch stochastic gradient descent, or its refinement, on one schedule.
///
/// Each replicate has its own start and its own batches, addressed by (seed, schedule name, replicate). Its weights after
/// any update are the same bytes whatever the number of replicates, threads, recorded epochs or the kernel variant.
/// Arithmetic is in `Float`; the losses of a set are summed in `Double`.
///
/// Metrics at a recorded epoch are interpolated linearly in examples between the neighbouring updates; where the batch is
/// at most 1 % of the recorded interval they are those at the nearest update.
public struct NetworkEnsemble: Sendable {
  /// The network and its examples.
  public let problem: NetworkProblem
  /// The schedule, laid out on the training examples.
  public let timeline: Timeline
  /// The rule that turns gradients into updates; any.
  public let optimizer: any Optimizer
  /// Seed, replicates, recorded epochs; threads and variant change no number.
  public let settings: EnsembleSettings
  /// `nil`: the optimiser on batches of the data; otherwise its stochastic differential equation.
  public let langevin: NetworkLangevin?
  /// Epochs from one measurement of ``NetworkNoise`` to the next, and at the end; `nil`: none. Only recorded epochs are
  /// measured. A measurement costs some tens of gradients of the examples of the train metrics.
  public let measureNoiseEvery: Double?
  let recording: NetworkRecording

  /// Replicates are advanced together in groups of so many, a group on one thread.
  public static let groupSize = NetworkLanes.count

  /// Beyond it single precision would lose a step's change of the weights.
  public static let largestRefinement = 1024

  /// A run of every replicate on the timeline's schedule; nothing is computed yet.
  ///
  /// - Throws: ``SimulationError`` where the timeline is not one of `problem.train`, where the schedule is not possible on
  ///   it, or for settings out of range.
  public init(
    problem: NetworkProblem, timeline: Timeline, optimizer: any Optimizer, settings: EnsembleSettings,
    langevin: NetworkLangevin? = nil, measureNoiseEvery: Double? = nil
  ) throws(SimulationError) {
    guard timeline.trainingSet.size == problem.train.count else {
      throw SimulationError(
        "the training-set size is \(timeline.trainingSet.size), but must be that of the training examples, "
          + "\(problem.train.count)")
    }
    guard settings.replicates >= 1 else {
      throw SimulationError("replicates is \(settings.replicates), but must be at least 1")
    }
    guard settings.variant.isSupported else {
      throw SimulationError("this processor cannot run the kernels for \(settings.variant.rawValue)")
    }
    do {
      try timeline.schedule.validate(trainingSetSize: problem.train.count, optimizer: type(of: optimizer))
    } catch {
      throw SimulationError(error.description)
    }
    if let langevin {
      guard case .linear = optimizer.rule(momentum: 0) else {
        throw SimulationError("langevin dynamics exist for sgd, momentum and nesterov, not for \(optimizer.name)")
      }
      guard timeline.trainingSet.sampling != .reshuffled else {
        throw SimulationError("langevin dynamics exist for independent batches, not for sampling reshuffled")
      }
      guard (1...Self.largestRefinement).contains(langevin.refinement) else {
        throw SimulationError(
          "refinement is \(langevin.refinement), but must be an integer within 1…\(Self.largestRefinement)")
      }
    }
    (self.problem, self.timeline, self.optimizer, self.settings) = (problem, timeline, optimizer, settings)
    (self.langevin, self.measureNoiseEvery) = (langevin, measureNoiseEvery)
    recording = NetworkRecording(
      timeline, settings.grid, refinement: langevin?.refinement ?? 1, hasAccuracy: problem.hasAccuracy)
  }

  /// Floating-point operations of the matrix products of `run`, lanes that stay empty included: what the time of a run is
  /// proportional to.
  public var cost: Double { Double(groups * NetworkLanes.count) * 2 * Double(productsPerReplicate) }

  /// Trains all replicates and returns the curves of train_loss, train_accuracy and, with test examples, test_loss,
  /// test_accuracy (accuracy: share of examples, 0…1).
  ///
  /// May run at the same time as others. `progress` is told the share of the work that is done, 0…1, never falling, from
  /// any thread but from one at a time.
  public func run(progress: @Sendable (Double) -> Void = { _ in }) -> EnsembleCurves {
    let (metrics, noise) = replicates(progress: progress)
    var curves = recording.curves(
      metrics, names: problem.metrics, keepsReplicates: settings.keepsReplicates)
    curves.noise = recording.noise(noise, before: curves.curves.first?.points.count ?? 0)
    return curves
  }

  /// The metrics of every replicate; a replicate's do not depend on the others.
  func replicateMetrics() -> ReplicateMetrics { replicates { _ in }.metrics }

  private typealias Replicates = (metrics: ReplicateMetrics, noise: [[Int: NetworkNoise]])

  private func replicates(progress: @Sendable (Double) -> Void) -> Replicates {
    let results = Mutex<Replicates>(
      (
        metrics: Array(repeating: [], count: settings.replicates),
        noise: Array(repeating: [:], count: settings.replicates)
      ))
    let done = Mutex(0)
    let whole = productsPerReplicate
    let total = Double(groups * whole)
    WorkQueue.run(groups, threads: settings.threads) { group in
      let first = group * NetworkLanes.count
      let replicates = first..<min(first + NetworkLanes.count, settings.replicates)
      var reported = 0
      func report(_ products: Int) {
        done.withLock { sum in
          sum += products - reported
          progress(min(Double(sum) / total, 1))
        }
        reported = products
      }
      let recorder = train(replicates, progress: report)
      report(whole)  // also where all replicates diverged early
      results.withLock {
        $0.metrics.replaceSubrange(replicates, with: recorder.values)
        $0.noise.replaceSubrange(replicates, with: recorder.noise)
      }
    }
    return results.withLock { $0 }
  }

  private var groups: Int { (settings.replicates + NetworkLanes.count - 1) / NetworkLanes.count }

  private var productsPerReplicate: Int {
    let langevin = langevin ?? NetworkLangevin(refinement: 1)
    let last = (recording.updates.last! + langevin.refinement - 1) / langevin.refinement
    var examples = 0
    for run in timeline.runs {
      let count = langevin.examples(
        batchSize: run.hyperParameters.batchSize, trainingSetSize: timeline.trainingSet.size)
      examples += max(0, min(run.count, last - run.firstUpdate)) * count
    }
    return examples * problem.gradientProducts + recording.updates.count * evaluationProducts
  }

  private var evaluationProducts: Int { (problem.evaluateTrain + problem.test.count) * problem.forwardProducts }

  /// One group of replicates, a lane each, from start to end. `progress` is told the multiply-adds that are done.
  private func train(_ replicates: Range<Int>, progress: (Int) -> Void) -> NetworkRecorder {
    let lanes = NetworkLanes(problem: problem, variant: settings.variant)
    // Lanes without a replicate repeat the last one: they cost nothing more and are not looked at.
    func address(_ lane: Int, _ purpose: RandomPurpose) -> RandomAddress {
      RandomAddress(
        seed: settings.seed, purpose: purpose, schedule: timeline.schedule.name,
        replicate: min(replicates.lowerBound + lane, replicates.upperBound - 1))
    }
    for lane in 0..<NetworkLanes.count {
      lanes[lane: lane] = problem.initialParameters(address(lane, .networkWeights))
    }
    var examples = StepExamples(
      langevin, trainingSet: timeline.trainingSet, variant: settings.variant, address: address)
    let refinement = langevin?.refinement ?? 1
    let takesMomentum = type(of: optimizer).takesMomentum
    var rules = NetworkRules()
    let measurement = measureNoiseEvery.map { _ in
      NoiseMeasurement(
        lanes, count: problem.evaluateTrain, trainingSet: timeline.trainingSet, address: address)
    }
    var recorder = NetworkRecorder(
      recording, problem: problem, replicates: replicates.count, measurement: measurement, isMeasured: isMeasured)
    var (products, unreported) = (0, 0)
    recorder.record(lanes)
    for run in timeline.runs {
      let values = run.hyperParameters
      let refined = langevin?.refined(values, takesMomentum: takesMomentum) ?? values
      let rule = optimizer.rule(refined)
      for step in 0..<run.count * refinement {
        guard let next = recorder.nextUpdate else { return recorder }
        let (offset, part) = step.quotientAndRemainder(dividingBy: refinement)
        let update = run.firstUpdate + offset
        examples.draw(
          update: update, part: part, examplesBefore: run.examplesBefore + offset * values.batchSize,
          batchSize: values.batchSize)
        lanes.update(
          rules.next(rule, learningRate: refined.learningRate, momentum: refined.momentum), batch: examples.rows,
          weights: examples.weights, count: examples.count)
        products += examples.count * problem.gradientProducts
        unreported += examples.count * problem.gradientProducts
        if run.firstUpdate * refinement + step + 1 == next {
          recorder.record(lanes)
          products += evaluationProducts
        } else if unreported < Self.reportedProducts {
          continue
        }
        progress(products)
        unreported = 0
      }
    }
    return recorder
  }

  /// Whether the noise is measured at a recorded point: at multiples of the interval, up to rounding, and at the end.
  private func isMeasured(_ point: RecordPoint) -> Bool {
    guard let every = measureNoiseEvery else { return false }
    let count = point.epoch / every
    return abs(count - count.rounded()) * every <= 1e-9 * max(point.epoch, 1) || point == recording.points.last
  }

  /// Progress is told at least after so many multiply-adds a lane: about a quarter of a second.
  private static let reportedProducts = 500_000_000
}

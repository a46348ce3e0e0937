import NoiseScale
import Synchronization

/// Replicates of a small classifier trained by minibatch stochastic gradient descent on one schedule.
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
  let recording: NetworkRecording

  /// Replicates are advanced together in groups of so many, a group on one thread.
  public static let groupSize = NetworkLanes.count

  /// An ensemble that is ready to be trained.
  ///
  /// - Throws: ``SimulationError`` where the timeline is not one of `problem.train`, where the schedule is not possible on
  ///   it, or for settings out of range.
  public init(
    problem: NetworkProblem, timeline: Timeline, optimizer: any Optimizer, settings: EnsembleSettings
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
    (self.problem, self.timeline, self.optimizer, self.settings) = (problem, timeline, optimizer, settings)
    recording = NetworkRecording(timeline, settings.grid)
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
    recording.curves(replicateMetrics(progress: progress), names: problem.metrics)
  }

  /// The metrics of every replicate; a replicate's do not depend on the others.
  func replicateMetrics(progress: @Sendable (Double) -> Void = { _ in }) -> ReplicateMetrics {
    let results = Mutex<ReplicateMetrics>(Array(repeating: [], count: settings.replicates))
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
      let metrics = train(replicates, progress: report)
      report(whole)  // also where all replicates diverged early
      results.withLock { $0.replaceSubrange(replicates, with: metrics) }
    }
    return results.withLock { $0 }
  }

  private var groups: Int { (settings.replicates + NetworkLanes.count - 1) / NetworkLanes.count }

  private var productsPerReplicate: Int {
    var examples = 0
    for run in timeline.runs {
      examples += max(0, min(run.count, recording.updates.last! - run.firstUpdate)) * run.hyperParameters.batchSize
    }
    return examples * problem.gradientProducts + recording.updates.count * evaluationProducts
  }

  private var evaluationProducts: Int { (problem.evaluateTrain + problem.test.count) * problem.forwardProducts }

  /// One group of replicates, a lane each, from start to end. `progress` is told the multiply-adds that are done.
  private func train(_ replicates: Range<Int>, progress: (Int) -> Void) -> ReplicateMetrics {
    let lanes = NetworkLanes(problem: problem, variant: settings.variant)
    var samplers: [BatchSampler] = []
    // Lanes without a replicate repeat the last one: they cost nothing more and are not looked at.
    for lane in 0..<NetworkLanes.count {
      let replicate = min(replicates.lowerBound + lane, replicates.upperBound - 1)
      func address(_ purpose: RandomPurpose) -> RandomAddress {
        RandomAddress(
          seed: settings.seed, purpose: purpose, schedule: timeline.schedule.name, replicate: replicate)
      }
      lanes[lane: lane] = problem.initialParameters(address(.networkWeights))
      samplers.append(BatchSampler(address: address(.batches), trainingSet: timeline.trainingSet))
    }
    var rules = NetworkRules()
    var recorder = NetworkRecorder(recording, problem: problem, replicates: replicates.count)
    var batch: [Int32] = []
    var (products, unreported) = (0, 0)
    recorder.record(lanes)
    for run in timeline.runs {
      let values = run.hyperParameters
      let rule = optimizer.rule(values)
      let size = values.batchSize
      if batch.count < size * NetworkLanes.count { batch = Array(repeating: 0, count: size * NetworkLanes.count) }
      for offset in 0..<run.count {
        guard let next = recorder.nextUpdate else { return recorder.values }
        let update = run.firstUpdate + offset
        batch.withUnsafeMutableBufferPointer { batch in
          for lane in samplers.indices {
            samplers[lane].draw(
              update: update, examplesBefore: run.examplesBefore + offset * size, count: size,
              into: batch.baseAddress! + lane, stride: NetworkLanes.count)
          }
          lanes.update(
            rules.next(rule, learningRate: values.learningRate, momentum: values.momentum),
            batch: batch.baseAddress!, count: size)
        }
        products += size * problem.gradientProducts
        unreported += size * problem.gradientProducts
        if update + 1 == next {
          recorder.record(lanes)
          products += evaluationProducts
        } else if unreported < Self.reportedProducts {
          continue
        }
        progress(products)
        unreported = 0
      }
    }
    return recorder.values
  }

  /// Progress is told at least after so many multiply-adds a lane: about a quarter of a second.
  private static let reportedProducts = 500_000_000
}

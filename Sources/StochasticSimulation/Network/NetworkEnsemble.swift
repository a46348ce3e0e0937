import Descriptions
import NoiseScale
import Records

/// Replicates of a small network trained by minibatch stochastic gradient descent, or its refinement, on one schedule.
///
/// Each replicate has its own start and its own batches, addressed by (seed, schedule name, replicate). Its weights after
/// any update are the same bytes whatever the number of replicates, threads, recorded epochs or the kernel variant.
/// Arithmetic is in `Float`; the losses of a set are summed in `Double`.
///
/// Metrics at a recorded epoch are interpolated linearly in examples between the neighbouring updates; where the batch is
/// at most 1 % of the recorded interval they are those at the nearest update.
public struct NetworkEnsemble: Simulation {
  /// The network and its examples.
  public let problem: NetworkProblem
  /// The schedule, laid out on the training examples.
  public let timeline: Timeline
  /// The rule that turns gradients into updates; any that can be simulated.
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
  /// - Throws: ``/Descriptions/Fault`` where the timeline is not one of `problem.train`, where the schedule is not possible on
  ///   it, or for settings out of range.
  public init(
    problem: NetworkProblem, timeline: Timeline, optimizer: any Optimizer, settings: EnsembleSettings,
    langevin: NetworkLangevin? = nil, measureNoiseEvery: Double? = nil
  ) throws(Fault) {
    guard timeline.trainingSet.size == problem.train.count else {
      throw Fault(
        "the training-set size", "\(timeline.trainingSet.size)",
        allowed: "that of the training examples, \(problem.train.count)", path: ["training-set-size"])
    }
    guard settings.replicates >= 1 else {
      throw Fault("replicates", "\(settings.replicates)", allowed: "at least 1")
    }
    guard settings.variant.isSupported else {
      throw Fault([], "this processor cannot run the kernels for \(settings.variant.rawValue)")
    }
    guard optimizer.isSimulated else {
      throw Fault([], "no dynamics exist for the optimizer \(optimizer.title), which is planned only")
    }
    try timeline.schedule.validate(on: timeline.trainingSet, optimizer: type(of: optimizer))
    if let langevin {
      guard case .linear = optimizer.rule(momentum: 0) else {
        throw Fault([], "langevin dynamics exist for sgd, momentum and nesterov, not for \(optimizer.name)")
      }
      guard timeline.trainingSet.sampling != .reshuffled else {
        throw Fault([], "langevin dynamics exist for independent batches, not for sampling reshuffled")
      }
      guard (1...Self.largestRefinement).contains(langevin.refinement) else {
        throw Fault(
          "refinement", "\(langevin.refinement)", allowed: "an integer within 1…\(Self.largestRefinement)")
      }
    }
    (self.problem, self.timeline, self.optimizer, self.settings) = (problem, timeline, optimizer, settings)
    (self.langevin, self.measureNoiseEvery) = (langevin, measureNoiseEvery)
    recording = NetworkRecording(
      timeline, settings.grid, refinement: langevin?.refinement ?? 1, measureEvery: measureNoiseEvery)
  }

  /// As the settings say.
  public var keepsReplicates: Bool { settings.keepsReplicates }

  /// Floating-point operations of the matrix products of `run`, lanes that stay empty included: what the time of a run is
  /// proportional to.
  public var cost: Double {
    Double(settings.groups(of: Self.groupSize) * Self.groupSize) * 2 * Double(productsPerReplicate)
  }

  /// Trains all replicates; records of train_loss, train_accuracy and, with test examples, test_loss, test_accuracy (accuracy:
  /// share of examples, 0…1), and of ``/Records/NoiseSeries`` where the noise is measured.
  public func fold<State: Sendable>(
    into initial: State, progress: @escaping @Sendable (Double) -> Void,
    _ combine: @escaping @Sendable (inout State, Record) -> Void
  ) -> State {
    let points = timeline.recorded(recording.points)
    let products = Double(productsPerReplicate)
    let curves = problem.curves
    return settings.foldGroups(of: Self.groupSize, into: initial, progress: progress, combine) { replicates, report in
      record(of: replicates, curves, at: points) { report(min(Double($0) / products, 1)) }
    }
  }

  /// One group of replicates, a lane each, from start to end. `progress` is told the multiply-adds that are done.
  private func record(
    of replicates: Range<Int>, _ curves: [Record.Series], at points: [Record.Point],
    progress: @escaping (Int) -> Void
  ) -> Record {
    let key = RecordKey(
      schedule: timeline.schedule.name, dynamics: langevin == nil ? "minibatch" : "langevin",
      refinement: langevin?.refinement, replicates: replicates)
    let measures = measureNoiseEvery == nil ? [] : NoiseSeries.allCases
    let noise = measures.map { Record.Series(metric: $0.rawValue, kind: .measurement) }
    var record = Record(key: key, series: curves + noise)
    var stepper = NetworkStepper(self, replicates, report: progress)
    timeline.record(recording.places, with: &stepper) { samples in
      let index = record.points.count
      for (metric, values) in samples.map(\.metrics).interpolated.enumerated() {
        record.series[metric].append(points[index], values)
      }
      if recording.isMeasured[index], let measured = samples.before.noise {
        for (place, series) in measures.enumerated() {
          record.series[curves.count + place].append(points[index], measured.map { $0[series] })
        }
      }
      return record.hasEnded
    }
    return record
  }

  private var productsPerReplicate: Int {
    let langevin = langevin ?? NetworkLangevin(refinement: 1)
    let steps = recording.places.steps
    let last = (steps.last! + langevin.refinement - 1) / langevin.refinement
    var examples = 0
    for run in timeline.runs {
      let count = langevin.examples(
        batchSize: run.hyperParameters.batchSize, trainingSetSize: timeline.trainingSet.size)
      examples += max(0, min(run.count, last - run.firstUpdate)) * count
    }
    return examples * problem.gradientProducts + steps.count * problem.evaluationProducts
  }
}

extension Neighbours<[[Double]]> {
  /// The metrics of every lane at the point, linear in examples between the neighbouring steps.
  fileprivate var interpolated: [[Double]] {
    guard share > 0 else { return before }
    return zip(before, after).map { metric in
      zip(metric.0, metric.1).map { (1 - share) * $0 + share * $1 }
    }
  }
}

extension NetworkNoise {
  fileprivate subscript(series: NoiseSeries) -> Double {
    switch series {
    case .covarianceTrace: covarianceTrace
    case .squaredGradient: squaredGradient
    case .largestCurvature: largestCurvature
    }
  }
}

import DataSets
import Foundation
import NoiseScale
import StochasticSimulation
import Synchronization

/// How an experiment is carried out; nothing of it changes the results, but whether single replicates are among them.
public struct RunOptions: Sendable {
  /// ≥ 1.
  public var threads: Int
  /// The instruction set of the inner loops; this processor must support it.
  public var variant: KernelVariant
  /// Where the data set's files are, instead of where the experiment or the system says.
  public var dataDirectory: URL?
  /// The folder of the experiment file, where the files that it names are looked for; nil: the current folder.
  public var experimentDirectory: URL?
  /// Whether the results hold the curves of single replicates (``ReplicatesTable``).
  public var keepsReplicates = false

  /// One thread and the widest instruction set unless told.
  public init(
    threads: Int = 1, variant: KernelVariant = .widest, dataDirectory: URL? = nil, experimentDirectory: URL? = nil
  ) {
    (self.threads, self.variant, self.dataDirectory) = (threads, variant, dataDirectory)
    self.experimentDirectory = experimentDirectory
  }

  /// All cores unless `threads` says otherwise, and the widest instruction set or the one that NOISE_SIM_KERNELS names.
  /// - Throws: `SimulationError` for an instruction set that this processor does not have.
  public static func ofThisMachine(
    threads: Int? = nil, dataDirectory: URL? = nil, experimentDirectory: URL? = nil
  ) throws -> RunOptions {
    RunOptions(
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, variant: try KernelVariant.chosen(),
      dataDirectory: dataDirectory, experimentDirectory: experimentDirectory)
  }
}

/// An experiment that has been checked and whose data have been read, ready to run.
public struct PreparedExperiment: Sendable {
  /// The experiment as it was described, found to be valid.
  public let experiment: Experiment
  /// One for each schedule, those of rules at the end.
  public let plans: [Plan]
  /// How it will be run.
  public let options: RunOptions
  let problem: Problem
  /// Of the data that were read or generated; empty on a quadratic.
  public let checksums: [FileChecksum]

  enum Problem: Sendable {
    case quadratic(QuadraticProblem)
    case network(NetworkProblem)

    /// How many replicates are advanced together, on one thread.
    var groupSize: Int {
      switch self {
      case .quadratic: 16
      case .network: NetworkEnsemble.groupSize
      }
    }
    func groups(_ replicates: Int) -> Int { (replicates + groupSize - 1) / groupSize }
  }

  /// Checks an experiment, carries out its transforms and reads its data; nothing is run.
  ///
  /// - Throws: ``ExperimentError``, ``/DataSets/DataSetError``, ``/StochasticSimulation/SimulationError``.
  public init(_ experiment: Experiment, options: RunOptions = RunOptions()) throws {
    try experiment.validate()
    let optimizer = try experiment.optimizer.make()
    self.experiment = experiment
    self.options = options
    plans = try experiment.resolvedSchedules().map { Plan($0, on: experiment.trainingSet, optimizer: optimizer) }
    switch experiment.problem {
    case .quadratic(let description):
      let data = try QuadraticData(description, directory: options.dataDirectory ?? options.experimentDirectory)
      problem = .quadratic(data.problem)
      checksums = data.checksums
    case .network(let description):
      let data = try NetworkData(
        description, trainingSetSize: experiment.trainingSetSize, options: options)
      problem = .network(data.problem)
      checksums = data.checksums
    }
  }

  /// The rule that turns gradients into updates, the same for all schedules.
  public var optimizer: any Optimizer { plans[0].optimizer }

  /// How many modes a quadratic has.
  private var modes: Int? {
    if case .quadratic(let quadratic) = problem { quadratic.modes } else { nil }
  }

  /// The largest h, where it is known.
  public var largestCurvature: Double? {
    if case .quadratic(let quadratic) = problem { quadratic.largestCurvature } else { nil }
  }

  /// Where a quadratic diverges in the mean, one list a schedule.
  public var instabilities: [[Instability]] {
    guard case .quadratic(let quadratic) = problem else { return plans.map { _ in [] } }
    return plans.map { quadratic.instabilities(of: $0.timeline, optimizer: optimizer) }
  }

  /// The warnings of every schedule.
  public var warnings: [(schedule: String, warning: Warning)] {
    plans.flatMap { plan in
      plan.warnings(largestCurvature: largestCurvature).map { (plan.schedule.name, $0) }
    }
  }

  /// Recorded epochs of a schedule: 0, r, 2r … and its end.
  func grid(_ plan: Plan) -> RecordGrid {
    RecordGrid(every: experiment.recordEvery, epochs: plan.schedule.epochs)
  }

  /// Runs every schedule under every dynamics and compares. `progress` gets shares of the work done, 0…1, rising.
  ///
  /// Divergence is a result and no error.
  /// - Throws: ``/StochasticSimulation/SimulationError`` for options that this machine cannot run,
  ///   ``/Equivalence/EquivalenceError`` for curves that cannot be compared.
  public func run(progress: @escaping @Sendable (Double) -> Void = { _ in }) throws -> ExperimentResult {
    let jobs = plans.indices.flatMap { schedule in
      kinds.map { (schedule: schedule, dynamics: $0.dynamics, refinement: $0.refinement) }
    }
    let weights = jobs.map {
      WorkEstimate(self, plan: plans[$0.schedule], dynamics: $0.dynamics, refinement: $0.refinement).seconds
    }
    let meter = WeightedProgress(weights, progress)
    // A group of replicates runs on one thread: where a schedule has fewer groups than there are threads, schedules run
    // side by side instead.
    let sideBySide = problem.groups(experiment.replicates) < options.threads && jobs.count > 1
    let outcomes = Mutex<[Result<EnsembleCurves, any Error>?]>(Array(repeating: nil, count: jobs.count))
    let run = { @Sendable (index: Int) in
      let outcome = Result {
        try curves(
          of: plans[jobs[index].schedule], dynamics: jobs[index].dynamics, refinement: jobs[index].refinement,
          threads: sideBySide ? 1 : options.threads
        ) { meter.set(index, $0) }
      }
      meter.set(index, 1)
      outcomes.withLock { $0[index] = outcome }
    }
    WorkQueue.run(jobs.count, threads: sideBySide ? options.threads : 1, run)
    let results = try outcomes.withLock { try $0.compactMap { try $0?.get() } }
    let runs = zip(jobs, results).map {
      ScheduleRun(schedule: $0.schedule, dynamics: $0.dynamics, refinement: $0.refinement, curves: $1)
    }
    return ExperimentResult(
      experiment: experiment, plans: plans, runs: runs, equationComparisons: try compareWithEquation(runs),
      comparisons: try compare(runs), instabilities: instabilities, checksums: checksums, modes: modes)
  }

  /// The ways in which every schedule is run, the finest refinement before the others.
  var kinds: [(dynamics: Dynamics, refinement: Int?)] {
    experiment.dynamics.flatMap { dynamics -> [(dynamics: Dynamics, refinement: Int?)] in
      guard dynamics == .langevin, experiment.isRefined else { return [(dynamics, nil)] }
      return experiment.langevin.refinements.map { (dynamics, $0) }
    }
  }

  private func curves(
    of plan: Plan, dynamics: Dynamics, refinement: Int?, threads: Int, progress: @escaping @Sendable (Double) -> Void
  ) throws -> EnsembleCurves {
    var settings = EnsembleSettings(
      seed: experiment.seed, replicates: experiment.replicates, grid: grid(plan), threads: threads,
      variant: options.variant)
    settings.keepsReplicates = options.keepsReplicates
    switch problem {
    case .network(let network):
      return try NetworkEnsemble(
        problem: network, timeline: plan.timeline, optimizer: optimizer, settings: settings,
        langevin: refinement.map { experiment.langevin.network(refinement: $0) },
        measureNoiseEvery: dynamics == .minibatch ? experiment.measureNoiseEvery : nil
      ).run(progress: progress)
    case .quadratic(let quadratic):
      switch dynamics {
      case .exact:
        return try ExactQuadratic(
          problem: quadratic, timeline: plan.timeline, optimizer: optimizer, grid: settings.grid, threads: threads,
          variant: options.variant
        ).run(progress: progress)
      case .gaussian, .minibatch:
        return GaussianQuadratic(problem: quadratic, timeline: plan.timeline, optimizer: optimizer, settings: settings)
          .run(progress: progress)
      case .langevin, .langevinOverdamped:
        return try LangevinQuadratic(
          problem: quadratic, timeline: plan.timeline, kind: dynamics == .langevin ? .withMemory : .overdamped,
          settings: settings
        ).run(progress: progress)
      }
    }
  }
}

/// Shares of several jobs, weighted by how long they should take.
private final class WeightedProgress: Sendable {
  private let weights: [Double]
  private let shares: Mutex<[Double]>
  private let report: @Sendable (Double) -> Void

  init(_ weights: [Double], _ report: @escaping @Sendable (Double) -> Void) {
    self.weights = weights
    self.report = report
    shares = Mutex(Array(repeating: 0, count: weights.count))
  }

  func set(_ index: Int, _ share: Double) {
    shares.withLock { shares in
      shares[index] = max(shares[index], share)
      let total = weights.reduce(0, +)
      report(total > 0 ? zip(shares, weights).reduce(0) { $0 + $1.0 * $1.1 } / total : 1)
    }
  }
}

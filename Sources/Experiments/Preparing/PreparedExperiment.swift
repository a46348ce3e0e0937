import DataSets
import Descriptions
import Foundation
import NoiseScale
import StochasticSimulation

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
  /// What the data take, and what reading them took, bytes.
  let data: (bytes: Double, readingBytes: Double)

  enum Problem: Sendable {
    case quadratic(QuadraticProblem)
    case network(NetworkProblem)

    /// How many replicates are advanced together, on one thread.
    var groupSize: Int {
      switch self {
      case .quadratic: GaussianQuadratic.groupSize
      case .network: NetworkEnsemble.groupSize
      }
    }

    func groups(_ replicates: Int) -> Int { (replicates + groupSize - 1) / groupSize }
  }

  /// Checks an experiment, carries out its transforms and reads its data; nothing is run.
  ///
  /// - Throws: ``/Descriptions/Fault`` with the path of the key, and its place where the experiment was read from a file.
  public init(_ experiment: Experiment, options: RunOptions = RunOptions()) throws(Fault) {
    self.experiment = experiment
    self.options = options
    do throws(Fault) {
      plans = try experiment.plans()
      guard experiment.optimizer.isSimulated else {
        throw Fault(
          ["optimizer"],
          "optimizer is \(experiment.optimizer.title), which can be planned but not run: nothing is known of it but its name"
        )
      }
      switch experiment.problem {
      case .quadratic(let description):
        let data = try QuadraticData(description, options)
        problem = .quadratic(data.problem)
        checksums = data.checksums
        self.data = (8 * 2 * Double(data.problem.modes), 0)
      case .network(let description):
        let data = try NetworkData(description, trainingSetSize: experiment.trainingSetSize, options: options)
        problem = .network(data.problem)
        checksums = data.checksums
        let (train, test) = (data.problem.train, data.problem.test)
        self.data = (4 * Double(train.count + test.count) * Double(train.featureCount), data.readingBytes)
      }
      try experiment.checkData(checksums, options)
    } catch {
      throw error.at(experiment.source?.place(of: error.path))
    }
  }

  /// How many modes a quadratic has.
  var modes: Int? {
    if case .quadratic(let quadratic) = problem { quadratic.modes } else { nil }
  }

  /// The largest h, where it is known.
  public var largestCurvature: Double? {
    if case .quadratic(let quadratic) = problem { quadratic.largestCurvature } else { nil }
  }

  /// Where a quadratic diverges in the mean, one list a schedule.
  public var instabilities: [[Instability]] {
    guard case .quadratic(let quadratic) = problem else { return plans.map { _ in [] } }
    return plans.map { quadratic.instabilities(of: $0.timeline, optimizer: experiment.optimizer) }
  }

  /// The warnings of every schedule.
  public var warnings: [(schedule: String, warning: Warning)] {
    plans.flatMap { plan in
      plan.warnings(largestCurvature: largestCurvature).map { (plan.schedule.name, $0) }
    }
  }

  /// Recorded epochs of a schedule: 0, r, 2r … and its end.
  func grid(_ plan: Plan) -> RecordGrid {
    RecordGrid(every: experiment.recordStep, epochs: plan.epochs)
  }
}

extension Experiment {
  /// Every schedule laid out, those of rules at the end.
  /// - Throws: ``/Descriptions/Fault`` where the experiment is not valid.
  public func plans() throws(Fault) -> [Plan] {
    try validate()
    let trainingSet = trainingSet
    return try resolvedSchedules().map { Plan($0, on: trainingSet, optimizer: optimizer) }
  }

  /// The largest h of a quadratic, read from its files where it names some; `nil` on a network.
  ///
  /// - Parameters:
  ///   - directory: Where the files are; nil for the current folder.
  ///   - acceptsChangedData: Whether they may be others than a manifest says.
  /// - Throws: ``/Descriptions/Fault`` with its place.
  public func largestCurvature(in directory: URL?, acceptsChangedData: Bool = false) throws(Fault) -> Double? {
    guard case .quadratic(let quadratic) = problem else { return nil }
    var options = RunOptions(dataDirectory: directory)
    options.acceptsChangedData = acceptsChangedData
    do {
      let data = try QuadraticData(quadratic, options)
      try checkData(data.checksums, options)
      return data.problem.largestCurvature
    } catch {
      throw error.at(source?.place(of: error.path))
    }
  }
}

extension QuadraticData {
  /// With the path from the experiment in its faults.
  init(_ description: QuadraticDescription, _ options: RunOptions) throws(Fault) {
    do {
      try self.init(description, directory: options.dataDirectory ?? options.experimentDirectory)
    } catch {
      throw error.under("problem", .key(QuadraticDescription.name))
    }
  }
}

import Foundation
import NoiseScale
import Report
import StochasticSimulation

/// What `scale` and `convert` know of an experiment: its schedules laid out, without a network's data and without running
/// anything.
public struct PlanSession: Sendable {
  /// The experiment as it was described, found to be valid.
  public let experiment: Experiment
  /// One for each schedule, those of rules at the end.
  public let plans: [Plan]
  private let largestCurvature: Double?
  private let directory: URL?

  /// Lays out every schedule of a checked experiment.
  ///
  /// - Parameters:
  ///   - experiment: The experiment, checked here.
  ///   - directory: Where the files of a quadratic are; nil for the current folder.
  /// - Throws: ``ExperimentError``, `DataSetError`.
  public init(_ experiment: Experiment, directory: URL? = nil) throws {
    try experiment.validate()
    self.experiment = experiment
    self.directory = directory
    let optimizer = try experiment.optimizer.make()
    plans = try experiment.resolvedSchedules().map { Plan($0, on: experiment.trainingSet, optimizer: optimizer) }
    if case .quadratic(let quadratic) = experiment.problem {
      largestCurvature = try QuadraticData(quadratic, directory: directory).problem.largestCurvature
    } else {
      largestCurvature = nil
    }
  }

  /// One sentence each. `knowsCurvature`: whether the problem's curvature is the user's own.
  public func warnings(knowsCurvature: Bool = true) -> [String] {
    plans.flatMap { plan in
      plan.warnings(largestCurvature: knowsCurvature ? largestCurvature : nil).map { "\(plan.schedule.name): \($0)" }
    }
  }

  /// What the experiment asks to be measured of the gradient's noise, as a table in Markdown and a sentence for every stage in
  /// which ε·h is large; its networks are trained for it. `nil` where nothing is asked.
  /// - Throws: ``Failure``.
  public func measuredNoise(options: RunOptions) throws -> (table: String, warnings: [String])? {
    guard experiment.measureNoiseEvery != nil else { return nil }
    var trained = experiment
    trained.dynamics = [.minibatch]
    do {
      let result = try PreparedExperiment(trained, options: options).run()
      return (NoiseText.table(of: result)?.markdown() ?? "", NoiseText.warnings(of: result))
    } catch {
      throw Failure(error)
    }
  }

  /// The experiment of the schedule called `name` (or the reference) and what the transforms make of it, both in stages.
  /// - Throws: ``ExperimentError``.
  public func converted(_ name: String?, by transforms: [TransformDescription]) throws -> PlanSession {
    let name = name ?? experiment.comparison.reference
    guard let source = plans.first(where: { $0.schedule.name == name }) else {
      let nearest = plans.map(\.schedule.name).nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
      throw ExperimentError([], "schedule is '\(name)', but must be the name of a schedule of the experiment" + nearest)
    }
    let newName = ([name] + transforms.map(\.name)).joined(separator: ", ")
    var step = experiment
    step.schedules = [
      ScheduleDescription(name: name, stages: source.schedule.stages),
      ScheduleDescription(name: newName, from: name, transforms: transforms),
    ]
    step.comparison.reference = name
    step.comparison.rules = []
    let made = try step.resolvedSchedules()[1]
    step.schedules[1] = ScheduleDescription(name: newName, stages: made.stages)
    return try PlanSession(step, directory: directory)
  }
}

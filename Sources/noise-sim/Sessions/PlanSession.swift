import Descriptions
import Experiments
import Findings
import Foundation
import NoiseScale

/// What `scale` and `convert` know of an experiment: its schedules laid out, without a network's data and without running
/// anything.
struct PlanSession {
  /// The experiment as it was described, found to be valid.
  let experiment: Experiment
  /// One for each schedule, those of rules at the end.
  let plans: [Plan]
  /// What transforms did otherwise than asked for, one sentence each.
  private(set) var notes: [String]
  private let largestCurvature: Double?
  private let directory: URL?
  private let acceptsChangedData: Bool

  /// Lays out every schedule of a checked experiment.
  ///
  /// - Parameters:
  ///   - experiment: The experiment, checked here.
  ///   - directory: Where the files of a quadratic are; nil for the current folder.
  ///   - acceptsChangedData: Whether they may be others than a manifest says.
  /// - Throws: `Fault` with its place.
  init(_ experiment: Experiment, directory: URL? = nil, acceptsChangedData: Bool = false) throws(Fault) {
    self.experiment = experiment
    (self.directory, self.acceptsChangedData) = (directory, acceptsChangedData)
    plans = try experiment.plans()
    notes = try experiment.resolvedWithNotes().flatMap { schedule, notes in notes.map { "\(schedule.name): \($0)" } }
    largestCurvature = try experiment.largestCurvature(in: directory, acceptsChangedData: acceptsChangedData)
  }

  /// Without a problem of the user's own nothing is said about divergence.
  var warnings: [TitledWarning] {
    let knowsCurvature = experiment.source?["problem"] != nil
    return plans.flatMap { plan in
      plan.warnings(largestCurvature: knowsCurvature ? largestCurvature : nil).map {
        TitledWarning(title: experiment.title, schedule: plan.schedule.name, text: $0.description)
      }
    }
  }

  /// Whether the experiment asks for the gradient's noise.
  var measuresNoise: Bool { experiment.measureNoiseEvery != nil }

  /// What the experiment asks to be measured of the gradient's noise, as a table in a format and a warning for every stage in
  /// which ε·h is large; its networks are trained for it, with a bar on a terminal.
  ///
  /// - Throws: ``Failure``.
  func measuredNoise(
    format: PlanText.Format, isQuiet: Bool, options: () throws -> RunOptions
  ) throws -> (text: String?, warnings: [TitledWarning]) {
    var trained = experiment
    trained.dynamics = [.minibatch]
    do {
      let result = try PreparedExperiment(trained, options: try options()).run(isQuiet: isQuiet)
      return (
        NoiseText.text(of: result, format: format, width: TerminalWidth.ofOutput), ResultsText([result]).warnings
      )
    } catch {
      throw Failure(error)
    }
  }

  /// The experiment of the schedule called `name` (or the reference) and what the transforms make of it.
  ///
  /// - Parameter position: Where the rest of a run under way begins, if only that is transformed.
  /// - Throws: `Fault` for an unknown schedule, or where a transform cannot be made.
  func converted(
    _ name: String?, by transforms: [any Transform], after position: Position? = nil
  ) throws(Fault) -> PlanSession {
    let name = name ?? experiment.comparison.reference
    guard let source = plans.first(where: { $0.schedule.name == name }) else {
      throw Fault(
        "schedule", "'\(name)'",
        allowed: "the name of a schedule of the experiment" + plans.map(\.schedule.name).suggestion(for: name))
    }
    let newName = ([name] + transforms.map { $0.title } + (position.map { ["after \($0.text)"] } ?? []))
      .joined(separator: ", ")
    var step = experiment
    step.schedules = [ScheduleDescription(name: name, source.schedule)]
    step.comparison.reference = name
    step.comparison.rules = []
    let (made, kept, notes): (Schedule, Int?, [String])
    if let position {
      let rest = try source.schedule.transformed(
        by: transforms, after: position, on: source.trainingSet, optimizer: experiment.optimizer)
      (made, kept, notes) = (rest.schedule, rest.update.index + 1, rest.notes)
    } else {
      step.schedules.append(ScheduleDescription(name: newName, from: name, transforms: transforms))
      let resolved = try step.resolvedWithNotes()[1]
      (made, kept, notes) = (resolved.schedule, nil, resolved.notes)
    }
    step.schedules = [step.schedules[0], ScheduleDescription(name: newName, made)]
    var session = try PlanSession(step, directory: directory, acceptsChangedData: acceptsChangedData)
    session.notes =
      (kept.map { [PlanText.firstChange(session.plans[0], session.plans[1], after: $0)] } ?? []) + notes
    return session
  }
}

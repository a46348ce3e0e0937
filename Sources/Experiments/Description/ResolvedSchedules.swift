import Descriptions
import NoiseScale

extension Experiment {
  /// The schedules with their transforms carried out, in the order of the description; then those of the rules.
  /// - Throws: ``/Descriptions/Fault`` for an unknown or circular `from`, or a transform that cannot be made.
  public func resolvedSchedules() throws(Fault) -> [Schedule] { try resolvedWithNotes().map(\.schedule) }

  /// The same, each with a sentence for everything that its transforms did otherwise than asked for.
  /// - Throws: ``/Descriptions/Fault`` for an unknown or circular `from`, or a transform that cannot be made.
  public func resolvedWithNotes() throws(Fault) -> [(schedule: Schedule, notes: [String])] {
    var resolution = ScheduleResolution(self)
    var schedules: [(schedule: Schedule, notes: [String])] = []
    for index in resolution.described.indices { schedules.append(try resolution.resolved(index)) }
    return schedules
  }
}

/// Carries out transforms, each schedule's once.
private struct ScheduleResolution {
  /// Those of rules at the end.
  let described: [ScheduleDescription]
  private let experiment: Experiment
  private let trainingSet: TrainingSet
  private let names: [String]
  /// Of the schedules that others may be made from.
  private let positions: [String: Int]
  private var known: [String: (schedule: Schedule, notes: [String])] = [:]

  init(_ experiment: Experiment) {
    (self.experiment, trainingSet) = (experiment, experiment.trainingSet)
    described = experiment.allSchedules
    names = experiment.schedules.map(\.name)
    positions = Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  mutating func resolved(_ index: Int) throws(Fault) -> (schedule: Schedule, notes: [String]) {
    // From the schedule asked for back to one that is known, or in its own words.
    var chain = [index]
    var passed: Set<String> = []
    while let last = chain.last, known[described[last].name] == nil, let next = try source(of: last, passed) {
      passed.insert(described[last].name)
      chain.append(next)
    }
    for index in chain.reversed() where known[described[index].name] == nil {
      known[described[index].name] = try made(index)
    }
    return known[described[index].name]!
  }

  /// The position of the schedule that another is made from; `nil` of one in its own words.
  private func source(of index: Int, _ passed: Set<String>) throws(Fault) -> Int? {
    guard case .derived(let from, _) = described[index].definition else { return nil }
    let path: [Step] = isRule(index) ? ["compare", "reference"] : ["schedules", .index(index), "from"]
    guard !passed.contains(described[index].name) else {
      throw Fault(
        "from",
        allowed: "schedule '\(described[index].name.shortened())' is made from itself; a chain of schedules must start "
          + "with stages", path: path)
    }
    guard let source = positions[from] else {
      throw Fault(
        "from", "'\(from.shortened())'", allowed: "the name of another schedule" + names.suggestion(for: from),
        path: path)
    }
    return source
  }

  /// A schedule, where the one that it is made from is known.
  private func made(_ index: Int) throws(Fault) -> (schedule: Schedule, notes: [String]) {
    let description = described[index]
    guard case .derived(let from, let transforms) = description.definition else {
      return (description.schedule ?? Schedule(name: description.name, stages: []), [])
    }
    var (schedule, notes) = (known[from]!.schedule, [String]())
    for (position, transform) in transforms.enumerated() {
      do {
        let made = try transform.transformed(schedule, on: trainingSet, optimizer: experiment.optimizer)
        schedule = made.schedule
        notes += made.notes.map { "\(transform.name), \($0)" }
      } catch {
        var fault = error.within("schedule '\(description.name.shortened())', \(transform.name)")
        fault.path =
          isRule(index)
          ? ["compare", "rules", .index(index - names.count)]
          : ["schedules", .index(index), "transform", .index(position)]
        throw fault
      }
    }
    schedule.name = description.name
    return (schedule, notes)
  }

  private func isRule(_ index: Int) -> Bool { index >= names.count }
}

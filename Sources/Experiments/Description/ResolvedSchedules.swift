import Descriptions
import NoiseScale

extension Experiment {
  /// The schedules with their transforms carried out, in the order of the description; then those of the rules.
  /// - Throws: ``/Descriptions/Fault`` for an unknown or circular `from`, or a transform that cannot be made.
  public func resolvedSchedules() throws(Fault) -> [Schedule] { try resolvedWithNotes().map(\.schedule) }

  /// The same, each with a sentence for everything that its transforms did otherwise than asked for.
  /// - Throws: ``/Descriptions/Fault`` for an unknown or circular `from`, or a transform that cannot be made.
  public func resolvedWithNotes() throws(Fault) -> [(schedule: Schedule, notes: [String])] {
    var resolved: [String: (schedule: Schedule, notes: [String])] = [:]
    var schedules: [(schedule: Schedule, notes: [String])] = []
    let described = allSchedules
    for index in described.indices {
      schedules.append(try resolve(index, of: described, into: &resolved, through: []))
    }
    return schedules
  }

  private func resolve(
    _ index: Int, of described: [ScheduleDescription],
    into resolved: inout [String: (schedule: Schedule, notes: [String])],
    through chain: [String]
  ) throws(Fault) -> (schedule: Schedule, notes: [String]) {
    let description = described[index]
    if let known = resolved[description.name] { return known }
    var schedule: Schedule
    var notes: [String] = []
    switch description.definition {
    case .stages, .tracks:
      schedule = description.schedule ?? Schedule(name: description.name, stages: [])
    case .derived(let from, let transforms):
      let isRule = index >= schedules.count
      let path: [Step] = isRule ? ["compare", "reference"] : ["schedules", .index(index), "from"]
      guard !chain.contains(description.name) else {
        throw Fault(
          "from",
          allowed: "schedule '\(description.name)' is made from itself; a chain of schedules must start with stages",
          path: path)
      }
      guard let source = schedules.firstIndex(where: { $0.name == from }) else {
        throw Fault(
          "from", "'\(from)'",
          allowed: "the name of another schedule" + schedules.map(\.name).suggestion(for: from), path: path)
      }
      schedule = try resolve(source, of: described, into: &resolved, through: chain + [description.name]).schedule
      for (position, transform) in transforms.enumerated() {
        do {
          let made = try transform.transformed(schedule, on: trainingSet, optimizer: optimizer)
          schedule = made.schedule
          notes += made.notes.map { "\(transform.name), \($0)" }
        } catch {
          var fault = error.within("schedule '\(description.name)', \(transform.name)")
          fault.path =
            isRule
            ? ["compare", "rules", .index(index - schedules.count)]
            : ["schedules", .index(index), "transform", .index(position)]
          throw fault
        }
      }
      schedule.name = description.name
    }
    resolved[description.name] = (schedule, notes)
    return (schedule, notes)
  }
}

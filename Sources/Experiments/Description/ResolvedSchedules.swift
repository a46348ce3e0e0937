import Descriptions
import NoiseScale

extension Experiment {
  /// The schedules with their transforms carried out, in the order of the description; then those of the rules.
  /// - Throws: ``/Descriptions/Fault`` for an unknown or circular `from`, or a transform that cannot be made.
  public func resolvedSchedules() throws(Fault) -> [Schedule] {
    var resolved: [String: Schedule] = [:]
    var schedules: [Schedule] = []
    let described = allSchedules
    for index in described.indices {
      schedules.append(try resolve(index, of: described, into: &resolved, through: []))
    }
    return schedules
  }

  private func resolve(
    _ index: Int, of described: [ScheduleDescription], into resolved: inout [String: Schedule],
    through chain: [String]
  ) throws(Fault) -> Schedule {
    let description = described[index]
    if let schedule = resolved[description.name] { return schedule }
    var schedule: Schedule
    switch description.definition {
    case .stages(let stages):
      schedule = Schedule(name: description.name, stages: stages)
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
      schedule = try resolve(source, of: described, into: &resolved, through: chain + [description.name])
      for (position, transform) in transforms.enumerated() {
        do {
          schedule = try transform.apply(to: schedule, on: trainingSet, optimizer: optimizer)
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
    resolved[description.name] = schedule
    return schedule
  }
}

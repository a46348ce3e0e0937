import NoiseScale

extension Experiment {
  /// The schedules with their transforms carried out, in the order of the description; then those of the rules.
  /// - Throws: ``ExperimentError`` for an unknown or circular `from`, or a transform that cannot be made.
  public func resolvedSchedules() throws(ExperimentError) -> [Schedule] {
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
  ) throws(ExperimentError) -> Schedule {
    let description = described[index]
    if let schedule = resolved[description.name] { return schedule }
    var schedule: Schedule
    switch description.definition {
    case .stages(let stages):
      schedule = Schedule(name: description.name, stages: stages)
    case .derived(let from, let transforms):
      let isRule = index >= schedules.count
      let path: [ExperimentError.PathStep] = isRule ? ["compare", "reference"] : ["schedules", .index(index), "from"]
      guard !chain.contains(description.name) else {
        throw ExperimentError(
          path, "from: schedule '\(description.name)' is made from itself; a chain of schedules must start with stages")
      }
      guard let source = schedules.firstIndex(where: { $0.name == from }) else {
        let nearest = schedules.map(\.name).nearest(to: from).map { "; did you mean '\($0)'?" } ?? ""
        throw ExperimentError(path, "from is '\(from)', but must be the name of another schedule" + nearest)
      }
      schedule = try resolve(source, of: described, into: &resolved, through: chain + [description.name])
      for (position, transform) in transforms.enumerated() {
        let place: [ExperimentError.PathStep] =
          isRule
          ? ["compare", "rules", .index(index - schedules.count)]
          : ["schedules", .index(index), "transform", .index(position)]
        do {
          schedule = try Transforms.make(transform.name, transform.parameters)
            .apply(to: schedule, on: trainingSet, optimizer: try optimizer.make())
        } catch let error as ParameterError {
          throw ExperimentError(place + [.key(transform.name)], "\(transform.name): \(error)")
        } catch let error as ScheduleError {
          throw ExperimentError(
            place, "schedule '\(description.name)', \(transform.name), stage \(error.stage + 1): \(error.error)")
        } catch {
          throw ExperimentError(place, "\(error)")
        }
      }
      schedule.name = description.name
    }
    resolved[description.name] = schedule
    return schedule
  }
}

import Experiments
import NoiseScale

extension SourceNode {
  func schedules(_ key: String) throws(Complaint) -> [ScheduleDescription] {
    var schedules: [ScheduleDescription] = []
    for (index, element) in try list(key, of: "schedules").enumerated() {
      schedules.append(try element.schedule("element \(index + 1) of \(key)"))
    }
    return schedules
  }

  /// A schedule in its own stages, or one made from another.
  private func schedule(_ key: String) throws(Complaint) -> ScheduleDescription {
    let source = try mapping(key, owner: "schedule", known: MappingKeys.schedule.names)
    let name = try source.required("name", of: "schedule").text("name")
    guard let stages = source["stages"] else {
      guard let from = source["from"] else {
        throw Complaint(place, "schedule '\(name)' has neither stages nor from, but must have one of them")
      }
      return ScheduleDescription(
        name: name, from: try from.text("from"),
        transforms: try source.required("transform", of: "schedule").transforms("transform"))
    }
    for other in ["from", "transform"] {
      guard let entry = source.entry(other) else { continue }
      throw Complaint(entry.place, "\(other): schedule '\(name)' has stages already, but must have only one of them")
    }
    return ScheduleDescription(name: name, stages: try stages.stages("stages"))
  }

  private func stages(_ key: String) throws(Complaint) -> [Stage] {
    var stages: [Stage] = []
    for (index, element) in try list(key, of: "stages").enumerated() {
      stages.append(try element.stage("element \(index + 1) of \(key)"))
    }
    return stages
  }

  /// `beta1`, `beta2` and `delta` are numbers, for Adam alone, and where they are absent the optimiser's own.
  private func stage(_ key: String) throws(Complaint) -> Stage {
    let source = try mapping(key, owner: "stage", known: MappingKeys.stage.names)
    return Stage(
      epochs: try source.required("epochs", of: "stage").number("epochs", "a number > 0"),
      learningRate: try source.required("learning-rate", of: "stage").quantity("learning-rate"),
      batchSize: try source.required("batch-size", of: "stage").quantity("batch-size"),
      momentum: try source["momentum"]?.quantity("momentum") ?? 0,
      adam: AdamSettings(
        beta1: try source["beta1"]?.number("beta1", "0 ≤ beta1 < 1"),
        beta2: try source["beta2"]?.number("beta2", "0 ≤ beta2 < 1"),
        delta: try source["delta"]?.number("delta", "> 0")))
  }

  func transforms(_ key: String) throws(Complaint) -> [TransformDescription] {
    var transforms: [TransformDescription] = []
    for (index, element) in try list(key, of: "transforms").enumerated() {
      let (name, parameters) = try element.transform("element \(index + 1) of \(key)")
      transforms.append(TransformDescription(name, parameters))
    }
    return transforms
  }
}

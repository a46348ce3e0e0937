import Descriptions
import NoiseScale

/// A schedule in its own words, or made from another.
public struct ScheduleDescription: Sendable {
  /// Where the stages come from.
  public enum Definition: Sendable {
    /// From the description itself.
    case stages([Stage])
    /// From the description itself, each hyper-parameter by itself.
    case tracks(Tracks)
    /// From the schedule called `from`, by these transforms one after another.
    case derived(from: String, transforms: [any Transform])
  }
  /// By which others refer to it and its random numbers are addressed.
  public var name: String
  /// Where its stages come from.
  public var definition: Definition
  /// How it is cut into updates; one that is made from another is cut like that.
  public var counting = Counting()
  /// Whether a momentum of 0 is left out where it is written: for an optimiser that takes none.
  private var omitsMomentum = false

  /// A schedule in its own words.
  public init(name: String, stages: [Stage]) {
    self.name = name
    definition = .stages(stages)
  }

  /// A schedule as it was laid out, under a name.
  public init(name: String, _ schedule: Schedule) {
    self.name = name
    definition =
      switch schedule.form {
      case .stages(let stages): .stages(stages)
      case .tracks(let tracks): .tracks(tracks)
      }
    counting = schedule.counting
  }

  /// A schedule made from the one called `from`.
  public init(name: String, from: String, transforms: [any Transform]) {
    self.name = name
    definition = .derived(from: from, transforms: transforms)
  }

  fileprivate init(_ definition: Definition) { (name, self.definition) = ("", definition) }

  /// The keys of a schedule in a file.
  static var mapping: Mapping { ScheduleKeys.mapping }

  /// The schedule, where it is in its own words.
  public var schedule: Schedule? {
    switch definition {
    case .stages(let stages): Schedule(name: name, stages: stages, counting: counting)
    case .tracks(let tracks): Schedule(name: name, .tracks(tracks), counting: counting)
    case .derived: nil
    }
  }

  /// Whether it has a sequence length of its own.
  var hasSequenceLength: Bool { schedule?.hasSequenceLength ?? false }

  /// The same, to be written beside an optimiser.
  func written(takesMomentum: Bool) -> ScheduleDescription {
    var written = self
    written.omitsMomentum = !takesMomentum
    return written
  }
}

extension ScheduleDescription: NodeValue, Equatable {
  public init(_ node: Node) throws(Fault) {
    let keys = try ScheduleKeys.read(node)
    if let stages = keys.stages {
      self.init(name: keys.title, stages: stages)
    } else if let length = keys.length {
      self.init(.tracks(Tracks(length: length, keys.tracks)))
      name = keys.title
    } else {
      self.init(name: keys.title, from: keys.from ?? "", transforms: (keys.transforms ?? []).map(\.transform))
    }
    counting = keys.counting
  }

  public var node: Node? {
    var keys = ScheduleKeys(title: name, counting: counting)
    switch definition {
    case .stages(let stages): keys.stages = stages
    case .tracks(let tracks):
      keys.length = tracks.length
      for parameter in tracks.parameters { keys.tracks[parameter] = tracks[parameter] }
    case .derived(let from, let transforms):
      (keys.from, keys.transforms) = (from, transforms.map { TransformValue(transform: $0) })
    }
    var node = keys.values
    guard omitsMomentum, case .mapping(var entries) = node.content else { return node }
    for index in entries.indices where entries[index].key == "stages" {
      entries[index].value = .list(entries[index].value.items.map { $0.withoutMomentum })
    }
    node.content = .mapping(entries)
    return node
  }

  public static func == (a: ScheduleDescription, b: ScheduleDescription) -> Bool { a.node == b.node }
}

extension ScheduleDescription.Definition: Equatable {
  public static func == (a: Self, b: Self) -> Bool { ScheduleDescription(a).node == ScheduleDescription(b).node }
}

extension Node {
  /// A stage without a momentum of 0.
  fileprivate var withoutMomentum: Node {
    .mapping(
      entries.filter { $0.key != HyperParameter.momentum.rawValue || $0.value != .number(0) }.map { ($0.key, $0.value) }
    )
  }
}

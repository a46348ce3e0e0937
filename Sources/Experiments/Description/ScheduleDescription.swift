import Descriptions
import NoiseScale

/// A schedule in its own words, or made from another.
public struct ScheduleDescription: Sendable {
  /// Where the stages come from.
  public enum Definition: Sendable {
    /// From the description itself.
    case stages([Stage])
    /// From the schedule called `from`, by these transforms one after another.
    case derived(from: String, transforms: [any Transform])
  }
  /// By which others refer to it and its random numbers are addressed.
  public var name: String
  /// Where its stages come from.
  public var definition: Definition
  /// Whether a momentum of 0 is left out where it is written: for an optimiser that takes none.
  private var omitsMomentum = false

  /// A schedule in its own words.
  public init(name: String, stages: [Stage]) {
    self.name = name
    definition = .stages(stages)
  }

  /// A schedule made from the one called `from`.
  public init(name: String, from: String, transforms: [any Transform]) {
    self.name = name
    definition = .derived(from: from, transforms: transforms)
  }

  fileprivate init(_ definition: Definition) { (name, self.definition) = ("", definition) }

  /// The same, to be written beside an optimiser.
  func written(takesMomentum: Bool) -> ScheduleDescription {
    var written = self
    written.omitsMomentum = !takesMomentum
    return written
  }

  /// The keys of a schedule in a file.
  static var mapping: Mapping {
    var mapping = Keys.mapping
    mapping.forms = [["name", "stages"], ["name", "from", "transform"]]
    return mapping
  }

  private struct Keys: Described {
    var title = ""
    var stages: [Stage]?
    var from: String?
    var transforms: [TransformValue]?

    static let name = "schedule"
    static let meaning = "A schedule in its own stages, or made from another by transforms."
    static let template = Keys()
    static let fields: [Field<Self>] = [
      .required("name", \.title, .name, "Its name; random numbers are addressed by it."),
      Field("stages", \.stages, .list(of: .mapping(Stage.mapping), things: "stages", atLeast: 1), "One after another."),
      Field("from", \.from, .text, "The name of another schedule."),
      Field(
        "transform", \.transforms, .list(of: .named { Transforms.catalog }, things: "transforms"),
        "Applied in this order."),
    ]
  }
}

extension ScheduleDescription: NodeValue, Equatable {
  public init(_ node: Node) throws(Fault) {
    let keys = try Keys.read(node)
    if let stages = keys.stages {
      self.init(name: keys.title, stages: stages)
    } else {
      self.init(name: keys.title, from: keys.from ?? "", transforms: (keys.transforms ?? []).map(\.transform))
    }
  }

  public var node: Node? {
    var keys = Keys(title: name)
    switch definition {
    case .stages(let stages): keys.stages = stages
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

import Descriptions
import ExperimentFiles
import Experiments
import NoiseScale
import RandomSchedules
import TestSupport

/// Texts of experiments: valid ones from the descriptions, from examples and from random schedules, most of them then changed.
package struct ExperimentTexts {
  private var random: SeededGenerator

  package init(_ random: SeededGenerator) { self.random = random }

  /// A text of one or two documents.
  package mutating func text() -> String {
    var node = tree()
    for _ in 0..<random.pick([0, 0, 0, 1, 1, 1, 2, 2, 4]) {
      var mutation = TreeMutation(random, words: Self.words)
      node = mutation.changed(node)
      random = mutation.random
    }
    let text = written(node)
    guard random.chance(0.15) else { return text }
    return String(decoding: ByteMutation.changed(Array(text.utf8), putting: Self.pieces, &random), as: UTF8.self)
  }

  // MARK: Trees

  private mutating func tree() -> Node {
    switch random.integer(0...9) {
    case 0...2: return described()
    case 3...5: return scheduled()
    case 6: return random.pick(Self.written)
    default: return small()
    }
  }

  /// By the descriptions alone.
  private mutating func described() -> Node {
    var grammar = Grammar(random, extremes: random.pick([0, 0.02, 0.2]))
    defer { random = grammar.random }
    return grammar.value(.mapping(Experiment.mapping), key: "experiment")
  }

  /// A schedule of tracks or stages that mostly can be laid out, with an optimiser that is planned.
  private mutating func scheduled() -> Node {
    let item = RandomSchedule(seed: random.next())
    var experiment = Experiment(
      title: "x", optimizer: FormalOptimizer("lars"), sampling: item.trainingSet.sampling,
      schedules: [ScheduleDescription(name: item.schedule.name, item.schedule)])
    let size = item.trainingSet.size
    experiment.trainingSetDescription =
      item.trainingSet.unit == .tokens
      ? TrainingSetDescription(tokens: Double(size), sequenceLength: item.trainingSet.sequenceLength)
      : TrainingSetDescription(examples: size, sequenceLength: item.trainingSet.sequenceLength)
    var entries = experiment.node.entries
    if random.chance(0.5) {
      entries.removeAll { $0.key == "optimizer" }
      entries.append(
        Node.Entry("optimizer", .text(random.pick(Optimizers.catalog.entries.filter(\.isFree).map(\.name)))))
    }
    return derived(entries)
  }

  /// An experiment that takes no time to run: few modes, updates, replicates.
  private mutating func small() -> Node {
    var grammar = Grammar(random, extremes: random.pick([0, 0, 0.02, 0.1]))
    let known = Experiment.mapping.parameters
    var entries: [Node.Entry] = [Node.Entry("training-set-size", .integer(random.integer(4...60)))]
    for parameter in known {
      let isFree = ["title", "optimizer", "sampling", "replicates", "seed", "record-every"].contains(parameter.name)
      guard isFree, random.chance(0.5) else { continue }
      entries.append(Node.Entry(parameter.name, grammar.value(parameter.allowed, key: parameter.name)))
    }
    entries.append(Node.Entry("problem", problem(&grammar)))
    let stages = (0..<random.integer(1...3)).map { _ in
      Node.mapping([
        ("epochs", .number(Double(random.integer(1...6)) / 2)),
        ("learning-rate", quantity("learning-rate", .number(random.uniform(0.001, 0.3)), &grammar)),
        ("batch-size", .integer(random.integer(1...8))),
      ])
    }
    entries.append(Node.Entry("schedules", .list([.mapping([("name", .text("s0")), ("stages", .list(stages))])])))
    random = grammar.random
    return derived(entries)
  }

  private mutating func quantity(_ name: String, _ usual: Node, _ grammar: inout Grammar) -> Node {
    random.chance(0.6) ? usual : grammar.value(.named { Laws.catalog }, key: name)
  }

  private mutating func problem(_ grammar: inout Grammar) -> Node {
    guard random.chance(0.12) else {
      let values = (0..<random.integer(1...5)).map { _ in Node.number(random.uniform(0.01, 2)) }
      return .mapping([("quadratic", .mapping([("curvature", .mapping([("values", .list(values))]))]))])
    }
    return .mapping([
      (
        "network",
        .mapping([
          ("data", .text("teacher")), ("features", .integer(random.integer(1...4))), ("classes", .integer(2)),
          ("test-examples", .integer(20)), ("teacher-hidden", .integer(2)), ("hidden", .list([.integer(2)])),
        ])
      )
    ])
  }

  /// The same with schedules that transforms make of its first, and with what is compared.
  private mutating func derived(_ entries: [Node.Entry]) -> Node {
    var grammar = Grammar(random, extremes: random.pick([0, 0, 0.05, 0.3]))
    defer { random = grammar.random }
    var entries = entries
    if let index = entries.firstIndex(where: { $0.key == "schedules" }), let first = entries[index].value.items.first {
      var schedules = entries[index].value.items
      for number in 0..<grammar.random.integer(0...2) {
        let transforms = (0..<grammar.random.integer(0...2)).map { _ in
          grammar.value(.named { Transforms.catalog }, key: "transform")
        }
        schedules.append(
          .mapping([
            ("name", .text("d\(number)")), ("from", .text(first["name"]?.text ?? "s0")),
            ("transform", .list(transforms)),
          ]))
      }
      entries[index].value = .list(schedules)
    }
    if grammar.random.chance(0.3), let compare = Experiment.mapping.parameters.first(where: { $0.name == "compare" }) {
      let value = grammar.value(compare.allowed, key: "compare")
      entries.removeAll { $0.key == "compare" }
      entries.append(Node.Entry("compare", Node(.mapping(value.entries.filter { $0.key != "reference" }))))
    }
    return Node(.mapping(entries))
  }

  // MARK: Texts

  /// The tree in one of the ways to write it, with what other programs and people put around it.
  private mutating func written(_ node: Node) -> String {
    var text: String
    switch random.integer(0...9) {
    case 0...2: text = JSONText.text(node)
    case 3: text = ExperimentWriter.yaml(node) + "---\n" + ExperimentWriter.yaml(node)
    default: text = ExperimentWriter.yaml(node)
    }
    if random.chance(0.03) { text = text.replacing("\n", with: "\r\n") }
    if random.chance(0.02) { text = "\u{FEFF}" + text }
    if random.chance(0.02) { text += random.pick(Self.pieces) }
    return text
  }

  /// What the program itself has of them.
  private static let written: [Node] = (Example.all.map(\.text) + PublishedSchedule.all.map(\.text)).flatMap {
    (try? ExperimentReader.read($0, file: "x").map(\.node)) ?? []
  }

  /// Syntax, and values that mean something to it.
  private static let pieces =
    [
      "{", "}", "[", "]", ":", ": ", ",", "#", " #", "&a ", "*a", "&a [*a, *a]", "!", "!!str ", "|", ">", "'", "\"",
      "%", "@",
      "`", "- ", "? ", "\n", "\r", "\t", "---\n", "...\n", "<<: ", "\\u0000", "\\ud83d", "\\x1b", "\0", "  ", "\n  ",
    ] + HostileValues.numbers + HostileValues.texts

  /// Every key, name and word of the descriptions.
  static let words: [String] = KeyList.names + Laws.catalog.names + Transforms.catalog.names + Optimizers.catalog.names
}

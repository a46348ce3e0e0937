import Descriptions
import Experiments
import Foundation
import NoiseScale
import Testing

@testable import ExperimentFiles

/// The list of all keys: nothing left out, readable, and the page of the documentation.
@Suite struct KeyListTests {
  @Test func `every property of the schema, and no other`() {
    let listed = Set(KeySection.all.flatMap(\.parameters).map { Key(name: $0.name, meaning: $0.meaning) })
    // Things that a name alone stands for are keys of the schema too.
    // In a piece they are references to those.
    let named = Set(
      KeySection.all.filter { !$0.kinds.isEmpty }.flatMap {
        [Key(name: $0.name, meaning: $0.meaning), Key(name: $0.name, meaning: "")]
      })
    let schema = Self.keys(of: ExperimentSchema.node)
    #expect(schema.subtracting(listed).subtracting(named) == [])
    #expect(listed.subtracting(schema) == [])
    #expect(schema.count > 60)
  }

  @Test func `every named thing stands under its chapter`() {
    func names(_ chapter: KeySection.Chapter) -> [String] {
      KeySection.all.filter { $0.chapter == chapter }.map(\.name)
    }
    #expect(names(.law) == Laws.catalog.names)
    #expect(names(.transform) == Transforms.catalog.names)
    #expect(names(.optimizer) == Optimizers.catalog.names)
    let data = Experiment.mapping.parameters.first { $0.name == "problem" }.flatMap { problem in
      if case .choice(let kinds) = problem.allowed { kinds.parameters.first { $0.name == "network" } } else { nil }
    }
    guard case .mapping(let network)? = data?.allowed else { return #expect(Bool(false), "no network") }
    #expect(names(.data) == network.variants?.cases.map(\.owner))
    #expect(names(.experiment) == ["experiment", "training-set", "langevin", "compare", "margin", "measure"])
    #expect(names(.schedule) == ["schedule", "stage", "piece"])
  }

  @Test func `every meaning is a sentence`() {
    for section in KeySection.all {
      #expect(section.meaning.hasSuffix("."), "\(section.name)")
      for parameter in section.parameters {
        #expect(parameter.meaning.hasSuffix("."), "\(section.name): \(parameter.name)")
      }
    }
  }

  @Test func `what a key may be and what it is left out`() throws {
    let stage = try KeyList.text("stage").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(stage.hasPrefix("stage: A part of a schedule: "))
    #expect(stage.contains("a number ≥ 0, or a law such as {cosine: {from: 0.1, to: 0}}; required The"), "\(stage)")
    #expect(stage.contains("a number ≥ 0 and < 1, or a law such as {cosine: {from: 0.1, to: 0}}; default: 0 The"))
    let seed = """
      experiment: Schedules, how they are run and how they are compared.
        seed  an integer within 0…18446744073709551615; default: 1
              Seed of all random numbers.

      """
    #expect(try KeyList.text("seed").hasPrefix(seed))
    #expect(
      try KeyList.markdown("schedule").contains(
        "; or name, from, transform; or name, length, learning-rate, batch-size (and "))
    #expect(try KeyList.text("problem").hasPrefix("problem: The loss that is minimised. Exactly one of these.\n"))
  }

  @Test func `a name that is a thing and a key shows both`() throws {
    let text = try KeyList.text("momentum")
    #expect(text.hasPrefix("momentum (optimizer): ") && text.contains("\nstage: "), "\(text)")
    #expect(try KeyList.text("csv").contains("csv (curvature, gradient-variance): "))
    #expect(try KeyList.text("csv").contains("csv (data): "))
  }

  @Test func `a kind shows all of it`() throws {
    let text = try KeyList.text("law")
    for name in Laws.catalog.names {
      #expect(text.contains("\(name) (law): ") || text.hasPrefix("\(name) (law): "), "\(name)")
    }
  }

  @Test func `every name is found, and alone is part of the whole`() throws {
    let whole = try KeyList.text()
    for name in KeyList.names {
      let text = try KeyList.text(name)
      #expect(!text.isEmpty && text.count < whole.count, "\(name)")
      let page = try KeyList.markdown(name)
      #expect(page.hasPrefix("## "), "\(name)")
    }
  }

  @Test func `an unknown name`() {
    let error = #expect(throws: Fault.self) { try KeyList.text("learning-rat") }
    #expect(error?.kind == .usage)
    #expect(error?.description.hasSuffix("; did you mean 'learning-rate'?") == true)
    #expect(throws: Fault.self) { try KeyList.markdown("") }
  }

  @Test func `no line is wider than 100 characters, or ends in a space`() throws {
    for line in try KeyList.text().split(separator: "\n") {
      #expect(line.count <= 100 && !line.hasSuffix(" "), "\(line)")
    }
  }

  @Test func `every row of a table has four cells`() throws {
    for line in try KeyList.markdown().split(separator: "\n") where line.hasPrefix("|") {
      #expect(line.replacing("\\|", with: "").count { $0 == "|" } == 5, "\(line)")
    }
  }

  private struct Key: Hashable {
    var name, meaning: String
  }

  /// The properties anywhere in a schema, each with its description.
  private static func keys(of schema: Node) -> Set<Key> {
    var keys: Set<Key> = []
    for (name, value) in schema["properties"]?.entries.map({ ($0.key, $0.value) }) ?? [] {
      keys.insert(Key(name: name, meaning: value["description"]?.text ?? ""))
    }
    for child in schema.entries.map(\.value) + schema.items { keys.formUnion(Self.keys(of: child)) }
    return keys
  }
}

import Descriptions
import NoiseScale
import Testing

/// A law with an instance whose parameters are all different from their defaults.
protocol ExampleLaw: Law {
  static var example: Self { get }
}

extension ExampleLaw {
  fileprivate static var parametersOfExample: Parameters { Parameters(example) }
}

/// What every law in ``Laws/all`` obeys; each has its own numbers in the file of its name.
@Suite struct LawTests {
  /// One law of every kind, from the file of its tests.
  static let examples: [(name: String, parameters: Parameters)] = Laws.all.compactMap { law in
    (law as? any ExampleLaw.Type).map { ($0.name, $0.parametersOfExample) }
  }

  @Test func everyLawHasAnExample() { #expect(Self.examples.map(\.name) == Laws.catalog.names) }

  @Test func namesAreUnique() { #expect(Set(Laws.catalog.names).count == Laws.all.count) }

  @Test(arguments: examples.map(\.name))
  func parametersMakeTheSameLawAgain(_ name: String) throws {
    let parameters = try #require(Self.examples.first { $0.name == name }).parameters
    let law = try Laws.make(name, parameters)
    #expect(Parameters(law) == parameters)
    #expect(Parameters(law).entries.map(\.name) == type(of: law).parameters.map(\.name))
    let again = try Laws.make(name, Parameters(law))
    for step in 0...100 {
      let epoch = Double(step) / 10
      #expect(again.value(at: epoch, of: 10) == law.value(at: epoch, of: 10))
    }
  }

  @Test(arguments: examples.map(\.name))
  func everyValueIsFiniteOverItsStageAndDiscontinuousOnlyAtJoints(_ name: String) throws {
    let law = try Laws.make(name, try #require(Self.examples.first { $0.name == name }).parameters)
    let joints = law.joints(of: 10)
    for step in 0..<1000 {
      let (here, next) = (Double(step) / 100, Double(step + 1) / 100)
      let (a, b) = (law.value(at: here, of: 10), law.value(at: next, of: 10))
      #expect(a.isFinite && a >= 0 && b.isFinite)
      let holdsJoint = joints.contains { $0 >= here - 1e-9 && $0 <= next + 1e-9 }
      #expect(holdsJoint || abs(a - b) < 0.003, "between \(here) and \(next)")
    }
  }

  @Test(arguments: examples.map(\.name))
  func aMissingNumberAWordAndAnUnknownNameAreErrors(_ name: String) throws {
    let parameters = try #require(Self.examples.first { $0.name == name }).parameters
    let required = try #require(Laws.all.first { $0.name == name }).mapping.parameters.filter(\.isRequired).map(\.name)
    for entry in parameters.entries where required.contains(entry.name) {
      let without = Parameters(parameters.entries.filter { $0.name != entry.name })
      let error = #expect(throws: Fault.self) { try Laws.make(name, without) }
      #expect(error?.subject == entry.name)
    }
    for entry in parameters.entries {
      let wrong = parameters.entries.map { $0.name == entry.name ? ($0.name, .text("fast")) : $0 }
      let error = #expect(throws: Fault.self) { try Laws.make(name, Parameters(wrong)) }
      #expect(error?.subject == entry.name)
      #expect(error?.value == "'fast'")
    }
    let unknown = Parameters(parameters.entries + [("form", .number(1))])
    let error = #expect(throws: Fault.self) { try Laws.make(name, unknown) }
    #expect(error?.description.hasPrefix("form: it is not known in '\(name)'") == true)
  }

  @Test(arguments: examples.map(\.name), [Double.nan, .infinity, -.infinity])
  func numbersAreFinite(_ name: String, _ value: Double) throws {
    let parameters = try #require(Self.examples.first { $0.name == name }).parameters
    for entry in parameters.entries {
      guard entry.value.number != nil else { continue }
      let wrong = parameters.entries.map { $0.name == entry.name ? ($0.name, .number(value)) : $0 }
      #expect(throws: Fault.self, "\(entry.name)") { try Laws.make(name, Parameters(wrong)) }
    }
  }

  @Test func errorsAreSentences() {
    func message(_ name: String, _ parameters: Parameters) -> String? {
      do {
        _ = try Laws.make(name, parameters)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      message("cosin", [:])
        == "cosin: it is not known in 'law'; did you mean 'cosine'? (known: "
        + Laws.catalog.names.joined(separator: ", ") + ")")
    #expect(message("linear", ["from": .number(1)]) == "to: it is required in 'linear'")
    #expect(
      message("exponential", ["from": .number(1), "to": .number(0)])
        == "exponential: to is 0, but must be a number > 0")
    #expect(
      message("polynomial", ["from": .number(1), "to": .number(0), "power": .number(-2)])
        == "polynomial: power is -2, but must be a number > 0")
    #expect(
      message("step", ["from": .number(1), "factor": .number(0.1), "every": .number(0)])
        == "step: every is 0, but must be a number of epochs > 0")
    #expect(
      message("step", ["from": .number(1), "factor": .number(0), "every": .number(1)])
        == "step: factor is 0, but must be a number > 0")
    #expect(
      message("excerpt", ["law": .number(1), "of-epochs": .number(1)])
        == "excerpt: law is 1, but must be a law such as {cosine: {from: 0.1, to: 0}}")
    #expect(
      message(
        "excerpt",
        [
          "law": .law(name: "linear", ["from": .number(1), "to": .number(0)]), "of-epochs": .number(1),
          "start": .number(2),
        ]) == "excerpt: start is 2, but must be at most of-epochs (1)")
  }
}

import NoiseScale
import Testing

/// What every law in ``Laws/all`` obeys; each has its own numbers in the file of its name.
@Suite struct LawTests {
  /// One law of every kind, with parameters that are all different from their defaults.
  static let examples: [(name: String, parameters: Parameters)] = [
    ("linear", ["from": .number(0.3), "to": .number(0.1)]),
    ("cosine", ["from": .number(0.3), "to": .number(0.1)]),
    ("exponential", ["from": .number(0.3), "to": .number(0.1)]),
    ("polynomial", ["from": .number(0.3), "to": .number(0.1), "power": .number(2)]),
    ("step", ["from": .number(0.3), "factor": .number(0.5), "every": .number(3)]),
    (
      "warm-up",
      [
        "from": .number(0.1), "to": .number(0.3), "epochs": .number(2),
        "then": .law(name: "cosine", ["from": .number(0.3), "to": .number(0.1)]),
      ]
    ),
    ("warm-up-stable-decay", ["peak": .number(0.3), "warm-up": .number(2), "decay": .number(3), "to": .number(0.1)]),
    ("one-cycle", ["from": .number(0.1), "peak": .number(0.3), "to": .number(0.05), "warm-up": .number(4)]),
    (
      "excerpt",
      [
        "law": .law(name: "linear", ["from": .number(0.3), "to": .number(0.1)]), "of-epochs": .number(20),
        "start": .number(5), "times": .number(2),
      ]
    ),
  ]

  @Test func everyLawHasAnExample() { #expect(Self.examples.map(\.name).sorted() == Laws.names.sorted()) }

  @Test func namesAreUnique() { #expect(Set(Laws.names).count == Laws.all.count) }

  @Test(arguments: examples.map(\.name))
  func parametersMakeTheSameLawAgain(_ name: String) throws {
    let parameters = try #require(Self.examples.first { $0.name == name }).parameters
    let law = try Laws.make(name, parameters)
    #expect(law.parameters == parameters)
    #expect(law.parameters.entries.map(\.name) == type(of: law).parameterNames)
    let again = try Laws.make(name, law.parameters)
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
    for entry in parameters.entries where !["then", "start", "times"].contains(entry.name) {
      let without = Parameters(parameters.entries.filter { $0.name != entry.name })
      let error = #expect(throws: ParameterError.self) { try Laws.make(name, without) }
      #expect(error?.name == entry.name)
    }
    for entry in parameters.entries {
      let wrong = parameters.entries.map { $0.name == entry.name ? ($0.name, .text("fast")) : $0 }
      let error = #expect(throws: ParameterError.self) { try Laws.make(name, Parameters(wrong)) }
      #expect(error?.name == entry.name)
      #expect(error?.value == "fast")
    }
    let unknown = Parameters(parameters.entries + [("form", .number(1))])
    let error = #expect(throws: ParameterError.self) { try Laws.make(name, unknown) }
    #expect(error?.description.hasPrefix("form: it is not known in '\(name)'") == true)
  }

  @Test(arguments: examples.map(\.name), [Double.nan, .infinity, -.infinity])
  func numbersAreFinite(_ name: String, _ value: Double) throws {
    let parameters = try #require(Self.examples.first { $0.name == name }).parameters
    for entry in parameters.entries {
      guard case .number = entry.value else { continue }
      let wrong = parameters.entries.map { $0.name == entry.name ? ($0.name, .number(value)) : $0 }
      #expect(throws: ParameterError.self, "\(entry.name)") { try Laws.make(name, Parameters(wrong)) }
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
        == "cosin: it is not known in 'law'; did you mean 'cosine'? (known: linear, cosine, exponential, polynomial, "
        + "step, warm-up, warm-up-stable-decay, one-cycle, excerpt)")
    #expect(message("linear", ["from": .number(1)]) == "to: it is required and must be a number")
    #expect(
      message("exponential", ["from": .number(1), "to": .number(0)])
        == "to is 0, but must be > 0 (an exponential law)")
    #expect(
      message("polynomial", ["from": .number(1), "to": .number(0), "power": .number(-2)])
        == "power is -2, but must be > 0")
    #expect(
      message("step", ["from": .number(1), "factor": .number(0.1), "every": .number(0)])
        == "every is 0, but must be > 0 epochs")
    #expect(
      message("step", ["from": .number(1), "factor": .number(0), "every": .number(1)])
        == "factor is 0, but must be > 0")
    #expect(
      message("excerpt", ["law": .number(1), "of-epochs": .number(1)])
        == "law is 1, but must be a law such as {cosine: {from: 0.1, to: 0}}")
    #expect(
      message(
        "excerpt",
        [
          "law": .law(name: "linear", ["from": .number(1), "to": .number(0)]), "of-epochs": .number(1),
          "start": .number(2),
        ]) == "start is 2, but must be within 0…of-epochs")
  }
}

import Descriptions
import Testing

@testable import NoiseScale

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
    // All of them, but those of other forms than the one that it has.
    let mapping = type(of: law).mapping
    let names = Parameters(law).entries.map(\.name)
    let form = mapping.forms.first { Set($0.required).isSubset(of: names) }?.keys ?? []
    let others = Set(mapping.forms.flatMap(\.keys)).subtracting(form)
    let omitted = mapping.names.filter { $0 == "rate" }
    #expect(names == mapping.names.filter { !others.contains($0) && !omitted.contains($0) })
    let again = try Laws.make(name, Parameters(law))
    for step in 0...100 {
      let epoch = Double(step) / 10
      #expect(again.value(at: epoch, of: 10) == law.value(at: epoch, of: 10))
    }
  }

  @Test(arguments: examples.map(\.name))
  func everyValueIsFiniteOverItsStageAndDiscontinuousOnlyAtJoints(_ name: String) throws {
    let law = try Laws.make(name, try #require(Self.examples.first { $0.name == name }).parameters)
    // What happens at the very end alone, such as a last step, is no joint.
    let joints = law.joints(of: 10) + [10]
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

  /// Examples, templates, and laws whose joints are many, absent, or beyond their piece.
  static let many: [any Law] =
    Laws.all.map { $0.template } + Laws.all.compactMap { ($0 as? any ExampleLaw.Type)?.example } + [
      StepLaw(from: 1, factor: 1.1, every: 0.7), InverseTimeLaw(from: 1, decay: 0.5, every: 1.1),
      WarmUpLaw(from: 0.3, to: 0.1, length: 40), WarmUpLaw(from: 0, to: 1, length: 3, then: 0.5),
      WarmUpLaw(from: 0, to: 1, length: 2.3, then: .law(StepLaw(from: 1, factor: 0.5, every: 0.1))),
      WarmUpLaw(from: 1, to: 1, length: 2.3, then: .law(StepLaw(from: 1, factor: 0.5, every: 0.1))),
      WarmUpLaw(from: 0, to: 1, length: 2, then: .law(OneCycleLaw(from: 1, peak: 3, to: 0, warmUp: 1.5))),
      WarmUpStableDecayLaw(peak: 1, warmUp: 6, decay: 7, to: 0.1), OneCycleLaw(from: 0, peak: 1, to: 0, warmUp: 20),
      ExcerptLaw(law: StepLaw(from: 1, factor: 0.5, every: 0.3), ofLength: 8, start: 2.9, times: 3),
      ExcerptLaw(law: OneCycleLaw(from: 0, peak: 1, to: 0.2, warmUp: 4), ofLength: 6, start: 1),
      ExcerptLaw(law: IncrementsLaw(from: 8, to: 64, by: 8), ofLength: 4, start: 1),
      PolynomialLaw(from: 0.1, to: 1, power: 0.3), CosineLaw(from: 0, to: 1), LogarithmicLaw(from: 1, to: 0.2),
      InverseSquareRootLaw(from: 1, start: 0, hold: 3), OneMinusSquareRootLaw(from: 0.1, to: 1),
      IncrementsLaw(from: 4608, to: 768, by: -3, share: .updates), IncrementsLaw(from: 192, to: 2048, by: 16),
      TableLaw(at: [1, 2, 7], values: [3, 1, 2]), TableLaw(at: [0, 2.5, 30], values: [3, 1, 2], between: .step),
    ]

  /// Counting updates passes over those between two positions with the same batch size.
  @Test(arguments: [1, 10, 1234.5])
  func everyLawIsMonotoneBetweenNeighbouringJoints(_ length: Double) {
    for law in Self.many {
      let ends = [0] + law.joints(of: length).filter { $0 > 0 && $0 < length }.sorted() + [length]
      for (start, end) in zip(ends, ends.dropFirst()) {
        let values = (0..<60).map { law.value(at: start + (end - start) * Double($0) / 60, of: length) }
        let steps = zip(values, values.dropFirst()).map { $1 - $0 }
        // Rounding moves a constant, too.
        let slack = 8 * Double.ulpOfOne * values.reduce(0) { max($0, abs($1)) }
        let isMonotone = steps.allSatisfy { $0 >= -slack } || steps.allSatisfy { $0 <= slack }
        #expect(isMonotone, "\(law.title) in \(start)…\(end) of \(length)")
        if law.isPiecewiseConstant {
          #expect(Set(values).count == 1, "\(law.title) in \(start)…\(end) of \(length)")
        }
      }
    }
  }

  @Test(arguments: [1, 10, 1234.5])
  func theConstantPartsOfALawAreItsValues(_ length: Double) {
    for law in Self.many {
      let parts = law.constantParts(of: length)
      #expect((parts == nil) == !law.isPiecewiseConstant, "\(law.title)")
      guard let parts else { continue }
      for step in 0..<1000 {
        let x = length * (Double(step) + 0.5) / 1000
        #expect(law.value(at: x, of: length) == parts.last { $0.start <= x }?.value, "\(law.title) at \(x)")
      }
    }
    #expect(Self.many.filter(\.isPiecewiseConstant).count >= 12)
  }

  /// A million steps are not listed: such a law is as good as smooth.
  @Test func stepsThatAreTooManyMakeNoConstantParts() {
    let increments = IncrementsLaw(from: 1, to: 1_000_001, by: 1)
    for law in [
      StepLaw(from: 1, factor: 0.999, every: 1e-6), increments,
      IncrementsLaw(from: 2e6, to: 1e6, by: -1, share: .updates),
      ExcerptLaw(law: increments, ofLength: 1, start: 0.5), ExcerptLaw(law: increments, ofLength: 1e6, start: 0.5),
      WarmUpLaw(from: 1, to: 1, length: 0.5, then: .law(increments)),
    ] as [any Law] {
      #expect(law.isPiecewiseConstant && law.constantParts(of: 1) == nil, "\(law.title)")
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
        == "step: every is 0, but must be a number > 0")
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
    #expect(
      message("warm-up", ["from": .number(1), "to": .number(0)])
        == "warm-up has neither length nor epochs, but must have one of them")
    #expect(
      message(
        "warm-up",
        ["then": .number(1), "from": .number(1), "to": .number(0), "epochs": .number(1), "length": .number(1)])
        == "epochs: it does not go with length; there must be only one of them")
  }
}

import NoiseScale
import TestSupport
import Testing

@Suite struct ExcerptLawTests {
  static let parameters: Parameters = [
    "law": .law(name: "linear", ["from": .number(0.4), "to": .number(0)]), "of-epochs": .number(20),
    "start": .number(5), "times": .number(2),
  ]

  @Test(arguments: [(0.0, 0.6), (5, 0.4), (10, 0.2), (15, 0)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    #expect(isClose(try ExcerptLaw(parameters: Self.parameters).value(at: epoch, of: 15), value))
  }

  @Test func startAndTimesHaveDefaults() throws {
    let law = try ExcerptLaw(parameters: Parameters(Array(Self.parameters.entries.prefix(2))))
    #expect(law.start == 0)
    #expect(law.times == 1)
    #expect(law.value(at: 10, of: 20) == 0.2)
  }

  @Test func jointsMoveWithTheStart() throws {
    let step: Parameters = ["from": .number(1), "factor": .number(0.1), "every": .number(4)]
    let law = try ExcerptLaw(
      parameters: ["law": .law(name: "step", step), "of-epochs": .number(12), "start": .number(3)])
    #expect(law.joints(of: 6) == [1, 5])
  }
}

extension ExcerptLaw: ExampleLaw {
  static let example = ExcerptLaw(law: LinearLaw(from: 0.3, to: 0.1), ofEpochs: 20, start: 5, times: 2)
}

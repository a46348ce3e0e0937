import Descriptions
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

  /// The same law in the clock of its piece, and written back under the key that was read.
  @Test func theLengthOfTheWholeIsInTheClockOfItsPieceOrInEpochs() throws {
    let inClock = Parameters(Self.parameters.entries.map { ($0.name == "of-epochs" ? "of-length" : $0.name, $0.value) })
    let law = try ExcerptLaw(parameters: inClock)
    #expect(law.value(at: 5, of: 15) == (try ExcerptLaw(parameters: Self.parameters)).value(at: 5, of: 15))
    #expect(Parameters(law) == inClock)
    #expect(Parameters(try ExcerptLaw(parameters: Self.parameters)) == Self.parameters)
    let linear = LinearLaw(from: 0.4, to: 0)
    #expect(Parameters(ExcerptLaw(law: linear, ofLength: 20, start: 5, times: 2)) == inClock)
    #expect(Parameters(ExcerptLaw(law: linear, ofEpochs: 20, start: 5, times: 2)) == Self.parameters)
    let both = Parameters(inClock.entries + [("of-epochs", .number(20))])
    let error = #expect(throws: Fault.self) { try ExcerptLaw(parameters: both) }
    #expect(error?.message == "of-epochs: it does not go with of-length; there must be only one of them")
    let late = Parameters(inClock.entries.map { ($0.name, $0.name == "start" ? .number(21) : $0.value) })
    #expect(
      #expect(throws: Fault.self) { try ExcerptLaw(parameters: late) }?.message
        == "start is 21, but must be at most of-length (20)")
  }

  /// The last of the sizes comes at the end of the ramp, which the excerpt goes beyond.
  @Test func whatComesAfterTheWholeIsItsLastValue() {
    let law = ExcerptLaw(law: IncrementsLaw(from: 8, to: 32, by: 8), ofLength: 6, start: 1)
    #expect(law.joints(of: 10) == [1, 3, 5])
    #expect(law.joints(of: 5) == [1, 3])
    #expect([0, 1, 3, 4.99, 5, 10].map { law.value(at: $0, of: 10) } == [8, 16, 24, 24, 32, 32])
    #expect(law.isPiecewiseConstant)
    #expect(!ExcerptLaw(law: LinearLaw(from: 1, to: 0), ofLength: 1).isPiecewiseConstant)
  }
}

extension ExcerptLaw: ExampleLaw {
  static let example = ExcerptLaw(law: LinearLaw(from: 0.3, to: 0.1), ofEpochs: 20, start: 5, times: 2)
}

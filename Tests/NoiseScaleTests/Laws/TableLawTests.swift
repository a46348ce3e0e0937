import Descriptions
import NoiseScale
import TestSupport
import Testing

@Suite struct TableLawTests {
  static let positions = [1.0, 3, 4]
  static let values = [0.2, 0.6, 0.1]

  @Test(arguments: [(0.0, 0.2), (1, 0.2), (1.5, 0.3), (2, 0.4), (3, 0.6), (3.5, 0.35), (4, 0.1), (9, 0.1)])
  func linesByHand(_ x: Double, _ value: Double) {
    let law = TableLaw(at: Self.positions, values: Self.values)
    #expect(isClose(law.value(at: x, of: 9), value))
    #expect(law.joints(of: 9) == [1, 3, 4] && law.joints(of: 4) == [1, 3] && !law.isPiecewiseConstant)
  }

  @Test(arguments: [(0.0, 0.2), (1, 0.2), (2.99, 0.2), (3, 0.6), (3.99, 0.6), (4, 0.1), (9, 0.1)])
  func stepsByHand(_ x: Double, _ value: Double) {
    let law = TableLaw(at: Self.positions, values: Self.values, between: .step)
    #expect(law.value(at: x, of: 9) == value)
    #expect(law.joints(of: 9) == [1, 3, 4] && law.isPiecewiseConstant)
  }

  @Test func itsValuesAreExact() {
    let law = TableLaw(at: [0, 0.1, 0.3, 7], values: [0.1, 0.7, 0.3, 1e-9])
    for (position, value) in zip(law.positions, law.values) {
      #expect(law.value(at: position, of: 7) == value)
      #expect(isClose(law.value(at: position.nextDown, of: 7), value, within: 1e-6))
    }
  }

  /// .1 + .2 is more than .3, and .3 − .1 less than .2.
  @Test func aStepReachedUpToRoundingIsReached() {
    let law = TableLaw(at: [0.2], values: [1], between: .step)
    #expect(law.value(at: 0.1, of: 1) == 1)
    let two = TableLaw(at: [0, 0.2], values: [1, 2], between: .step)
    #expect(0.3 - 0.1 < 0.2 && two.value(at: 0.3 - 0.1, of: 1) == 2)
    #expect(two.value(at: 0.2 * (1 - 1e-14), of: 1) == 1)
  }

  @Test func keysAndFaults() throws {
    func list(_ numbers: [Double]) -> Node { .list(numbers.map { .number($0) }) }
    func message(_ at: Node, _ values: Node) -> String? {
      do { _ = try Laws.make("table", ["at": at, "values": values]) } catch { return error.message }
      return nil
    }
    #expect(message(list([0, 1]), list([3, 4])) == nil)
    #expect(message(list([0, 1]), list([3])) == "table: values: there must be as many as in at (2), not 1")
    #expect(
      message(list([0, 1, 1]), list([3, 4, 5])) == "table: element 3 of at is 1, but must be > the one before (1)")
    #expect(message(list([2, 1]), list([3, 4])) == "table: element 2 of at is 1, but must be > the one before (2)")
    #expect(message(list([-1, 1]), list([3, 4])) == "table: element 1 of at is -1, but must be a number ≥ 0")
    #expect(message(list([]), list([])) == "at: at least one is required")
    #expect(
      message(list([0]), .list([.text("x")])) == "table: element 1 of values is 'x', but must be a finite number")
    let law = try TableLaw(parameters: ["at": list([0, 1]), "values": list([3, 4])])
    #expect(law.between == .linear)
  }
}

extension TableLaw: ExampleLaw {
  static let example = TableLaw(at: [1, 3, 4.5], values: [0.1, 0.3, 0.2], between: .step)
}

import Descriptions
import Testing

@Suite struct IntervalTests {
  @Test(arguments: [
    (Interval.all, [-1e300, 0, 1], [Double.nan, .infinity, -.infinity], "a finite number"),
    (.positive, [5e-324, 1], [0, -1, .nan, .infinity], "a number > 0"),
    (.nonNegative, [0, 1], [-5e-324], "a number ≥ 0"),
    (Interval(from: 0, below: 1), [0, 0.5], [1, -0.1], "a number ≥ 0 and < 1"),
    (Interval(above: 0.5, below: 1), [0.75], [0.5, 1], "a number > 0.5 and < 1"),
    (Interval(from: 0.5, to: 1), [0.5, 1], [0.4, 1.1], "a number within 0.5…1"),
    (Interval(to: 2), [2, -9], [2.1], "a number ≤ 2"),
  ])
  func `ends, and their words`(_ interval: Interval, _ inside: [Double], _ outside: [Double], _ words: String) {
    for value in inside { #expect(interval.contains(value), "\(value)") }
    for value in outside { #expect(!interval.contains(value), "\(value)") }
    #expect(Allowed.number(interval).words == words)
  }

  @Test func `with a unit`() {
    #expect(Allowed.number(.positive, unit: "epochs").words == "a number of epochs > 0")
    #expect(Allowed.number(unit: "epochs").words == "a number of epochs")
  }
}

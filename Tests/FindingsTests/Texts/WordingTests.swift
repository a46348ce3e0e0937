import Experiments
import Foundation
import Testing

@testable import Findings

@Suite struct WordingTests {
  @Test(arguments: [
    (100, 100, "as many updates"), (1000, 1001, "about as many updates"), (1001, 1000, "about as many updates"),
    (28_876, 78_125, "2.7× fewer updates"), (78_125, 28_876, "2.7× more updates"),
    (34_376, 78_125, "2.3× fewer updates"), (100, 102, "1.02× fewer updates"), (102, 100, "1.02× more updates"),
    (1, 128, "128× fewer updates"), (0, 10, "10× fewer updates"),
  ])
  func updates(mine: Int, reference: Int, text: String) {
    #expect(Wording.updates(mine, against: reference) == text)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1\u{202F}000"), (78_125, "78\u{202F}125"),
    (-1_234_567, "-1\u{202F}234\u{202F}567"), (-100, "-100"),
  ])
  func count(value: Int, text: String) { #expect(Wording.count(value) == text) }

  @Test func `numbers that are not finite have words`() {
    #expect(Wording.number(.infinity) == "∞")
    #expect(Wording.number(-.infinity) == "−∞")
    #expect(Wording.number(.nan) == "unknown")
    #expect(Wording.number(0.12345) == "0.123")
  }

  @Test func `every reason has a meaning of its own`() {
    #expect(Set(Reason.allCases.map(Wording.meaning)).count == Reason.allCases.count)
  }

  @Test func metric() { #expect(Wording.metric("train_loss") == "train loss") }

  @Test(arguments: [
    (0.2, "a second"), (1, "a second"), (1.6, "2 seconds"), (59.6, "60 seconds"), (90, "1.5 minutes"),
    (5400, "1.5 hours"),
  ])
  func duration(seconds: Double, text: String) {
    #expect(Wording.duration(seconds) == text)
  }

  @Test(arguments: [(0.0, "1 kB"), (2500, "2.5 kB"), (3.2e6, "3.2 MB"), (4e9, "4 GB")])
  func bytes(count: Double, text: String) { #expect(Wording.bytes(count) == text) }
}

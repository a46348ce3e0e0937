import Report
import Testing

@testable import Findings

@Suite struct VerdictProseTests {
  @Test func `words behind a colon that say what was found have their colour`() {
    let sentence =
      "different: 2× fewer updates, loss within 1 %: equivalent; loss at the end: inconclusive (memory): different"
    var expected = Prose()
    expected.append(words: "different: ")
    expected.append(words: "2× fewer updates, loss within 1 %: ")
    expected.append("equivalent", tone: .good)
    expected.append(words: "; loss at the end: ")
    expected.append("inconclusive", tone: .open)
    expected.append(words: " (memory): ")
    expected.append("different", tone: .bad)
    #expect(Prose(finding: sentence) == expected)
    #expect(Prose(finding: sentence).source == sentence)
    #expect(Prose(finding: "nothing said") == Prose(words: "nothing said"))
  }
}

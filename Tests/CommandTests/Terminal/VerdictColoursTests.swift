import Testing

@testable import noise_sim

@Suite struct VerdictColoursTests {
  private static let text = """
    a: loss within 3 % (the worst of 2 metrics, 1 different): equivalent; 31 % below at the end:
      different (memory)

    schedule  final             settled       whole
    a         equivalent 3.3 %  inconclusive  different, diverged
    no different colour, equivalently: equivalently

    """

  @Test func `on a terminal`() {
    #expect(
      VerdictColours.applied(to: Self.text, isTerminal: true, environment: ["TERM": "xterm-256color"]) == """
        a: loss within 3 % (the worst of 2 metrics, 1 different): \u{1B}[32mequivalent\u{1B}[0m; 31 % below at the end:
          \u{1B}[31mdifferent\u{1B}[0m (memory)

        schedule  final             settled       whole
        a         \u{1B}[32mequivalent\u{1B}[0m 3.3 %  \u{1B}[33minconclusive\u{1B}[0m  \u{1B}[31mdifferent\u{1B}[0m, diverged
        no different colour, equivalently: equivalently

        """)
  }

  @Test(arguments: [
    (false, ["TERM": "xterm"]), (true, ["TERM": "dumb"]), (true, [:]), (true, ["TERM": "xterm", "NO_COLOR": "1"]),
  ])
  func `nowhere else`(isTerminal: Bool, environment: [String: String]) {
    #expect(VerdictColours.applied(to: Self.text, isTerminal: isTerminal, environment: environment) == Self.text)
  }

  /// As https://no-color.org has it.
  @Test func `an empty NO_COLOR refuses nothing`() {
    let text = VerdictColours.applied(
      to: Self.text, isTerminal: true, environment: ["TERM": "xterm", "NO_COLOR": ""])
    #expect(text != Self.text)
  }
}

import Findings
import Testing

@Suite struct TitledWarningTests {
  private static func warning(_ title: String, _ schedule: String, _ text: String) -> TitledWarning {
    TitledWarning(title: title, schedule: schedule, text: text)
  }

  @Test func `each once, behind the schedules that share it`() {
    let warnings = [
      Self.warning("One", "a", "stage 1 is short"), Self.warning("One", "a", "it overshoots"),
      Self.warning("One", "b", "stage 1 is short"), Self.warning("One", "a", "stage 1 is short"),
    ]
    #expect(warnings.sentences == ["a, b: stage 1 is short", "a: it overshoots"])
    #expect([TitledWarning]().sentences == [])
  }

  @Test func `with the titles of several experiments`() {
    let warnings = [
      Self.warning("One", "a", "short"), Self.warning("One", "b", "short"), Self.warning("Two", "a", "short"),
      Self.warning("Two", "\u{1B}x", "long"),
    ]
    #expect(warnings.sentences == ["One — a, b; Two — a: short", "Two — \\u001Bx: long"])
  }
}

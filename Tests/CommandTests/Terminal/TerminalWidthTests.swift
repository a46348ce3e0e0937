import Testing

@testable import noise_sim

@Suite struct TerminalWidthTests {
  @Test(
    arguments: [
      ([:], nil, 80), ([:], 120, 120), ([:], 0, 80), (["COLUMNS": "100"], nil, 100), (["COLUMNS": "100"], 120, 100),
      (["COLUMNS": "wide"], 120, 120), (["COLUMNS": "-3"], nil, 80), (["COLUMNS": "1"], nil, 20),
    ] as [([String: String], Int?, Int)])
  func columns(environment: [String: String], terminal: Int?, columns: Int) {
    #expect(TerminalWidth.columns(environment: environment, terminal: terminal) == columns)
  }
}

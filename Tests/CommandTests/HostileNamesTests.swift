import TestSupport
import Testing

/// Names that would be formulas, mark-up or orders to a terminal.
@Suite struct HostileNamesTests {
  private static let names = [
    "=1+1", "+x", "-x", "@x", "\tx", "'=x", "# x", "- x", "1. x", "<script>x</script>", "a|b", "`x`", "---",
    "two\nlines",
    "\u{1B}[31mred", "\u{202E}turned",
  ]

  @Test func `a whole run`() throws {
    let folder = try TemporaryFolder()
    let schedules = Self.names.enumerated().map { index, name in
      let spelled = name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x202E ? hexadecimal($0) : "\($0)" }
      return
        "  - {name: \"\(spelled.joined())\", stages: [{epochs: 1, learning-rate: 0.1, batch-size: \(10 + index)}]}\n"
    }.joined()
    try folder.write(
      """
      title: "\\u202Et\\e[1m"
      training-set-size: 1000
      problem: {quadratic: {curvature: {values: [1]}}}
      dynamics: [gaussian]
      replicates: 2
      record-every: 0.5
      schedules:
      \(schedules)
      """, to: "x.yaml")
    let result = try Command.run("compare", "x.yaml", "--output", "r", "--save-replicates", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let (report, script) = (try folder.text("r/report.md"), try folder.text("r/curves.gnuplot"))
    let manifest = try folder.text("r/manifest.json")
    let page = try folder.text("r/report.html")
    for text in [result.output, result.errors, report, script, manifest, page] { #expect(Self.isHarmless(text)) }
    #expect(!page.contains("<script>x") && page.contains("&lt;script&gt;x&lt;/script&gt;"))
    for line in report.split(separator: "\n") {
      #expect(!line.contains("<script>"))
      for start in ["- # ", "- - ", "- 1. ", "- ---", "- =="] { #expect(!line.hasPrefix(start)) }
    }
    // The tables are read back, name by name.
    for name in Self.names {
      let verdict = try Command.run("verdict", "r/replicates.csv", "--reference=\(name)", "--csv", in: folder)
      #expect(verdict.status == 0, "\(verdict.errors)")
    }
    let again = try Command.run(
      "compare", "r/manifest.json", "--output", "s", "--save-replicates", "--quiet", in: folder)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try folder.contents(of: "r") == folder.contents(of: "s"))
  }

  @Test(arguments: [
    ["scale", "\u{1B}[31mx"], ["scale", "--\u{1B}[31mx", "3"], ["keys", "\u{202E}x"], ["figures", "\u{9B}x"],
    ["compare", "--example", "\u{7}"], ["convert", "x", "--apply", "\u{1B}"],
    ["compare", "x.yaml", "--set", "\u{1B}=1"],
  ])
  func `messages repeat what was typed, spelled out`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "x.yaml")
    let result = try Command.run(arguments, in: folder)
    #expect((64...66).contains(result.status))
    #expect(Self.isHarmless(result.errors), "\(result.errors)")
  }

  private static func isHarmless(_ text: String) -> Bool {
    !text.unicodeScalars.contains {
      ($0.properties.generalCategory == .control && $0 != "\n") || $0.properties.isBidiControl
    }
  }

  private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

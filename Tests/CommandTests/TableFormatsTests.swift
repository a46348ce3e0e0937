import Foundation
import TestSupport
import Testing

/// `--tables latex`.
@Suite struct TableFormatsTests {
  @Test func `the tables of the report, for a paper`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.rules, to: "r.yaml")
    let result = try Command.run(
      "compare", "r.yaml", "--output", "out", "--quiet", "--tables", "latex", in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    let names = try folder.contents(of: "out").keys.filter { $0.hasSuffix(".tex") }.sorted()
    #expect(names == ["ranking.tex", "schedules.tex", "verdicts.tex"])
    let manifest = try folder.text("out/manifest.json")
    for name in names { #expect(manifest.contains("\"\(name)\"")) }
    try Texts.expect(try names.map { try folder.text("out/\($0)") }.joined(separator: "\n"), is: "rules/tables.tex")
    // What is no longer asked for goes; a paper beside it stays.
    try folder.write("mine", to: "out/paper.tex")
    #expect(try Command.run("compare", "r.yaml", "--output", "out", "--quiet", in: folder).status == 0)
    #expect(try folder.contents(of: "out").keys.filter { $0.hasSuffix(".tex") } == ["paper.tex"])
  }

  /// The same numbers, in the same places, as in the report.
  @Test func `a cell of the report is a cell of the paper's table`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic + "---\n" + Inputs.network, to: "s.yaml")
    #expect(
      try Command.run("compare", "s.yaml", "--output", "out", "--quiet", "--tables", "latex", in: folder).status == 0)
    let verdicts = try folder.text("out/1-five-modes/verdicts.tex")
    let rows = verdicts.split(separator: "\n").filter { $0.contains("loss, exact &") }
    let report = try folder.text("out/report.md").split(separator: "\n").filter { $0.contains("| exact ") }
    #expect(rows.count == 3 && report.count == 9)
    let kinds = report.map { $0.split(separator: "|")[4].trimmingCharacters(in: .whitespaces) }
    let regions = report.map { $0.split(separator: "|")[3].trimmingCharacters(in: .whitespaces) }
    for (index, row) in rows.enumerated() {
      let cells = row.split(separator: "&").suffix(3).map { $0.split(separator: " ").first ?? "" }
      for (cell, region) in zip(cells, ["final", "settled", "whole"]) {
        let place = (3 * index..<3 * index + 3).first { regions[$0] == region }
        #expect(place.map { cell.hasSuffix(kinds[$0]) } == true, "\(row)\n\(region)")
      }
    }
  }

  @Test(arguments: ["compare", "figures"]) func `another format`(command: String) throws {
    let result = try Command.run(command, "--tables", "word", in: try TemporaryFolder())
    #expect(result.status == 64 && result.errors.contains("--tables is 'word', but must be latex."), "\(result.errors)")
  }
}

import Foundation
import Report
import TestSupport
import Testing

/// `compare` on small experiments: everything it prints and writes, whole.
@Suite struct CompareTests {
  static let tables = ["schedules.csv", "schedule_curves.csv", "curves.csv", "gaps.csv", "verdicts.csv"]
  static let pictures = ["curves", "gaps", "schedules"]

  @Test func `output and files of a quadratic`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let result = try Command.run("compare", "q.yaml", "--quiet", in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    try Texts.expect(result.output, is: "compare/output.txt")
    for name in Self.tables + ["report.md", "manifest.json"] {
      try Texts.expect(try folder.text("results/five-modes/\(name)"), is: "compare/\(name)")
    }
    #expect(
      try Set(folder.contents(of: "results/five-modes").keys)
        == Set(
          Self.tables + ["report.md", "report.html", "manifest.json"]
            + Self.pictures.flatMap { ["\($0).svg", "\($0).gnuplot"] }))
    for name in Self.pictures {
      let picture = try folder.text("results/five-modes/\(name).svg")
      for schedule in ["decay", "grow", "capped", "unequal"] where name != "gaps" || schedule != "decay" {
        #expect(picture.contains(schedule), "\(name).svg does not name \(schedule)")
      }
      #expect(XMLChecker.accepts(picture), "\(name).svg")
    }
  }

  @Test func `single replicates are written on request, for verdict to read`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let result = try Command.run("compare", "q.yaml", "--output", "out", "--quiet", "--save-replicates", in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    #expect(try folder.text("out/manifest.json").contains("\"replicates.csv\""))
    #expect(try folder.text("out/replicates.csv").hasPrefix("schedule,dynamics,metric,replicate,epoch,update,value\n"))
    let verdict = try Command.run("verdict", "out/replicates.csv", "--reference", "decay", "--csv", in: folder)
    #expect(verdict.status == 0 && verdict.errors == "", "\(verdict.errors)")
    // The rows of the region 'whole' as compare has written them, but for the reason and what would have been noticed.
    func rows(_ text: String) -> [String] {
      let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let whole = lines.filter { cells in cells[4] == "whole" && cells[2] != "exact" }
      return whole.map { cells in
        let numbers = cells[5...9].map { NumberText.significant(Double($0) ?? .nan, digits: 6) }
        return (cells[0...4].map(String.init) + numbers + [String(cells[10])] + cells[12...14].map(String.init))
          .joined(separator: ",")
      }
    }
    let found = rows(verdict.output)
    let written = try rows(folder.text("out/verdicts.csv"))
    #expect(found.count == 6 && found == written)
    // It is an option of the run, not of the experiment: all else is as without it.
    #expect(try Command.run("compare", "out/manifest.json", "--output", "plain", "--quiet", in: folder).status == 0)
    var (with, without) = (try folder.contents(of: "out"), try folder.contents(of: "plain"))
    with["replicates.csv"] = nil
    with["manifest.json"] = nil
    without["manifest.json"] = nil
    #expect(with == without)
  }

  @Test func `rules for Adam are ranked`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.rules, to: "r.yaml")
    let result = try Command.run("compare", "r.yaml", "--output", "out", "--quiet", in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    try Texts.expect(result.output, is: "rules/output.txt")
    for name in ["schedules.csv", "ranking.csv", "report.md", "manifest.json"] {
      try Texts.expect(try folder.text("out/\(name)"), is: "rules/\(name)")
    }
    // Without rules there is no ranking, nor is the earlier one left.
    #expect(
      try Command.run("compare", "r.yaml", "--output", "out", "--set", "compare.rules=[]", in: folder).status == 0)
    #expect(!folder.exists("out/ranking.csv"))
    #expect(try !folder.text("out/report.md").contains("Ranking"))
  }

  @Test func `a rule's curves do not depend on the other rules`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.rules, to: "r.yaml")
    func curves(_ rules: String) throws -> [Substring] {
      let result = try Command.run(
        "compare", "r.yaml", "--output", "out", "--quiet", "--set", "compare.rules=\(rules)", in: folder)
      #expect(result.status == 0, "\(result.errors)")
      return try folder.text("out/curves.csv").split(separator: "\n").filter { $0.hasPrefix("seesaw,") }
    }
    let alone = try curves("[seesaw]")
    #expect(try alone.count == 9 && alone == curves("[increase-batch-size, {seesaw: {exponent: 0.75}}, seesaw]"))
  }

  @Test func `progress and warnings go to standard error, the sentence comes first`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic.replacing("momentum: 0.5", with: "momentum: 0.9"), to: "q.yaml")
    let result = try Command.run("compare", "q.yaml", "--output", "out", in: folder)
    let quiet = try Command.run("compare", "q.yaml", "--output", "out", "--quiet", in: folder)
    #expect(result.status == 0 && quiet.status == 0)
    #expect(result.output == quiet.output && quiet.errors == "", "\(quiet.errors)")
    #expect(result.output.hasPrefix("Not the same: "), "\(result.output)")
    #expect(result.output.contains("\ngrow: 1.5× fewer updates, loss "), "\(result.output)")
    #expect(result.output.hasSuffix("Results: out/report.html, report.md\n"))
    // What was known before the run is told behind the results, each once.
    #expect(result.errors.contains("Five modes: 100 %\nwarning: decay, "), "\(result.errors)")
    let warnings = result.errorLines.filter { $0.hasPrefix("warning: ") }
    #expect(Set(warnings.map { $0.split(separator: ": ").last }).count == warnings.count, "\(warnings)")
  }

  @Test func `several experiments`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic + "---\n" + Inputs.network, to: "several.yaml")
    let result = try Command.run("compare", "several.yaml", "--output", "out", "--quiet", in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    try Texts.expect(result.output, is: "several/output.txt")
    for name in ["report.md", "manifest.json", "2-a-small-teacher/manifest.json", "2-a-small-teacher/verdicts.csv"] {
      try Texts.expect(try folder.text("out/\(name)"), is: "several/\(name)")
    }
    // The first is written as if it were alone.
    let alone = try Command.run("compare", "q.yaml", "--output", "alone", in: folder)
    #expect(alone.status == 66)
    try folder.write(Inputs.quadratic, to: "q.yaml")
    #expect(try Command.run("compare", "q.yaml", "--output", "alone", in: folder).status == 0)
    for name in Self.tables + ["curves.svg"] {
      #expect(try folder.text("alone/\(name)") == folder.text("out/1-five-modes/\(name)"))
    }
  }

  @Test func `files of an earlier run that are no longer written go, others stay`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    try folder.write(Inputs.quadratic + "---\n" + Inputs.network, to: "several.yaml")
    #expect(try Command.run("compare", "several.yaml", "--output", "out", in: folder).status == 0)
    try folder.write("mine", to: "out/notes.txt")
    #expect(try Command.run("compare", "q.yaml", "--output", "out", "--force", in: folder).status == 0)
    #expect(try Command.run("compare", "q.yaml", "--output", "fresh", in: folder).status == 0)
    var left = try folder.contents(of: "out")
    #expect(left.removeValue(forKey: "notes.txt") == Data("mine".utf8))
    #expect(try left == folder.contents(of: "fresh"))
  }

  @Test func `without gnuplot`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    #expect(try Command.run("compare", "q.yaml", "--output", "out", in: folder).status == 0)
    let result = try Command.run(
      ["compare", "q.yaml", "--output", "out", "--quiet"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(result.status == 0)
    #expect(result.errorLines.count == 1 && result.errors.contains("gnuplot was not found"), "\(result.errors)")
    #expect(try folder.text("out/report.md").contains("gnuplot was not found"))
    for name in Self.pictures {
      // A picture of the run before would not belong to these numbers.
      #expect(folder.exists("out/\(name).gnuplot") && !folder.exists("out/\(name).svg"))
    }
  }

  @Test(arguments: [("=settled", 1), ("=whole", 1), ("", 1), (" settled", 1), (" whole", 1)])
  func `equivalence required and not found`(value: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let option = ("--require-equivalence" + value).split(separator: " ").map(String.init)
    let result = try Command.run(["compare", "q.yaml", "--output", "out", "--quiet"] + option, in: folder)
    #expect(result.status == status)
    #expect(result.errors.contains(" verdicts of the region '"), "\(result.errors)")
    #expect(folder.exists("out/manifest.json"))
  }

  @Test func `equivalence required and found, and with nothing to compare`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let found = try Command.run(
      "compare", "q.yaml", "--output", "out", "--quiet", "--require-equivalence=whole", "--set",
      "compare.margin.loss=50", in: folder)
    #expect(found.status == 0 && found.errors == "", "\(found.errors)")
    try folder.write(Inputs.oneStage("epochs: 1, learning-rate: 0.1, batch-size: 10"), to: "one.yaml")
    let nothing = try Command.run(
      "compare", "one.yaml", "--output", "one", "--quiet", "--require-equivalence", in: folder)
    #expect(nothing.status == 1)
    #expect(
      nothing.errors
        == "noise-sim: there is no verdict of the region 'settled', but equivalence is required; "
        + "there is no verdict of the region 'final', but equivalence is required\n")
  }
}

import Foundation
import Report
import TestSupport
import Testing

@testable import noise_sim

/// What people see: whole texts, as wide as the terminal.
@Suite struct TerminalTests {
  /// Nine schedules, of which one diverges and one is slightly wrong, with names of every kind.
  static let many = """
    title: Nine schedules, スケジュール九つ
    training-set-size: 1000
    problem: {quadratic: {curvature: {values: [1, 0.5]}}}
    dynamics: [exact, gaussian]
    replicates: 64
    record-every: 1
    schedules:
      - {name: 基準となる学習率の減衰スケジュール, stages: &decay [{epochs: 4, learning-rate: 0.1, batch-size: 10}, {epochs: 4, learning-rate: 0.02, batch-size: 10}]}
      - {name: "| a | `b` | *c* _d_ \\\\", from: 基準となる学習率の減衰スケジュール, transform: [increase-batch-size]}
      - {name: "\\e[31mred\\e[0m\\nline", from: 基準となる学習率の減衰スケジュール, transform: [{hybrid: {decays: 1}}]}
      - {name: a name of many words that goes on and on and ends with the number one, stages: *decay}
      - {name: a name of many words that goes on and on and ends with the number two, stages: *decay}
      - {name: wild, stages: [{epochs: 8, learning-rate: 2.5, batch-size: 10}]}
      - {name: large, stages: [{epochs: 8, learning-rate: 0.1, batch-size: 10}]}
      - {name: slightly off, stages: [{epochs: 4, learning-rate: 0.1, batch-size: 10}, {epochs: 4, learning-rate: 0.022, batch-size: 10}]}
      - {name: "👩‍👩‍👧 growth", from: 基準となる学習率の減衰スケジュール, transform: [{increase-batch-size: {up-to: 30}}]}

    """

  @Test(arguments: ["80", "120"], ["many", "several", "rules", "equation"])
  func `results`(columns: String, name: String) throws {
    let folder = try TemporaryFolder()
    let text =
      switch name {
      case "many": Self.many
      case "rules": Inputs.rules
      case "several": Inputs.quadratic + "---\n" + Inputs.network
      default:
        Inputs.network.replacing(
          "replicates: 4", with: "replicates: 4\ndynamics: [minibatch, langevin]\nlangevin: {refinement: 2}")
      }
    try folder.write(text, to: "x.yaml")
    let result = try Command.run(
      ["compare", "x.yaml", "--output", "out"], in: folder, environment: ["COLUMNS": columns])
    #expect(result.status == 0, "\(result.errors)")
    try Texts.expect(result.output, is: "terminal/\(name)-\(columns).txt")
    try Texts.expect(
      result.errorLines.filter { !$0.hasSuffix(" %") && !$0.hasSuffix(" left") }.joined(separator: "\n"),
      is: "terminal/\(name)-errors.txt")
    checkWidth(result.output, Int(columns)!)
  }

  @Test(arguments: ["80", "120"]) func `schedules`(columns: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.many, to: "x.yaml")
    let environment = ["COLUMNS": columns]
    let scale = try Command.run(["scale", "x.yaml"], in: folder, environment: environment)
    try Texts.expect(scale.output, is: "terminal/scale-\(columns).txt")
    let published = try Command.run(
      ["scale", "--published", "llama-3-405b", "--at", "252M tokens"], in: folder, environment: environment)
    let pieces = try Command.run(["scale", "--published", "llama-3-405b"], in: folder, environment: environment)
    try Texts.expect(published.output + pieces.output, is: "terminal/published-\(columns).txt")
    let converted = try Command.run(
      ["convert", "x.yaml", "--apply", "increase-batch-size", "--format", "text"], in: folder, environment: environment)
    try Texts.expect(converted.output + converted.errors, is: "terminal/convert-\(columns).txt")
    let dry = try Command.run(["compare", "x.yaml", "--dry-run"], in: folder, environment: environment)
    #expect(dry.output.contains(scale.output) && dry.output.contains("\nEstimated: about "))
    #expect(dry.errors.hasPrefix("warning: "))
    for text in [scale.output, published.output, pieces.output, converted.output, dry.output] {
      checkWidth(text, Int(columns)!)
    }
  }

  @Test func `a sentence is one line where COLUMNS asks for it`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let result = try Command.run(
      ["compare", "q.yaml", "--output", "out", "--quiet"], in: folder, environment: ["COLUMNS": "1000"])
    let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("grow: ") }
    #expect(lines.count == 1 && lines[0].contains("once settled") && lines[0].contains("at the end"), "\(lines)")
  }

  @Test func `what is replaced is said`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let first = try Command.run("compare", "q.yaml", "--output", "out", in: folder)
    let second = try Command.run("compare", "q.yaml", "--output", "out", in: folder)
    #expect(second.output == first.output && !first.errors.contains("Replaced"))
    #expect(second.errors.contains("Five modes: 100 %\nReplaced the results of an earlier run.\n"), "\(second.errors)")
  }

  /// In a terminal of 80 columns that `script` makes: colours, and no Markdown.
  @Test func `in a terminal`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    func shown(_ environment: String) throws -> String {
      let command = "stty cols 80; \(environment) \(Command.executable.path) compare q.yaml --output out --force"
      let running = try RunningCommand(
        shell: "unset COLUMNS NO_COLOR; script -qec '\(command)' /dev/null < /dev/null", in: folder.url)
      let result = try running.wait(timeLimit: 60)
      #expect(result.status == 0, "\(result.errors)\(result.output)")
      return result.output
    }
    let coloured = try shown("TERM=xterm")
    let plain = try shown("TERM=xterm NO_COLOR=1")
    #expect(coloured.contains("\u{1B}[31mdifferent\u{1B}[0m (unequal-noise-scale)"), "\(coloured)")
    #expect(coloured.contains("  \u{1B}[33minconclusive\u{1B}[0m "))
    #expect(!plain.contains("[31m") && plain.contains("different (unequal-noise-scale)"))
    #expect(try !shown("TERM=dumb").contains("[31m"))
    let lines = plain.replacing("\r\n", with: "\n").split(separator: "\n").filter { !$0.contains("\r") }
    for line in lines { #expect(String(line).displayWidth <= 80, "\(line)") }
  }

  private func checkWidth(_ text: String, _ columns: Int) {
    #expect(!text.contains("\u{1B}"))
    for line in text.split(separator: "\n") where !line.hasPrefix("Results: ") {
      #expect(String(line).displayWidth <= columns, "\(line)")
    }
  }
}

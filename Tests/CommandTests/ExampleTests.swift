import Foundation
import TestSupport
import Testing

/// `compare --example`, and the list of examples.
@Suite struct ExampleTests {
  @Test func `the list, a name and a question a line`() throws {
    let result = try Command.run("compare", "--list", in: try TemporaryFolder())
    #expect(result.status == 0 && result.errors == "")
    try Texts.expect(result.output, is: "examples.txt")
    for line in result.output.split(separator: "\n") {
      #expect(line.hasSuffix("?"), "\(line)")
      let name = line.prefix { $0 != " " }
      let question = line.dropFirst(name.count).trimmingCharacters(in: .whitespaces)
      #expect(try README.text.contains("| `\(name)` | \(question) |"), "\(line)")
    }
  }

  @Test func `an example runs, and prints its answer and its experiment`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run("compare", "--example", "divergence", "--quiet", in: folder)
    #expect(result.status == 0)
    #expect(folder.exists("results/a-learning-rate-scaled-too-far/report.md"))
    let printed = try Command.run("compare", "--example", "divergence", "--print-experiment", in: folder)
    #expect(printed.status == 0 && printed.errors == "")
    #expect(
      printed.output.hasPrefix("# How far can learning rate and batch be scaled together?\n#\n# As far as "),
      "\(printed.output)")
    // What is printed is a file, and the same experiment.
    try folder.write(printed.output, to: "x.yaml")
    #expect(
      try Command.run("compare", "x.yaml", "--output", "again", "--quiet", in: folder).output.contains("diverges"))
    #expect(
      try folder.text("again/manifest.json") == folder.text("results/a-learning-rate-scaled-too-far/manifest.json"))
  }

  @Test func `options change an example as they change a file`() throws {
    let result = try Command.run(
      "compare", "--example", "momentum", "--print-experiment", "--seed", "5", "--set", "replicates=3",
      in: try TemporaryFolder())
    #expect(result.status == 0 && result.output.contains("\nseed: 5\n") && result.output.contains("\nreplicates: 3\n"))
  }

  @Test func `an unknown example, and a file beside one`() throws {
    let unknown = try Command.run("compare", "--example", "nestrov", in: try TemporaryFolder())
    #expect(unknown.status == 64 && unknown.output == "")
    #expect(
      unknown.errors.hasPrefix(
        "noise-sim: --example is 'nestrov', but must be one of nesterov, reshuffling, momentum, cosine, "),
      "\(unknown.errors)")
    let both = try Command.run("compare", "x.yaml", "--example", "momentum", in: try TemporaryFolder())
    #expect(both.status == 64)
    #expect(both.errors.hasPrefix("Error: Give an experiment file or --example, not both.\n"), "\(both.errors)")
  }
}

/// The README of the package.
private enum README {
  static var text: String {
    get throws {
      try String(contentsOf: Command.packageRoot.appendingPathComponent("README.md"), encoding: .utf8)
    }
  }
}

import Foundation
import TestSupport
import Testing

/// What options change, and what they leave.
@Suite struct OptionsTests {
  @Test func `options beat the file, and --set beats it too`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic + "seed: 3\n", to: "q.yaml")
    let result = try Command.run(
      "compare", "q.yaml", "--print-experiment", "--set", "replicates=5", "--set", "title=Other", "--seed", "9",
      "--replicates", "6", "--set", "seed=8", "--set", "schedules.unequal.name=control", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    for line in ["title: Other", "replicates: 6", "seed: 9", "  - name: control"] {
      #expect(result.output.split(separator: "\n").contains(Substring(line)), "\(line)")
    }
    let file = try Command.run("compare", "q.yaml", "--print-experiment", in: folder)
    #expect(file.output.contains("\nseed: 3\n") && file.output.contains("\nreplicates: 16\n"))
  }

  @Test func `without a file they apply to the built-in experiments`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run("compare", "--print-experiment", "--replicates", "5", in: folder)
    #expect(result.status == 0)
    #expect(result.output.components(separatedBy: "\nreplicates: 5\n").count == 4)
  }

  @Test func `a seed changes the random curves alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    for seed in ["1", "2"] {
      let result = try Command.run("compare", "q.yaml", "--output", seed, "--seed", seed, in: folder)
      #expect(result.status == 0)
    }
    func curves(_ seed: String, _ dynamics: String) throws -> [Substring] {
      try folder.text("\(seed)/curves.csv").split(separator: "\n").filter { $0.contains(",\(dynamics),") }
    }
    #expect(try curves("1", "exact") == curves("2", "exact"))
    #expect(try curves("1", "gaussian") != curves("2", "gaussian"))
  }

  @Test func `a dry run writes nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic + "---\n" + Inputs.network, to: "x.yaml")
    let before = try folder.contents()
    let result = try Command.run("compare", "x.yaml", "--dry-run", "--output", "out", "--threads", "2", in: folder)
    #expect(result.status == 0)
    #expect(try folder.contents() == before)
    for part in ["Five modes\n\n", "A small teacher\n\n", "\ndecay\n", "Estimated: about ", " on 2 threads ("] {
      #expect(result.output.contains(part), "\(part)")
    }
    #expect(!result.errors.contains("%\n"), "\(result.errors)")
  }

  @Test func `a file is found from the folder of the command`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "below/q.yaml")
    let result = try Command.run("compare", "below/q.yaml", "--quiet", in: folder)
    #expect(result.status == 0 && folder.exists("results/five-modes/manifest.json"))
    let other = try Command.run("compare", "below/q.yaml", "--output", "a/b/c", "--quiet", in: folder)
    #expect(other.status == 0 && folder.exists("a/b/c/manifest.json"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent("a/b").path)
    #expect(names == ["c"])
  }
}

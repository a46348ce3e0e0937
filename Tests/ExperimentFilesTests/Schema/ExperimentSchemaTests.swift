import Descriptions
import Experiments
import Paper
import Foundation
import NoiseScale
import Testing

@testable import ExperimentFiles

/// The schema against the reader: the same yes, and the same no as far as a schema can say it. `BadInput` asks the schema about
/// every file that the tests of the reader refuse.
@Suite struct ExperimentSchemaTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func expectAccepted(_ text: String, _ name: String) {
    #expect(throws: Never.self, "\(name)") { try ExperimentReader.read(text, file: name) }
    #expect(throws: Never.self, "\(name)") {
      let complaint = try SchemaOpinion.complaint(about: text)
      #expect(complaint == nil, "\(name):\n\(text)")
    }
  }

  @Test func `what the README shows`() throws {
    let lines = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
      .components(separatedBy: "\n")
    var blocks: [String] = []
    var end: String?
    for line in lines {
      if line == end { end = nil }
      if end != nil { blocks[blocks.count - 1] += line + "\n" }
      if line == "```yaml" { end = "```" } else if line.hasSuffix("<<'YAML'") { end = "YAML" } else { continue }
      blocks.append("")
    }
    #expect(blocks.count >= 2)
    for (index, block) in blocks.enumerated() { expectAccepted(block, "block \(index + 1) of README.md") }
  }

  @Test func `the built-in experiments and the documented example`() {
    expectAccepted(ExperimentWriter.yaml(BuiltInExperiments.all), "built-in")
    expectAccepted(ExperimentReaderTests.example, "documented")
  }

  @Test(arguments: Example.all.map(\.name)) func `the examples`(name: String) throws {
    expectAccepted(try #require(Example.all.first { $0.name == name }).text, name)
  }

  @Test func `random experiments`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomExperiment(seed: seed)
      expectAccepted(ExperimentWriter.yaml([random.make()]), "seed \(seed)")
    }
  }

  @Test func `what the reader accepts of damaged texts`() throws {
    var accepted = 0
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomExperiment(seed: seed)
      let original = Array(ExperimentWriter.yaml([random.make()]).unicodeScalars)
      for _ in 0..<30 {
        let text = random.damaged(original)
        guard (try? ExperimentReader.read(text, file: "x")) != nil else { continue }
        accepted += 1
        let complaint = try SchemaOpinion.complaint(about: text)
        #expect(complaint == nil, "seed \(seed):\n\(text)")
      }
    }
    #expect(accepted > 100)
  }

  /// Values within and outside every range that a parameter has.
  private static let probes = [
    "-1", "0", "1e-9", "0.25", "0.5", "0.75", "1", "1.5", "2", "2.5", "3e0", "1e6", "x", "'1'", "approximate", "exact",
    "[1]", "{}",
    "{cosine: {from: 1, to: 0.5}}", "{cosine: {from: 1}}", "~",
  ]

  /// Every parameter, alone changed or left out in a file that is valid otherwise.
  @Test func `each parameter takes what its owner takes`() throws {
    let valid = [
      "of-epochs": "5", "law": "{linear: {from: 1, to: 0.5}}", "to": "0.75", "by": "2", "exponent": "0.75",
      "keep": "exact", "of-length": "5", "at": "[0, 2]", "values": "[1, 0.5]",
    ]
    // A ramp from 1 to .75 in one increment.
    let validInside = ["increments": ["by": "-0.25"]]
    var (yes, no) = (0, 0)
    func check(_ text: String) throws {
      var error: Fault?
      do { _ = try ExperimentReader.read(text, file: "x") } catch let thrown { error = thrown }
      if let error, SchemaOpinion.cannotSay(error.message) { return }
      let complaint = try SchemaOpinion.complaint(about: text)
      #expect((complaint == nil) == (error == nil), "\(error?.message ?? "read"); \(complaint ?? "accepted")\n\(text)")
      if error == nil { yes += 1 } else { no += 1 }
    }
    for (named, file) in [
      (Laws.catalog, { "epochs: 10, learning-rate: \($0), batch-size: 8}]}]" }),
      (
        Transforms.catalog,
        { "epochs: 10, learning-rate: 0.1, batch-size: 8}]}, {name: b, from: a, transform: [\($0)]}]" }
      ),
      (Optimizers.catalog, { "epochs: 10, learning-rate: 0.1, batch-size: 8}]}]\noptimizer: \($0)" }),
    ] as [(Catalog, (String) -> String)] {
      for entry in named.entries {
        // Only Adam has the square root's β to change.
        let adam = entry.name == SquareRoot.name ? "optimizer: adam\n" : ""
        func text(_ parameters: [(String, String)]) -> String {
          let body = "{\(entry.name): {\(parameters.map { "\($0): \($1)" }.joined(separator: ", "))}}"
          return adam + "schedules: [{name: a, stages: [{" + file(body) + "\n"
        }
        // Each of its forms, or the one that it has.
        for form in entry.mapping.forms.isEmpty ? [[]] : entry.mapping.forms {
          let others = entry.mapping.parameters.filter { $0.isRequired || form.contains($0.name) }.map {
            ($0.name, validInside[entry.name]?[$0.name] ?? valid[$0.name] ?? "1")
          }
          try check(text(others))
          try check(text(others + [("unknown", "1")]))
          try check(adam + "schedules: [{name: a, stages: [{" + file(entry.name) + "\n")
          for key in entry.mapping.parameters {
            let rest = others.filter { $0.0 != key.name }
            try check(text(rest))
            for probe in Self.probes { try check(text(rest + [(key.name, probe)])) }
          }
        }
      }
    }
    #expect(yes > 200 && no > 400, "\(yes) \(no)")
  }
}

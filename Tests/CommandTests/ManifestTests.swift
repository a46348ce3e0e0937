import ExperimentFiles
import Foundation
import TestSupport
import Testing

/// The examples and the quick figures give, byte for byte, what the lists in `Manifests` say; `.ci/golden` checks the
/// slow ones.
///
/// With NOISE_SIM_RECORD=1 a list that differs is written anew, and its test fails all the same.
@Suite struct ManifestTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Manifests", isDirectory: true)

  @Test(arguments: Example.all.map(\.name))
  func `an example gives what it gave`(name: String) throws {
    let folder = try TemporaryFolder()
    let result = try Command.run("compare", "--example", name, "--output", "out", "--quiet", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try Self.expect(folder.contents(of: "out"), are: "example-\(name)")
  }

  @Test(arguments: ["figure-1", "table", "published"])
  func `a figure gives what it gave`(name: String) throws {
    let folder = try TemporaryFolder()
    let result = try Command.run("figures", name, "--output", "out", "--quiet", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try Self.expect(folder.contents(of: "out/\(name)"), are: name)
  }

  @Test func `a list says which file differs, and where`() throws {
    let manifest = "{\n  \"version\": \"1\",\n  \"seed\": 1\n}\n"
    let files = [
      "a.csv": "x\n1\n", "b/c.csv": "x\n", "b/manifest.json": manifest, "manifest.json": manifest, "d.svg": "x",
    ]
    let list = ResultList(of: files.mapValues { Data($0.utf8) })
    // The checksums are those of Python's zlib.crc32.
    #expect(
      list.text
        == "a.csv a4d03c15 4\nb/c.csv 46ea081f 2\n--- b/manifest.json\n\(manifest)--- manifest.json\n\(manifest)")
    #expect(ResultList(text: list.text).text == list.text)
    #expect(list.differences(from: ResultList(text: list.text)).isEmpty)

    var others = files
    others["a.csv"] = "x\n2\n"
    others["b/c.csv"] = nil
    others["manifest.json"] = manifest.replacing("\"1\"", with: "\"2\"")
    others["b/manifest.json"] = manifest.replacing("seed\": 1", with: "seed\": 2")
    let differences = ResultList(of: others.mapValues { Data($0.utf8) }).differences(from: list)
    #expect(differences.count == 3, "\(differences)")
    #expect(differences[0].hasPrefix("a.csv has ") && differences[1].hasPrefix("b/c.csv has "))
    #expect(differences[2] == "b/manifest.json:3 differs\nexpected:   \"seed\": 1\nfound:      \"seed\": 2")
  }

  static func expect(
    _ files: [String: Data], are name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent("\(name).txt")
    let found = ResultList(of: files)
    #expect(!found.tables.isEmpty, sourceLocation: sourceLocation)
    let expected = ResultList(text: (try? String(contentsOf: file, encoding: .utf8)) ?? "")
    let differences = found.differences(from: expected)
    for difference in differences { Issue.record("\(name): \(difference)", sourceLocation: sourceLocation) }
    if !differences.isEmpty && ProcessInfo.processInfo.environment["NOISE_SIM_RECORD"] == "1" {
      try Data(found.text.utf8).write(to: file)
      Issue.record("\(name) is recorded: look at it, and run the tests again", sourceLocation: sourceLocation)
    }
  }
}

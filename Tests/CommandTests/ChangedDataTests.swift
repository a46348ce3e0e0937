import Foundation
import TestSupport
import Testing

/// Files that are no longer those of a manifest.
@Suite struct ChangedDataTests {
  private static let spectrum = "h\n1\n0.5\n0.25\n0.1\n0.05\n"
  private static let changed = "h\n1\n0.5\n0.25\n0.1\n0.04\n"

  /// The command lines that read a manifest.
  private static let commands = [
    ["compare", "--output", "again"], ["compare", "--dry-run"], ["scale"],
    ["convert", "--apply", "increase-batch-size"],
  ]

  @Test func `a spectrum`() throws {
    let folder = try TemporaryFolder()
    try folder.write(DataFilesTests.quadratic, to: "q.yaml")
    try folder.write(Self.spectrum, to: "spectrum.csv")
    let result = try Command.run("compare", "q.yaml", "--output", "r", "--quiet", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let whole = Self.commands.map { [$0[0], "r/manifest.json", "--data-dir", "."] + $0.dropFirst() }
    for command in whole {
      let same = try Command.run(command, in: folder)
      #expect(same.status == 0, "\(command): \(same.errors)")
    }
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("again"))
    try folder.write(Self.changed, to: "spectrum.csv")
    for command in whole {
      let refused = try Command.run(command, in: folder)
      #expect(refused.status == 65, "\(command)")
      // The checksums are those of Python's zlib.crc32.
      #expect(
        refused.errors.hasPrefix("noise-sim: r/manifest.json:")
          && refused.errors.hasSuffix(
            ": spectrum.csv has changed since the manifest was written: its CRC-32 is 27b0406d, but must be 3eab712c, "
              + "unless --accept-changed-data is given\n"),
        "\(command): \(refused.errors)")
      #expect(!folder.exists("again"))
    }
    for command in whole {
      let accepted = try Command.run(command + ["--accept-changed-data"], in: folder)
      #expect(accepted.status == 0, "\(command): \(accepted.errors)")
    }
    #expect(try folder.text("again/manifest.json").contains("27b0406d"))
  }

  @Test func `a table, and another one by the user's will`() throws {
    let folder = try TemporaryFolder()
    let table = "a,y\n" + (0..<40).map { "\($0),\($0 * 7 % 5)\n" }.joined()
    try folder.write(table, to: "t.csv")
    try folder.write(
      """
      training-set-size: 30
      problem: {network: {data: csv, file: t.csv, target: y, task: regression, hidden: []}}
      replicates: 2
      schedules: [{name: a, stages: [{epochs: 1, learning-rate: 0.1, batch-size: 5}]}]
      """, to: "x.yaml")
    #expect(try Command.run("compare", "x.yaml", "--output", "r", "--quiet", in: folder).status == 0)
    try folder.write(table.replacing("39,3", with: "39,4"), to: "t.csv")
    let command = ["compare", "r/manifest.json", "--data-dir", ".", "--dry-run"]
    #expect(try Command.run(command, in: folder).status == 65)
    try folder.write(table.replacing("39,3", with: "39,4"), to: "other.csv")
    #expect(try Command.run(command + ["--set", "problem.network.file=other.csv"], in: folder).status == 0)
    // The compressed file is the same.
    try folder.write(gzipped(Array(table.utf8)), to: "t.csv.gz")
    #expect(try Command.run(command + ["--set", "problem.network.file=t.csv.gz"], in: folder).status == 0)
  }

  @Test func `what is generated may change with the experiment`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.network, to: "x.yaml")
    #expect(try Command.run("compare", "x.yaml", "--output", "r", "--quiet", in: folder).status == 0)
    let command = ["compare", "r/manifest.json", "--dry-run", "--set", "training-set-size=200"]
    #expect(try Command.run(command, in: folder).status == 0)
  }

  @Test func `one of several experiments`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.network + "---\n" + DataFilesTests.quadratic, to: "x.yaml")
    try folder.write(Self.spectrum, to: "spectrum.csv")
    #expect(try Command.run("compare", "x.yaml", "--output", "r", "--quiet", in: folder).status == 0)
    let manifest = try folder.text("r/manifest.json").split(whereSeparator: \.isWhitespace).joined()
    #expect(manifest.contains(#""data":[{"experiment":2,"file":"spectrum.csv","crc32":"3eab712c"}],"files":"#))
    let command = ["compare", "r/manifest.json", "--data-dir", ".", "--output", "s", "--quiet"]
    #expect(try Command.run(command, in: folder).status == 0)
    #expect(try folder.contents(of: "r") == folder.contents(of: "s"))
    try folder.write(Self.changed, to: "spectrum.csv")
    #expect(try Command.run(command, in: folder).status == 65)
    #expect(try Command.run(command + ["--accept-changed-data"], in: folder).status == 0)
  }
}

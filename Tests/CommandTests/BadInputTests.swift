import Foundation
import NoiseScale
import TestSupport
import Testing

/// Everything that can be given wrongly: exit code, one sentence, and nothing on disk that was not there before.
@Suite struct BadInputTests {
  @Test func `wrong usage`() throws { try check(BadInput.usage, "bad-usage.txt") }

  @Test func `missing, damaged and unwritable files`() throws { try check(BadInput.files, "bad-files.txt") }

  @Test func `wrong experiments`() throws {
    try check(BadInput.experiments.map { BadInput(65, ["compare", $0.name]) }, "bad-experiments.txt")
  }

  @Test func `wrong curves`() throws {
    try check(
      BadInput.curves.map { BadInput(65, ["verdict", $0.name, "--reference", "base"]) }, "bad-curves.txt")
  }

  @Test func `bytes that are no text`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data([0xFF, 0xFE, 0x00, 0x80]), to: "binary")
    for arguments in [
      ["compare", "binary"], ["scale", "binary"], ["convert", "binary", "--apply", "increase-batch-size"],
      ["verdict", "binary", "--reference", "x"],
    ] {
      let result = try Command.run(arguments, in: folder)
      #expect(result.status == 65, "\(arguments)")
      #expect(result.errors.hasPrefix("noise-sim: binary") && result.errors.contains("UTF-8"), "\(result.errors)")
    }
    for (name, encoding) in [("le", String.Encoding.utf16LittleEndian), ("be", .utf16BigEndian), ("bom", .utf16)] {
      try folder.write(try #require(Inputs.quadratic.data(using: encoding)), to: name)
      let result = try Command.run("scale", name, in: folder)
      #expect(result.status == 65)
      #expect(result.errors == "noise-sim: \(name) is UTF-16 text, but must be UTF-8 text\n")
    }
    try folder.write(gzipped(Array(Inputs.quadratic.utf8)), to: "q.yaml.gz")
    #expect(
      try Command.run("scale", "q.yaml.gz", in: folder).errors
        == "noise-sim: q.yaml.gz is compressed with gzip, but must be UTF-8 text\n")
    try folder.write("title: \u{0}\n", to: "zero.yaml")
    #expect(try Command.run("compare", "zero.yaml", in: folder).status == 65)
  }

  /// Each command line in turn, in a folder that holds earlier results of the same title.
  private func check(_ rows: [BadInput], _ name: String) throws {
    let folder = try Self.folder()
    let before = try folder.contents()
    var text = ""
    for row in rows {
      let result = try Command.run(row.arguments, in: folder, environment: row.environment)
      let errors = result.errors.replacing(folder.url.path, with: "FOLDER")
        .replacing(Laws.catalog.names.joined(separator: ", "), with: "LAWS")
      let shown = (row.environment.map { "\($0.key)=\($0.value)" } + ["noise-sim"] + row.arguments.map(Self.quoted))
      text += "$ \(shown.joined(separator: " "))\n\(errors)=> \(result.status)\n\n"
      #expect(result.status == row.status, "\(row.arguments): \(result.errors)")
      #expect(result.output == "", "\(row.arguments)")
      if !result.errors.hasPrefix("Error: ") {
        #expect(result.errors.hasPrefix("noise-sim: "), "\(row.arguments): \(result.errors)")
        #expect(result.errorLines.count == 1 && result.errors.hasSuffix("\n"), "\(row.arguments): \(result.errors)")
      } else {
        #expect(row.status == 64, "\(row.arguments): \(result.errors)")
      }
      #expect(try folder.contents() == before, "\(row.arguments) has changed files")
    }
    try Texts.expect(text, is: name)
  }

  private static func quoted(_ argument: String) -> String {
    argument.isEmpty || argument.contains(where: { " []{}'\"".contains($0) }) ? "\"\(argument)\"" : argument
  }

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    try folder.write(Inputs.quadratic + "---\n" + Inputs.network, to: "several.yaml")
    try folder.write(Inputs.curves, to: "c.csv")
    try folder.write(
      Inputs.oneStage("epochs: 1, learning-rate: 0.1, batch-size: 8").replacing(
        "problem: {quadratic: {curvature: {values: [1, 0.5]}}}\ndynamics: [exact, gaussian]",
        with: "problem: {network: {data: fashion-mnist}}"),
      to: "fashion.yaml")
    for file in BadInput.experiments + BadInput.curves { try folder.write(file.text, to: file.name) }
    try folder.write("earlier", to: "results/five-modes/report.md")
    try folder.write("earlier", to: "results/five-modes/manifest.json")
    try folder.write("kept", to: "folder/x")
    let labels = "train-labels-idx1-ubyte"
    func header(_ count: [UInt8]) -> [UInt8] { [0, 0, 8, 1, 0, 0] + count }
    try folder.write(Data([0, 0, 8, 1, 0, 0, 234, 96, 1, 2, 3]), to: "truncated/" + labels)
    try folder.write(Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF]), to: "corrupt/\(labels).gz")
    try folder.write(Data(header([0, 3]) + [1, 2, 3]), to: "other-shape/" + labels)
    let zeros = [UInt8](repeating: 0, count: 60_000)
    try folder.write(Data(header([234, 96]) + zeros), to: "other-content/" + labels)
    try folder.write(Data(header([234, 96]) + zeros.dropLast() + [10]), to: "other-labels/" + labels)
    return folder
  }
}

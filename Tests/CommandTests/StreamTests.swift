import Foundation
import TestSupport
import Testing

/// What goes to which stream, and what happens when a stream is full or closed.
@Suite struct StreamTests {
  @Test func `a full standard output is an error`() throws {
    for arguments in [
      "scale q.yaml", "compare q.yaml --print-experiment", "verdict c.csv --reference base",
      "convert q.yaml --apply increase-batch-size",
    ] {
      let result = try shell("\(Command.executable.path) \(arguments) > /dev/full")
      #expect(result.status == 74, "\(arguments)")
      let last = result.errors.split(separator: "\n").last
      #expect(last == "noise-sim: standard output cannot be written: No space left on device", "\(arguments)")
    }
  }

  @Test func `a reader that goes away ends nothing`() throws {
    // The exit code of the command, not of `true`.
    let result = try shell("{ \(Command.executable.path) compare q.yaml --output out; echo $? > status; } 2>&1 | true")
    #expect(result.status == 0)
    #expect(result.status == 0 && result.folder.exists("out/manifest.json"))
    #expect(try result.folder.text("status") == "0\n")
  }

  @Test func `names cannot give orders to the terminal`() throws {
    let folder = try TemporaryFolder()
    let name = #""a\x1B[31m\nb | `c`, \"d\"""#
    try folder.write(
      Inputs.quadratic.replacing("name: grow", with: "name: \(name)").replacing("title: Five", with: "title: \(name) #")
        .replacing("title: \(name) # modes", with: "title: \(name)"), to: "q.yaml")
    let result = try Command.run("compare", "q.yaml", "--output", "out", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("\u{1B}") && !result.errors.contains("\u{1B}"))
    #expect(result.output.contains(#"a\u001B[31m\nb | `c`, "d": 1.5× fewer updates"#), "\(result.output)")
    // In the files it is what it is, and the manifest brings it back.
    #expect(try folder.text("out/verdicts.csv").contains("\"a\u{1B}[31m\nb | `c`, \"\"d\"\"\""))
    let again = try Command.run("compare", "out/manifest.json", "--output", "again", in: folder)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try folder.contents(of: "again") == folder.contents(of: "out"))
  }

  /// A limit on the size of files stands for a disk that is full; the signal that comes with it must be off.
  @Test func `a disk that takes no more`() throws {
    let command = "\(Command.executable.path) compare q.yaml --quiet --output out"
    let result = try shell(
      "\(command) > first && cp -r out before && { trap '' XFSZ; ulimit -f 1; \(command) --seed 2 > second; }")
    #expect(result.status == 74)
    #expect(
      result.errors.hasPrefix("noise-sim: \(result.folder.url.path)/out/")
        && result.errors.hasSuffix(".csv cannot be written: File too large\n"), "\(result.errors)")
    #expect(try result.folder.contents(of: "out") == result.folder.contents(of: "before"))
  }

  /// `/bin/sh -c`, in a folder with the usual inputs.
  private func shell(_ command: String) throws -> (status: Int32, errors: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    try folder.write(Inputs.curves, to: "c.csv")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder.url
    process.standardError = try folder.emptyFile("errors")
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.text("errors"), folder)
  }
}

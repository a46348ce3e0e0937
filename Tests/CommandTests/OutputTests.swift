import Foundation
import TestSupport
import Testing

/// What is in the output folder already is replaced only if it is noise-sim's, and of the same experiment.
@Suite struct OutputTests {
  /// Known before anything is run.
  private static let names = [
    "curves.csv", "gaps.csv", "schedule_curves.csv", "schedules.csv", "verdicts.csv", "curves.gnuplot", "gaps.svg",
    "report.md", "report.html",
  ]

  private func folder() throws -> TemporaryFolder { try TemporaryFolder(["q.yaml": Inputs.quadratic]) }

  private func compare(_ arguments: String..., in folder: TemporaryFolder) throws -> Command.Result {
    try Command.run(["compare", "q.yaml", "--quiet"] + arguments, in: folder)
  }

  /// Refused with one sentence, and with everything as it was.
  private func expectRefusal(
    _ result: Command.Result, _ reason: String, _ before: [String: Data], _ folder: TemporaryFolder,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(result.status == 74 && result.output == "", sourceLocation: sourceLocation)
    #expect(
      result.errors.replacing(folder.url.path + "/", with: "") == "noise-sim: \(reason)\n",
      sourceLocation: sourceLocation)
    #expect(try folder.contents() == before, sourceLocation: sourceLocation)
  }

  @Test func `the same experiment again replaces its files`() throws {
    let folder = try folder()
    #expect(try compare("--save-replicates", in: folder).status == 0)
    #expect(folder.exists("results/five-modes/replicates.csv"))
    try folder.write("mine", to: "results/five-modes/notes.txt")
    #expect(try compare("--seed", "2", in: folder).status == 0)
    #expect(!folder.exists("results/five-modes/replicates.csv"))
    #expect(try folder.text("results/five-modes/notes.txt") == "mine")
    #expect(try folder.text("results/five-modes/manifest.json").contains("\"seed\": 2"))
    #expect(try folder.contents().keys.allSatisfy { !$0.contains(".noise-sim") })
  }

  @Test(arguments: ["curves.csv", "verdicts.csv", "report.md", "manifest.json"])
  func `a file of someone else`(name: String) throws {
    let folder = try folder()
    try folder.write("{\"program\": \"another\"}", to: "out/\(name)")
    let before = try folder.contents()
    let reason =
      "out/\(name) cannot be written: a file is there that is not known to be noise-sim's; --force replaces it"
    try expectRefusal(try compare("--output", "out", in: folder), reason, before, folder)
    #expect(try compare("--output", "out", "--force", in: folder).status == 0)
    #expect(try folder.text("out/curves.csv").hasPrefix("schedule,dynamics,"))
    #expect(try compare("--output", "out", in: folder).status == 0)
  }

  @Test func `a picture that was drawn by hand later`() throws {
    let folder = try folder()
    let command = ["compare", "q.yaml", "--quiet", "--output", "out"]
    #expect(try Command.run(command, in: folder, environment: ["PATH": "/nowhere"]).status == 0)
    #expect(!folder.exists("out/curves.svg"))
    try folder.write("<svg/>", to: "out/curves.svg")
    #expect(try Command.run(command, in: folder).status == 0)
    #expect(try folder.text("out/curves.svg").contains("</svg>"))
  }

  @Test func `pictures in other formats`() throws {
    let folder = try folder()
    #expect(try compare("--output", "out", "--pictures", "pdf, png", "--pictures", "svg", in: folder).status == 0)
    for format in ["pdf", "png", "svg"] { #expect(folder.exists("out/curves.\(format)")) }
    try folder.write("mine", to: "out/notes.pdf")
    #expect(try compare("--output", "out", "--pictures", "pdf", in: folder).status == 0)
    for format in ["png", "svg"] { #expect(!folder.exists("out/curves.\(format)")) }
    #expect(try folder.text("out/report.md").contains("(curves.pdf)") && folder.exists("out/notes.pdf"))
    // A format that no run wrote is not in the way, one of someone else is.
    try folder.write("mine", to: "other/gaps.pdf")
    #expect(try compare("--output", "other", in: folder).status == 0)
    try folder.write("mine", to: "third/gaps.pdf")
    let before = try folder.contents()
    try expectRefusal(
      try compare("--output", "third", "--pictures", "pdf", in: folder),
      "third/gaps.pdf cannot be written: a file is there that is not known to be noise-sim's; --force replaces it",
      before, folder)
  }

  /// What is in the way is found before the run, which would take hours.
  @Test func `before the run`() throws {
    let folder = try folder()
    try folder.write(InterruptTests.long, to: "q.yaml")
    for name in Self.names { try folder.write("mine", to: "in-\(name)/\(name)") }
    let before = try folder.contents()
    for name in Self.names {
      let reason =
        "in-\(name)/\(name) cannot be written: a file is there that is not known to be noise-sim's; --force replaces it"
      try expectRefusal(try compare("--output", "in-\(name)", in: folder), reason, before, folder)
    }
  }

  @Test func `the results of another experiment`() throws {
    let folder = try folder()
    // Neither title has a letter.
    #expect(try compare("--set", "title=🎉", in: folder).status == 0)
    #expect(try compare("--set", "title=🎉", "--seed", "2", in: folder).status == 0)
    let before = try folder.contents()
    try expectRefusal(
      try compare("--set", "title=🎈", in: folder),
      "results/experiment cannot be written: it holds the results of '🎉', which those of '🎈' would replace; give --force, "
        + "or another folder with --output", before, folder)
    #expect(try compare("--set", "title=🎈", "--force", in: folder).status == 0)
    #expect(try folder.text("results/experiment/manifest.json").contains("🎈"))
    // Titles in any script have folders of their own.
    for title in ["日本", "中国", "Überschrift", "Ωmega"] {
      #expect(try compare("--set", "title=\(title)", in: folder).status == 0)
    }
    for name in ["日本", "中国", "überschrift", "ωmega"] { #expect(folder.exists("results/\(name)/manifest.json")) }
  }

  @Test func `one experiment of several that are there`() throws {
    let folder = try folder()
    let other = Inputs.quadratic.replacing("Five modes", with: "Five more")
    try folder.write(Inputs.quadratic + "---\n" + other, to: "two.yaml")
    #expect(try Command.run("compare", "two.yaml", "--quiet", "--output", "out", in: folder).status == 0)
    #expect(folder.exists("out/1-five-modes/curves.csv") && folder.exists("out/2-five-more/curves.csv"))
    let before = try folder.contents()
    try expectRefusal(
      try compare("--output", "out", in: folder),
      "out cannot be written: it holds the results of 'Five more', which those of 'Five modes' would replace; give --force, "
        + "or another folder with --output", before, folder)
    // All of it is replaced.
    #expect(try compare("--output", "out", "--force", in: folder).status == 0)
    #expect(folder.exists("out/curves.csv") && !folder.exists("out/1-five-modes") && !folder.exists("out/2-five-more"))
    // One that has become two holds no other.
    #expect(try Command.run("compare", "two.yaml", "--quiet", "--output", "out", in: folder).status == 0)
    #expect(!folder.exists("out/curves.csv") && folder.exists("out/2-five-more/curves.csv"))
  }

  @Test func `a manifest that lists what no run writes`() throws {
    let folder = try folder()
    #expect(try compare("--output", "out", in: folder).status == 0)
    let names = [
      "out/thesis.tex", "out/thesis.pdf", "out/photo.png", "out/notes.html", "out/a/b/c.csv", "out/data/mine.csv",
      "mine.csv",
    ]
    for name in names { try folder.write("mine", to: name) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("out/1-x").path, withDestinationPath: "../out/data")
    let listed = [
      "thesis.tex", "thesis.pdf", "photo.png", "notes.html", "a/b/c.csv", "data/mine.csv", "../mine.csv",
      "1-x/mine.csv", folder.url.path + "/mine.csv",
    ]
    let manifest = try folder.text("out/manifest.json")
    let changed = manifest.replacing("\"files\": [", with: "\"files\": [" + listed.map { "\"\($0)\", " }.joined())
    #expect(changed != manifest)
    try folder.write(changed, to: "out/manifest.json")
    #expect(try compare("--output", "out", in: folder).status == 0)
    #expect(try folder.text("out/manifest.json") == manifest)
    for name in names { #expect(try folder.text(name) == "mine") }
  }

  @Test func `links and devices are not written through`() throws {
    let folder = try folder()
    try folder.write("mine", to: "target.csv")
    try folder.write("", to: "out/empty")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("out/curves.csv").path, withDestinationPath: "../target.csv")
    try #require(mkfifo(folder.url.appendingPathComponent("pipe").path, 0o600) == 0)
    for force in [[], ["--force"]] {
      let linked = try Command.run(["compare", "q.yaml", "--quiet", "--output", "out"] + force, in: folder)
      #expect(linked.status == 74)
      #expect(linked.errors.hasSuffix("/out/curves.csv cannot be written: it is a link, which is not followed\n"))
    }
    #expect(try folder.text("target.csv") == "mine")
    for (name, reason) in [
      ("pipe", "it is a FIFO, not a folder"), ("/dev/null", "it is a device, not a folder"),
      ("target.csv", "it is a file, not a folder"), (String(repeating: "x", count: 300), "File name too long"),
    ] {
      let result = try compare("--output", name, in: folder)
      #expect(
        result.status == 74 && result.errors.hasSuffix("\(name) cannot be written: \(reason)\n"), "\(result.errors)")
    }
  }

  @Test func `figures and pages twice`() throws {
    let folder = try folder()
    let names = ["figures", "figure-1", "table", "published", "--quiet", "--output", "mine"]
    #expect(try Command.run(names, in: folder).status == 0)
    let before = try folder.contents()
    let again = try Command.run(names, in: folder)
    #expect(again.status == 0 && again.errors == "")
    #expect(try folder.contents() == before)

    // Each is refused before anything is run, and named.
    for name in ["table/README.md", "published/README.md", "figure-1/figure.svg"] {
      let other = try TemporaryFolder(["mine/\(name)": "# My notes\n"])
      let before = try other.contents()
      let reason =
        "mine/\(name) cannot be written: a file is there that is not known to be noise-sim's; --force replaces it"
      try expectRefusal(try Command.run(names, in: other), reason, before, other)
      #expect(try Command.run(names + ["--force"], in: other).status == 0)
      #expect(try Command.run(names, in: other).status == 0)
    }
    // This is known when the page is made.
    let other = try TemporaryFolder(["mine/table/updates.csv": "week,state\n1,none\n"])
    let late = try Command.run("figures", "table", "--quiet", "--output", "mine", in: other)
    #expect(late.status == 74 && late.errors.contains("/mine/table/updates.csv cannot be written: "))
    #expect(try other.contents().count == 3)
  }

  @Test func `the pages that are published are known`() throws {
    let source = Command.packageRoot.appendingPathComponent("notebooks-export", isDirectory: true)
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(at: source, to: folder.url.appendingPathComponent("notebooks-export"))
    // Scripts are left out there.
    func pages() throws -> [String: Data] { try folder.contents().filter { !$0.key.hasSuffix(".gnuplot") } }
    let before = try pages()
    let result = try Command.run(
      "figures", "table", "published", "claims", "slide", "gallery", "--quiet", in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    #expect(try pages() == before)
  }

  @Test func `a data file that is none`() throws {
    let folder = try TemporaryFolder([
      "q.yaml": DataFilesTests.quadratic, "spectrum.csv/inner.txt": "", "folder/inner.txt": "",
    ])
    let directory = try compare(in: folder)
    #expect(directory.status == 66)
    #expect(
      directory.errors.hasSuffix("/spectrum.csv cannot be read: it is a folder, not a file.\n"), "\(directory.errors)")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("spectrum.csv"))
    try #require(mkfifo(folder.url.appendingPathComponent("spectrum.csv").path, 0o600) == 0)
    let fifo = try compare(in: folder)
    #expect(fifo.status == 66)
    #expect(fifo.errors.hasSuffix("/spectrum.csv cannot be read: it is a FIFO, not a file.\n"), "\(fifo.errors)")
    let experiment = try Command.run("compare", "folder", in: folder)
    #expect(
      experiment.status == 66 && experiment.errors == "noise-sim: folder cannot be read: it is a folder, not a file\n")
  }
}

import TestSupport
import Testing

/// `verdict` on a user's own curves.
@Suite struct VerdictTests {
  @Test(
    arguments: [
      ("plain", []), ("settled", ["--settled-from", "2"]), ("csv", ["--csv"]),
      ("markdown", ["--format", "markdown"]), ("latex", ["--format", "latex", "--settled-from", "2"]),
      (
        "margins", ["--loss-margin", "0.6", "--accuracy-margin", "0.02", "--confidence", "0.99", "--settled-from", "1"]
      ),
      ("nothing-settled", ["--settled-from", "9"]),
    ] as [(String, [String])])
  func `whole text`(name: String, options: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.curves, to: "c.csv")
    let result = try Command.run(["verdict", "c.csv", "--reference", "base"] + options, in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    try Texts.expect(result.output, is: "verdict/\(name).txt")
  }

  @Test func `accuracies in per cent`() throws {
    let folder = try TemporaryFolder()
    let lines = Inputs.curves.split(separator: "\n").filter { $0.contains("accuracy") }
    let percent = lines.map { $0.replacing("accuracy,0.9", with: "val_acc,90.").replacing("90.0", with: "90.") }
    try folder.write("schedule,replicate,epoch,metric,value\n" + percent.joined(separator: "\n") + "\n", to: "c.csv")
    let note =
      "val acc has values above 1, so it is in per cent: its margin 0.01 is a hundredth of a point; --accuracy-margin 1 is one point"
    func run(_ options: String...) throws -> Command.Result {
      try Command.run(
        ["verdict", "c.csv", "--reference", "base"] + options, in: folder, environment: ["COLUMNS": "1000"])
    }
    let result = try run()
    #expect(result.output.components(separatedBy: note).count == 2, "\(result)")
    #expect(try run("--csv").errors == "warning: \(note)\n")
    #expect(try !run("--accuracy-margin", "1").output.contains("in per cent"))
  }

  @Test func `names with commas`() throws {
    let folder = try TemporaryFolder()
    try folder.write("schedule,replicate,epoch,metric,value\na,1,1,loss,1\n\"b, c\",1,1,loss,1\n", to: "c.csv")
    let result = try Command.run("verdict", "c.csv", "--reference", "a", in: folder)
    #expect(result.output.contains("A single run (of b, c; a) shows"), "\(result)")
  }

  @Test func `curves compressed with gzip`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.curves, to: "c.csv")
    // Known by content, whatever the name.
    try folder.write(gzipped(Array(Inputs.curves.utf8)), to: "c.csv.gz")
    try folder.write(gzipped(Array(Inputs.curves.utf8)), to: "zipped")
    let plain = try Command.run("verdict", "c.csv", "--reference", "base", in: folder)
    for name in ["c.csv.gz", "zipped"] {
      let result = try Command.run("verdict", name, "--reference", "base", in: folder)
      #expect(result.status == 0 && result.output == plain.output, "\(result.errors)")
    }
  }

  @Test func `values that are not finite, as programs write them`() throws {
    let folder = try TemporaryFolder()
    for word in ["nan", "NaN", "inf", "-inf", "+Infinity", " nan "] {
      try folder.write(Inputs.curves + "large,1,3,loss,\(word)\nbase,1,3,loss,0.2\n", to: "c.csv")
      let result = try Command.run("verdict", "c.csv", "--reference", "base", in: folder)
      #expect(result.status == 0 && result.output.hasPrefix("large: loss diverges"), "\(word): \(result.errors)")
    }
  }

  @Test func `a replicate that diverged, and one replicate`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.curves + "large,1,3,loss,nan\nbase,1,3,loss,0.2\n", to: "diverged.csv")
    let diverged = try Command.run("verdict", "diverged.csv", "--reference", "base", in: folder)
    #expect(diverged.status == 0)
    #expect(
      diverged.output.hasPrefix("large: loss diverges: different (diverged)\n"),
      "\(diverged.output)")
    try folder.write("schedule,replicate,epoch,metric,value\na,1,1,loss,1\nb,1,1,loss,1\n", to: "single.csv")
    let single = try Command.run("verdict", "single.csv", "--reference", "a", in: folder)
    #expect(single.status == 0, "\(single.errors)")
    try Texts.expect(single.output, is: "verdict/one-replicate.txt")
    // A table has no sentences.
    let table = try Command.run("verdict", "single.csv", "--reference", "a", "--csv", in: folder)
    #expect(
      table.errors.hasPrefix("warning: A single run (of b, a) shows a gap") && table.output.hasPrefix("schedule,"))
  }

  @Test(arguments: [("=settled", 1), ("=whole", 1), ("", 1), (" whole", 1)])
  func `equivalence required and not found`(value: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.curves, to: "c.csv")
    let option = ("--require-equivalence" + value).split(separator: " ").map(String.init)
    let result = try Command.run(
      ["verdict", "c.csv", "--reference", "base", "--settled-from", "2"] + option, in: folder)
    #expect(result.status == status)
    #expect(result.output.contains("different"))
    #expect(result.errors.hasPrefix("noise-sim: 1 verdict of the region '"), "\(result.errors)")
  }

  @Test func `equivalence required and found`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.curves, to: "c.csv")
    let result = try Command.run(
      "verdict", "c.csv", "--reference", "base", "--loss-margin", "1", "--require-equivalence=whole", in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
  }
}

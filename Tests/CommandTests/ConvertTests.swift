import Foundation
import TestSupport
import Testing

/// `convert`, whole texts, and what they are read back as.
@Suite struct ConvertTests {
  static let transforms: [(name: String, transforms: [String])] = [
    ("increase", ["increase-batch-size"]), ("capped", ["increase-batch-size: {up-to: 24}"]),
    ("hybrid", ["hybrid: {decays: 0}"]), ("momentum", ["raise-momentum: {to: 0.75}"]),
    ("exact", ["scale-learning-rate: {by: 3, keep: exact, multiple-of: 4}"]),
    ("two", ["increase-batch-size", "decay-learning-rate"]),
  ]

  @Test(arguments: transforms) func `experiment and table`(name: String, transforms: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let apply = transforms.flatMap { ["--apply", $0] }
    let result = try Command.run(["convert", "q.yaml"] + apply, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try Texts.expect(result.output, is: "convert/\(name).yaml")
    try Texts.expect(result.errors, is: "convert/\(name)-table.txt")

    // What is printed is read back as the same two schedules.
    try folder.write(result.output, to: "converted.yaml")
    for format in ["csv", "markdown"] {
      let direct = try Command.run(["convert", "q.yaml", "--format", format] + apply, in: folder)
      let read = try Command.run("scale", "converted.yaml", "--format", format, in: folder)
      #expect(read.status == 0 && read.output == direct.output)
    }
    let printed = try Command.run("compare", "converted.yaml", "--print-experiment", in: folder)
    #expect(printed.output == result.output)
  }

  @Test func `a rule for Adam`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.rules, to: "r.yaml")
    let apply = ["--apply", "square-root"]
    let result = try Command.run(["convert", "r.yaml"] + apply, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try Texts.expect(result.output, is: "rules/square-root.yaml")
    try Texts.expect(result.errors, is: "rules/square-root-table.txt")
    try folder.write(result.output, to: "converted.yaml")
    for format in ["csv", "markdown"] {
      let direct = try Command.run(["convert", "r.yaml", "--format", format] + apply, in: folder)
      let read = try Command.run("scale", "converted.yaml", "--format", format, in: folder)
      #expect(read.status == 0 && read.output == direct.output)
      try Texts.expect(read.output, is: "rules/square-root.\(format)")
    }
    let trainer = try Command.run(["convert", "r.yaml", "--format", "json"] + apply, in: folder)
    try Texts.expect(trainer.output, is: "rules/square-root.json")
    // The schedule of a rule can be converted on.
    let further = try Command.run(
      "convert", "r.yaml", "--schedule", "seesaw", "--apply", "seesaw: {exponent: 1}", in: folder)
    #expect(further.status == 0, "\(further.errors)")
  }

  @Test func `a file instead of standard output`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let arguments = ["convert", "q.yaml", "--apply", "increase-batch-size"]
    let printed = try Command.run(arguments, in: folder)
    let written = try Command.run(arguments + ["--output", "below/new.yaml"], in: folder)
    #expect(written.status == 74 && !folder.exists("below"), "\(written.errors)")
    try folder.write("kept", to: "below/other")
    let again = try Command.run(arguments + ["--output", "below/new.yaml"], in: folder)
    #expect(again.status == 0 && again.output == "" && again.errors == printed.errors)
    #expect(try folder.text("below/new.yaml") == printed.output)
    // Nothing else is left, and what is there is replaced when asked for alone.
    #expect(try folder.contents(of: "below").count == 2)
    // The very same again is no conflict, and nothing is written.
    let file = folder.url.appending(path: "below/new.yaml").path
    func date() throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
    }
    let past = Date(timeIntervalSince1970: 1000)
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: file)
    let same = try Command.run(arguments + ["--output", "below/new.yaml"], in: folder)
    #expect(same.status == 0 && same.errors == printed.errors)
    #expect(try date() == past && folder.contents(of: "below").count == 2)
    let dash = try Command.run(arguments + ["--output", "-"], in: folder)
    #expect(dash.status == 0 && dash.output == printed.output && dash.errors == printed.errors && !folder.exists("-"))
    let other = ["convert", "q.yaml", "--apply", "decay-learning-rate", "--output", "below/new.yaml"]
    let refused = try Command.run(other, in: folder)
    #expect(refused.status == 74 && refused.errorLines.count == 1)
    #expect(
      refused.errors.hasSuffix(
        "/below/new.yaml cannot be written: a file is there that is not known to be noise-sim's; --force replaces it\n")
    )
    #expect(try folder.text("below/new.yaml") == printed.output)
    let forced = try Command.run(other + ["--force"], in: folder)
    #expect(forced.status == 0)
    let text = try folder.text("below/new.yaml")
    #expect(text == (try Command.run(Array(other.prefix(4)), in: folder)).output && text != printed.output)
    #expect(try folder.text("below/other") == "kept")
  }

  @Test func `what is printed can be piped into compare`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let command = Command.executable.path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "\(command) convert q.yaml --apply increase-batch-size 2> table"
        + " | \(command) compare /dev/stdin --output out > output 2> errors",
    ]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    let errors = try folder.text("errors")
    #expect(process.terminationStatus == 0, "\(errors)")
    #expect(try folder.text("output").hasPrefix("decay, increase-batch-size: 1.5× fewer updates"))
  }

  @Test func `another schedule, for a trainer`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let result = try Command.run(
      "convert", "q.yaml", "--schedule", "unequal", "--apply", "scale-learning-rate: {by: 2}", "--format", "json",
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try Texts.expect(result.output, is: "convert/trainer.json")
  }
}

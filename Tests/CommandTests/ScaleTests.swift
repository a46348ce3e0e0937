import TestSupport
import Testing

/// `scale`, whole texts.
@Suite struct ScaleTests {
  @Test(arguments: ["text", "markdown", "latex", "csv", "yaml", "json"]) func `of a file`(format: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    let result = try Command.run("scale", "q.yaml", "--format", format, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try Texts.expect(result.output, is: "scale/file.\(format)")
    try Texts.expect(result.errors, is: format == "yaml" ? "scale/no-errors.txt" : "scale/file-errors.txt")
  }

  @Test(arguments: ["text", "markdown", "latex", "csv", "yaml", "json"]) func `of options`(format: String) throws {
    let folder = try TemporaryFolder()
    let result = try Command.run(
      "scale", "--learning-rate", "0.1", "--batch-size", "128", "--momentum", "0.9", "--epochs", "2.5", "--sampling",
      "without-replacement", "--format", format, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try Texts.expect(result.output, is: "scale/options.\(format)")
    try Texts.expect(result.errors, is: "scale/options-errors.\(format)")
  }

  @Test func `a very long stage`() throws {
    let result = try Command.run(
      "scale", "--learning-rate", "0.1", "--batch-size", "1", "--epochs", "1e9", in: try TemporaryFolder())
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(" 50\u{202F}000\u{202F}000\u{202F}000\u{202F}000\n"), "\(result.output)")
  }

  @Test func `laws and several experiments`() throws {
    let folder = try TemporaryFolder()
    let law = "epochs: 2, learning-rate: {cosine: {from: 0.1, to: 0}}, batch-size: 400, momentum: 0.5"
    try folder.write(Inputs.oneStage(law) + "---\n" + Inputs.network, to: "several.yaml")
    for format in ["markdown", "csv", "json"] {
      let result = try Command.run("scale", "several.yaml", "--format", format, in: folder)
      #expect(result.status == 0)
      try Texts.expect(result.output + "--- errors\n" + result.errors, is: "scale/several.\(format)")
    }
  }

  /// Without anything in between: the table of the file's YAML is that of the file.
  @Test func `the YAML of a file says the same`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.quadratic, to: "q.yaml")
    try folder.write(try Command.run("scale", "q.yaml", "--format", "yaml", in: folder).output, to: "again.yaml")
    let (one, two) = (
      try Command.run("scale", "q.yaml", in: folder), try Command.run("scale", "again.yaml", in: folder)
    )
    #expect(one.output == two.output && two.status == 0)
  }

  @Test func `a network is trained where it is asked for`() throws {
    let folder = try TemporaryFolder([
      "n.yaml": """
      title: Measured
      training-set-size: 100
      problem: {network: {data: teacher, hidden: [4], test-examples: 10}}
      measure: noise
      replicates: 2
      schedules: [{name: a, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 10}]}]
      """,
      "q.yaml": Inputs.quadratic,
    ])
    let plain = try Command.run("scale", "n.yaml", in: folder)
    #expect(plain.status == 0 && !plain.output.contains("B_simple"))
    #expect(plain.errorLines.contains("note: Measured measures noise; --measure trains it and shows what is found"))
    let measured = try Command.run("scale", "n.yaml", "--measure", in: folder)
    #expect(measured.status == 0 && measured.output.hasPrefix(plain.output) && measured.output.contains("B_simple"))
    #expect(measured.errorLines.contains { $0.hasPrefix("Measured: ") && $0.contains("100 %") }, "\(measured.errors)")
    let quiet = try Command.run("scale", "n.yaml", "--measure", "--quiet", in: folder)
    #expect(quiet.output == measured.output && !quiet.errors.contains("Measured: 100 %"))
    let none = try Command.run("scale", "q.yaml", "--measure", in: folder)
    #expect(none.status == 64 && none.errors.contains("it must have measure: noise, and a network"), "\(none.errors)")
    #expect(try Command.run("scale", "n.yaml", "--measure", "--format", "csv", in: folder).status == 64)
  }
}

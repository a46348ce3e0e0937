import Foundation
import TestSupport
import Testing

/// Schedules of tracks and published ones on the command line.
@Suite struct TracksTests {
  static let tracks = """
    title: A language model
    training-set: {tokens: 300B, sequence-length: 2048}
    optimizer: {adamw: {beta1: 0.9, beta2: 0.95}}
    schedules:
      - name: as trained
        length: 300B tokens
        batch-size:
          - {until: 12B tokens, increments: {from: 64, to: 1024, by: 32}}
          - {value: 2Mi tokens}
        learning-rate:
          - {until: 2000 updates, linear: {from: 0, to: 3e-4}}
          - {until: 90 %, cosine: {from: 3e-4, to: 3e-5}}
          - {value: 3e-5}
        weight-decay: 0.1

    """

  private func run(_ arguments: String...) throws -> Command.Result {
    let folder = try TemporaryFolder()
    try folder.write(Self.tracks, to: "t.yaml")
    return try Command.run(arguments, in: folder)
  }

  @Test(arguments: ["markdown", "csv", "json", "yaml"]) func `every piece from its first to its last value`(
    format: String
  ) throws {
    let result = try run("scale", "t.yaml", "--format", format)
    #expect(result.status == 0, "\(result.errors)")
    try Texts.expect(result.output, is: "tracks/scale.\(format)")
  }

  /// Llama 3's card: 8000 updates of warm-up over 1024, then 2048 sequences of 4096 tokens.
  @Test func `a position is answered by the update that contains it`() throws {
    let result = try run(
      "scale", "--published", "llama-3-405b", "--at", "252M tokens", "--at", "update 8001", "--at", "8001 updates",
      "--format",
      "csv")
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    let rows = result.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(
      rows[0].joined(separator: ",")
        == "at,schedule,update,examples,tokens,epoch,learning_rate,batch_size,momentum,noise_scale")
    // 60 updates of 4Mi tokens are 251 658 240, one more is past 252M.
    #expect(rows[1][2] == "61" && rows[1][4] == "255852544")
    // Update 8001 is the first of the cosine: 61 updates of 4Mi tokens and 7940 of 8Mi.
    let tokens = 61 * 4_194_304 + 7940 * 8_388_608
    #expect(rows[2][2] == "8001" && rows[2][4] == "\(tokens)" && Double(rows[2][6]) == 8e-5)
    #expect(rows[3].dropFirst() == rows[2].dropFirst())
  }

  @Test func `positions that there are not`() throws {
    for (position, status) in [("1e9 updates", 65), ("0 updates", 64), ("soon", 64), ("12 parsecs", 64), ("101 %", 65)]
    {
      let result = try run("scale", "t.yaml", "--at", position)
      #expect(result.status == status && result.output == "", "\(position): \(result.output)\(result.errors)")
      #expect(result.errorLines.count == 1 && result.errors.contains("but must be"), "\(result.errors)")
    }
    let yaml = try run("scale", "t.yaml", "--at", "40 %", "--format", "yaml")
    #expect(yaml.status == 64 && yaml.output == "")
  }

  @Test func `the list of published schedules`() throws {
    let result = try run("scale", "--list")
    #expect(result.status == 0)
    try Texts.expect(result.output, is: "tracks/list.txt")
  }

  @Test func `a published schedule that there is not`() throws {
    let unknown = try run("scale", "--published", "llama-3-405")
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean 'llama-3-405b'?"), "\(unknown.errors)")
    let capital = try run("scale", "--published", "Llama-3")
    #expect(capital.errors.contains("did you mean 'llama-3-405b'?"), "\(capital.errors)")
    let begun = try run("scale", "--published", "Llama")
    #expect(begun.errors.contains("did you mean 'llama-1-7b', "), "\(begun.errors)")
    let both = try run("convert", "t.yaml", "--published", "llama-3-405b", "--apply", "seesaw")
    #expect(both.status == 64, "\(both.errors)")
  }

  /// The linear rule of DeepSeek-V2-Lite's two drops: 254 325 updates instead of 301 997.
  @Test func `a published schedule is transformed`() throws {
    let result = try run(
      "convert", "--published", "deepseek-v2-lite", "--apply", "increase-batch-size: {multiple-of: 512}")
    #expect(result.status == 0)
    try Texts.expect(result.output, is: "tracks/convert.yaml")
    try Texts.expect(result.errors, is: "tracks/convert-errors.txt")
    #expect(result.errors.contains("301\u{202F}997 → 254\u{202F}325"))
  }

  @Test func `the rest of a run under way`() throws {
    let result = try run(
      "convert", "t.yaml", "--after", "150B tokens", "--apply", "seesaw: {multiple-of: 64, weight-decay: rescale}",
      "--to", "yaml")
    #expect(result.status == 0, "\(result.errors)")
    try Texts.expect(result.output, is: "tracks/after.yaml")
    try Texts.expect(result.errors, is: "tracks/after-errors.txt")
    // Without a fall to undo, nothing follows.
    let flat = try run("convert", "t.yaml", "--after", "280B tokens", "--apply", "increase-batch-size")
    #expect(flat.status == 0 && flat.errors.contains("note: nothing changes after update 146\u{202F}271\n"))
    let position = try run("convert", "t.yaml", "--after", "update 100000", "--apply", "scale-learning-rate: {by: 0.5}")
    #expect(
      position.errors.contains(
        "note: updates 1 to 100\u{202F}000 are kept; the first change comes at update 100\u{202F}001, after 183B tokens\n"
      ),
      "\(position.errors)")
    for (position, status) in [("300.1B tokens", 65), ("never", 64)] {
      let late = try run("convert", "t.yaml", "--after", position, "--apply", "seesaw")
      #expect(late.status == status && late.output == "", "\(late.errors)")
      #expect(late.errorLines.count == 1, "\(late.errors)")
    }
  }

  @Test func `a step is an update`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.tracks, to: "t.yaml")
    try folder.write(Self.tracks.replacingOccurrences(of: "2000 updates", with: "2000 steps"), to: "s.yaml")
    let texts = try ["t.yaml", "s.yaml"].map { try Command.run("scale", $0, "--format", "yaml", in: folder) }
    #expect(texts[1].status == 0 && texts[1].output == texts[0].output, "\(texts[1].errors)")
    #expect(texts[1].output.contains("until: 2000 updates"))
    let rows = try ["6000 steps", "step 6000", "6000 updates"].map {
      try Command.run("scale", "t.yaml", "--at", $0, in: folder)
    }
    #expect(rows.allSatisfy { $0.status == 0 && $0.output == rows[2].output }, "\(rows[0].errors)")
  }

  /// The table of convert has the values of scale in every piece that both have.
  @Test func `old and new values are those that scale shows`() throws {
    let folder = try TemporaryFolder()
    let arguments = ["--published", "llama-3-405b"]
    let converted = try Command.run(["convert"] + arguments + ["--apply", "scale-learning-rate: {by: 1}"], in: folder)
    let scale = try Command.run(["scale"] + arguments + ["--format", "markdown"], in: folder)
    #expect(converted.status == 0 && scale.status == 0, "\(converted.errors)")
    let values = scale.output.split(separator: "\n").flatMap { $0.split(separator: "|") }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.contains(" → ") }
    #expect(values.count >= 6)
    let shown = converted.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for end in values.flatMap({ $0.components(separatedBy: " → ") }) {
      #expect(shown.contains(end), "\(end) is not in \(converted.errors)")
    }
  }

  @Test func `without a problem nothing is said about divergence`() throws {
    let folder = try TemporaryFolder()
    let wild = "schedules: [{name: wild, stages: [{epochs: 20, learning-rate: 3, batch-size: 10}]}]\noptimizer: sgd\n"
    try folder.write(wild, to: "w.yaml")
    try folder.write(wild + "problem: {quadratic: {curvature: {values: [1]}}}\n", to: "p.yaml")
    #expect(try Command.run("scale", "w.yaml", in: folder).errors == "")
    #expect(try Command.run("scale", "p.yaml", in: folder).errors.contains("diverges"))
  }

  @Test func `what has no dynamics here is planned and not run`() throws {
    let plan = try run("scale", "--published", "mlperf-lars-1632")
    #expect(plan.status == 0)
    let result = try run("compare", "--published", "mlperf-lars-1632")
    #expect(result.status == 65 && result.output == "" && result.errorLines.count == 1, "\(result.errors)")
  }
}

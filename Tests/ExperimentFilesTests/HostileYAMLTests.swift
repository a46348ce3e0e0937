import Descriptions
import Experiments
import Testing

@testable import ExperimentFiles

/// YAML that is made to take all time or memory, and JSON as other programs write it.
@Suite struct HostileYAMLTests {
  private static func fault(_ text: String) -> String? {
    do throws(Fault) {
      _ = try ExperimentReader.read(text, file: "x.yaml")
      return nil
    } catch {
      return error.description
    }
  }

  /// Ten aliases each of the level below.
  private static func laughs(_ levels: Int) -> String {
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
      + (1...levels).map { level in
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
      }.joined()
  }

  @Test(.timeLimit(.minutes(1))) func `aliases as a key are no text`() {
    #expect(Self.fault(Self.laughs(2) + "? *a2\n: 1\n") == "x.yaml:4:3: a key is no text, but must be one")
    #expect(
      Self.fault(Self.laughs(9) + "? *a9\n: 1\n") == "x.yaml:6:45: the aliases stand for more than 1000000 values")
    #expect(Self.fault("a: &a [1]\n? {b: *a}\n: 1\n") == "x.yaml:2:3: a key is no text, but must be one")
    #expect(Self.fault("a: &a [1]\n*a : 1\n") == "x.yaml:2:1: a key is no text, but must be one")
  }

  @Test(arguments: ["[a, b]", "{a: 1}", "[]"]) func `keys that are no text`(key: String) {
    #expect(Self.fault("? \(key)\n: 1\n") == "x.yaml:1:3: a key is no text, but must be one")
  }

  @Test func `an alias may stand for a key`() throws {
    let experiment = try ValidText.read("title: &t seed\n*t : 7\n" + ValidText.schedules)
    #expect(experiment.title == "seed" && experiment.seed == 7)
    #expect(
      Self.fault("title: &t seed\n*t : 7\nseed: 8\n")?.hasPrefix("x.yaml:3:1: seed is there more than once") == true)
  }

  @Test func `stars that are no aliases are stars`() throws {
    let experiment = try ValidText.read(
      """
      # *comment
      title: "*bold* \\\\ \\u002A" # *x
      schedules:
        - {name: a*b, stages: &s [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}
        - {name: '*a', stages: *s}
        - name: >-
            *a
            b
          stages: *s
      """)
    #expect(experiment.title == "*bold* \\ *")
    #expect(experiment.schedules.map(\.name) == ["a*b", "*a", "*a b"])
    #expect(experiment.schedules[1].definition == experiment.schedules[0].definition)
  }

  @Test(arguments: [
    ("title: *x\n", "1:8: this is not YAML: found undefined alias"),
    (
      "title: *\n",
      "1:8: this is not YAML: while scanning an alias: did not find expected alphabetic or numeric character"
    ),
    ("title: &a x\nseed: &b *a\n", "2:7: this is not YAML: an alias has an anchor"),
    ("a: &a [*a]\n", "1:8: this is not YAML: found undefined alias"),
    ("\"*a\": 1\n\"*a\": 2\n", "1:1: *a is there more than once in one mapping, but must be there once"),
  ])
  func `wrong aliases`(text: String, message: String) {
    #expect(Self.fault(text)?.hasPrefix("x.yaml:" + message) == true, "\(Self.fault(text) ?? "")")
  }

  /// The marks that stand for stars may themselves be in the text.
  @Test func `every character can be written`() throws {
    for mark in ["\u{1FFFE}", "\u{1FFFF}", "\\U0001FFFE", "\\U0001fffe"] {
      let experiment = try ValidText.read("title: \"\(mark)* \\uD83D\\uDE00\"\n" + ValidText.schedules)
      let character = mark.hasPrefix("\\") ? "\u{1FFFE}" : mark
      #expect(experiment.title == "\(character)* 😀")
    }
    let all = (1...16).flatMap { plane in [0xFFFE, 0xFFFF].map { Character(Unicode.Scalar(UInt32(plane << 16 | $0))!) }
    }
    #expect(Self.fault("title: '*\(String(all))'\n")?.contains("too many characters that are none") == true)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "- ", "a: {", "? ", "[{a: "])
  func `values in values in values`(opening: String) {
    let text =
      (opening == "a: {"
        ? "a: " + String(repeating: "{a: ", count: 100_000) : String(repeating: opening, count: 100_000))
    #expect(Self.fault(text)?.hasSuffix("values are nested more than 32 deep, but must be at most that") == true)
  }

  /// Each level is looked at in each of its forms, which doubled the time of the one below.
  @Test(.timeLimit(.minutes(1)), arguments: [10, 300]) func `laws in laws`(depth: Int) {
    let law =
      String(repeating: "{excerpt: {of-length: 1, law: ", count: depth)
      + "{cosine: {from: 0.1, to: 0}}" + String(repeating: "}}", count: depth)
    let text = "schedules: [{name: a, stages: [{epochs: 1, learning-rate: \(law), batch-size: 1}]}]"
    #expect(Self.fault(text)?.hasSuffix("but must be at most that") == (depth == 10 ? nil : true))
  }

  @Test func `aliases do not make values deeper`() {
    let chain = (1...2000).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(
      Self.fault("a0: &a0 x\n" + chain)?.hasSuffix("values are nested more than 32 deep, but must be at most that")
        == true)
  }

  @Test func `a list of a million values is no alias`() throws {
    let values = Array(repeating: "1", count: 1_000_010).joined(separator: ", ")
    let documents = try YAMLDocuments.read("[\(values)]") { .file("x", line: $0, column: $1) }
    #expect(documents[0].items.count == 1_000_010)
  }

  @Test func `many keys`() {
    let keys = (0..<100_000).map { "key\($0): \($0)\n" }.joined()
    #expect(Self.fault(keys + ValidText.schedules)?.hasPrefix("x.yaml:1:1: key0: it is not known") == true)
    let long = String(repeating: "k", count: 100_000)
    #expect((Self.fault("? \(long)\n: 1\n")?.count ?? .max) < 500)
  }

  @Test func `a long chain of schedules`() throws {
    let chain = (0..<20_000).map { "  - {name: s\($0), from: s\($0 + 1), transform: []}\n" }.joined()
    let last = "  - {name: s20000, stages: [{epochs: 1, learning-rate: 0.1, batch-size: 1}]}\n"
    let experiment = try ExperimentReader.read("schedules:\n" + chain + last, file: "x.yaml")[0]
    let schedules = try experiment.resolvedSchedules()
    #expect(schedules.count == 20_001 && schedules[0].name == "s0")
    #expect(schedules[0].epochs(on: experiment.trainingSet) == 1)
    let circle = chain + "  - {name: s20000, from: s0, transform: []}\n"
    #expect(Self.fault("schedules:\n" + circle)?.contains("schedule 's0' is made from itself") == true)
  }
}

/// Characters as other programs write them.
@Suite struct ForeignTextTests {
  @Test(arguments: [
    (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00x""#, "😀x"), (#""a\\ud83d""#, #"a\ud83d"#),
    (#""\\\ud834\udd1e\n""#, "\\𝄞\n"), (#"'\ud83d\ude00'"#, #"\ud83d\ude00"#), (#"\ud83d\ude00"#, #"\ud83d\ude00"#),
    (#""\udbff\udffd""#, "\u{10FFFD}"), (#""\u00e9\ud7ff""#, "é\u{D7FF}"),
  ])
  func `halves of a character`(spelled: String, title: String) throws {
    #expect(try ValidText.read("title: \(spelled)\n" + ValidText.schedules).title == title)
  }

  @Test(arguments: [#"\ud83d"#, #"\ude00"#, #"\ude00\ud83d"#, #"\ud83d x"#, #"\ud83d\ud83d\ude00"#])
  func `half of a character`(text: String) {
    let half = String(text.prefix(6))
    #expect(
      throws: Fault(
        [], "\(half) is half of a character, but must stand beside its other half",
        place: .file("x.yaml", line: 2, column: 8))
    ) { try ExperimentReader.read("seed: 1\ntitle: \"\(text)\"\n", file: "x.yaml") }
  }

  @Test func `columns behind a character stay`() {
    let error = #expect(throws: Fault.self) {
      try ExperimentReader.read(#"{"title": "\ud83d\ude00*", "seed": x}"#, file: "x.json")
    }
    #expect(error?.place == .file("x.json", line: 1, column: 36))
  }

  @Test func `a byte-order mark`() throws {
    #expect(try ValidText.read("\u{FEFF}title: x\n" + ValidText.schedules).title == "x")
    let error = #expect(throws: Fault.self) { try ExperimentReader.read("\u{FEFF}seed: x\n", file: "x.yaml") }
    #expect(error?.place == .file("x.yaml", line: 1, column: 1) || error?.place == .file("x.yaml", line: 1, column: 7))
    let inside = #expect(throws: Fault.self) { try ExperimentReader.read("\u{FEFF}a: [\n", file: "x.yaml") }
    #expect(inside?.place == .file("x.yaml", line: 2, column: 1))
  }
}

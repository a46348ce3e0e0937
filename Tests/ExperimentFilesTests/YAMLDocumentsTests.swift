import Descriptions
import ExperimentFiles
import Experiments
import NoiseScale
import Testing

@Suite struct YAMLDocumentsTests {
  @Test func `anchors and aliases stand for values`() throws {
    let experiment = try ValidText.read(
      """
      schedules:
        - name: one
          stages: &stages [{epochs: &e 2, learning-rate: 0.1, batch-size: 8}]
        - {name: two, stages: *stages}
      record-every: *e
      """)
    #expect(experiment.schedules[0].definition == experiment.schedules[1].definition)
    #expect(experiment.recordEvery == 2)
  }

  @Test func `documents are experiments`() throws {
    let text = "title: first\n" + ValidText.schedules + "---\n# second\ntitle: second\n" + ValidText.schedules + "...\n"
    let experiments = try ExperimentReader.read(text, file: "x.yaml")
    #expect(experiments.map(\.title) == ["first", "second"])
    #expect(experiments.map(\.replicates) == [64, 64])
  }

  @Test func `what is no YAML is refused`() {
    BadInput.check([
      BadInput(text: "title: a: b\n", message: "1:9: this is not YAML: mapping values are not allowed in this context"),
      BadInput(
        text: "dynamics: [exact\n",
        message: "2:1: this is not YAML: while parsing a flow sequence: did not find expected ',' or ']'"),
      BadInput(
        text: "title: \"x\n",
        message: "2:1: this is not YAML: while scanning a quoted scalar: found unexpected end of stream"),
      BadInput(text: "title: *x\n", message: "1:8: this is not YAML: found undefined alias"),
      BadInput(
        text: "a: 1\n\tb: 2\n",
        message: "2:1: this is not YAML: while scanning a plain scalar: found a tab character that violates indentation"
      ),
      BadInput(text: "a: 1\nbü: \u{1}\n", message: "2:5: this is not YAML: control characters are not allowed"),
      BadInput(
        text: "title: @x\n",
        message: "1:8: this is not YAML: while scanning for the next token: found character that cannot start any token"
      ),
    ])
  }

  @Test func `the second document keeps its lines`() {
    let valid = "schedules: [{name: one, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}]\n"
    BadInput.check([
      BadInput(
        text: valid + "---\n" + valid + "seed: x\n",
        message: "4:7: seed is 'x', but must be an integer within 0…18446744073709551615"),
      BadInput(
        text: valid + "---\n",
        message: "3:1: the experiment is empty, but must be a mapping with the keys \(BadInput.keys)"
      ),
    ])
  }

  @Test func `aliases of aliases are stopped`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let error = #expect(throws: Fault.self) { try ExperimentReader.read(text, file: "x.yaml") }
    #expect(error?.message == "the aliases stand for more than 1000000 values")
  }

  @Test func `a damaged file is read or refused at a place within it`() {
    let original = Array(ExperimentReaderTests.example.unicodeScalars)
    var random = RandomExperiment(seed: 7)
    var refused = 0
    for _ in 0..<600 {
      let text = random.damaged(original)
      do throws(Fault) {
        _ = try ExperimentReader.read(text, file: "x.yaml")
      } catch {
        refused += 1
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard case .file("x.yaml", let line, let column)? = error.place else {
          Issue.record("no place: \(error)\n\(text)")
          continue
        }
        let isWithin = (1...lines.count + 1).contains(line) && column >= 1
        #expect(isWithin && !error.message.isEmpty && !error.message.contains("\n"), "\(error)\n\(text)")
      }
    }
    #expect((100...599).contains(refused))
  }
}

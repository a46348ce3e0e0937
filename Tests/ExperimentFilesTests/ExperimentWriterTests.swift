import DataSets
import Descriptions
import ExperimentFiles
import Experiments
import NoiseScale
import Testing

@Suite struct ExperimentWriterTests {
  @Test func `every random experiment reads back as itself and writes the same bytes again`() throws {
    var seen: Set<String> = []
    for seed in 0..<400 as Range<UInt64> {
      var random = RandomExperiment(seed: seed)
      let experiments = [random.make(), random.make()].prefix(seed % 4 == 0 ? 2 : 1)
      let text = ExperimentWriter.yaml(Array(experiments))
      let read = try ExperimentReader.read(text, file: "seed \(seed)")
      let isSame = read == Array(experiments)
      #expect(isSame, "seed \(seed):\n\(text)")
      let again = ExperimentWriter.yaml(read)
      let hasSameBytes = again.utf8.elementsEqual(text.utf8)
      #expect(hasSameBytes, "seed \(seed):\n\(text)\n\(again)")
      for experiment in experiments { seen.formUnion(experiment.kinds) }
    }
    let all =
      Laws.catalog.names + Transforms.catalog.names + Optimizers.catalog.names + Dynamics.allCases.map(\.rawValue)
      + Sampling.allCases.map(\.rawValue) + ["quadratic", "network"]
    #expect(Set(all).subtracting(seen) == [], "kinds that no random experiment had")
  }

  @Test func `the JSON of an experiment reads back as the experiment`() throws {
    for seed in 1000..<1150 as Range<UInt64> {
      var random = RandomExperiment(seed: seed)
      let experiment = random.make()
      let json = #"{"program": "noise-sim", "version": "1", "experiment": \#(experiment.node.json), "checksums": {}}"#
      let isSame = try ExperimentReader.read(json, file: "seed \(seed)") == [experiment]
      #expect(isSame, "seed \(seed):\n\(json)")
    }
  }

  @Test(arguments: RandomExperiment.texts) func `a text keeps every Unicode scalar`(text: String) throws {
    let experiment = Experiment(
      title: text,
      schedules: [ScheduleDescription(name: text, stages: [Stage(epochs: 1, learningRate: 0.1, batchSize: 8)])])
    let written = ExperimentWriter.yaml([experiment])
    let read = try #require(try ExperimentReader.read(written, file: "x").first)
    // Swift takes é and e + accent for equal; their scalars differ.
    for other in [read.title, read.schedules[0].name, read.comparison.reference] {
      #expect(Array(other.unicodeScalars) == Array(text.unicodeScalars), "\(written)")
    }
  }

  @Test func `the layout is that of the documentation`() throws {
    let experiment = Experiment(
      title: "Two ways: one # two",
      optimizer: Adam(),
      problem: .network(
        NetworkDescription(data: FashionMNISTSource(pool: 2), dataDirectory: "/data sets", hidden: [32, 16])),
      schedules: [
        ScheduleDescription(
          name: "decay",
          stages: [
            Stage(epochs: 60, learningRate: 0.1, batchSize: 128),
            Stage(
              epochs: 0.5, learningRate: .law(CosineLaw(from: 0.1, to: 0)),
              batchSize: 128),
          ]),
        ScheduleDescription(
          name: "a, b", from: "decay",
          transforms: [
            IncreaseBatchSize(), Hybrid(upTo: 16000),
          ]),
      ])
    #expect(
      ExperimentWriter.yaml([experiment]) == """
        title: "Two ways: one # two"
        training-set-size: 50000
        optimizer: {adam: {beta1: 0.9, beta2: 0.999, delta: 1e-08}}
        sampling: without-replacement
        problem:
          network:
            data: fashion-mnist
            pool: 2
            hidden: [32, 16]
            activation: tanh
            loss: cross-entropy
            evaluate: {train: 10000}
            data-dir: /data sets
        dynamics: [minibatch]
        replicates: 16
        seed: 1
        schedules:
          - name: decay
            stages:
              - {epochs: 60, learning-rate: 0.1, batch-size: 128}
              - {epochs: 0.5, learning-rate: {cosine: {from: 0.1, to: 0}}, batch-size: 128}
          - name: a, b
            from: decay
            transform: [increase-batch-size, {hybrid: {decays: 1, up-to: 16000}}]
        compare: {reference: decay, margin: {loss: 0.1, accuracy: 0.01}, confidence: 0.95}
        record-every: 1

        """)
  }

  @Test func `texts are quoted only where it is needed`() {
    let cases = [
      ("plain words", "plain words"), ("a#b", "a#b"), ("a:b", "a:b"), ("日本", "日本"), ("a, b [c]", "a, b [c]"),
      ("it's", "it's"),
      ("100 %", "100 %"), ("yes", "\"yes\""), ("0.1", "\"0.1\""), ("a: b", "\"a: b\""), ("a #b", "\"a #b\""),
      ("- x", "\"- x\""),
      (" x", "\" x\""), ("", "\"\""), ("two\nlines", "\"two\\nlines\""), ("say \"x\" \\", "say \"x\" \\"),
      ("\"x\"", "\"\\\"x\\\"\""), ("\u{1}", "\"\\x01\""), ("a\u{2028}", "\"a\\u2028\""),
      ("\u{F0000}", "\"\\U000F0000\""),
      ("1:30", "\"1:30\""), ("2001-01-01", "\"2001-01-01\""), ("3 stages", "3 stages"), ("...", "\"...\""),
    ]
    for (text, written) in cases {
      #expect(ExperimentWriter.yaml(.mapping([("title", .text(text))])) == "title: \(written)\n", "\(text)")
    }
    #expect(ExperimentWriter.yaml(.mapping([("x", .list([.text("a, b"), .text("a b")]))])) == "x: [\"a, b\", a b]\n")
  }

  @Test func `numbers are written in their shortest text`() {
    let cases: [(Double, String)] = [
      (0.1, "0.1"), (128, "128"), (-3, "-3"), (1e-8, "1e-08"), (1.0 / 3, "0.3333333333333333"), (1e20, "1e+20"),
      (0, "0"),
      (.leastNonzeroMagnitude, "5e-324"),
    ]
    for (value, text) in cases {
      #expect(ExperimentWriter.yaml(.list([.number(value), .integer(7), .flag(true)])) == "[\(text), 7, true]\n")
    }
  }
}

extension Experiment {
  /// The names of everything that the experiment makes use of.
  fileprivate var kinds: Set<String> {
    var kinds: Set<String> = [optimizer.name, sampling.rawValue, problem.isNetwork ? "network" : "quadratic"]
    kinds.formUnion(dynamics.map(\.rawValue))
    for schedule in schedules {
      switch schedule.definition {
      case .stages(let stages):
        for stage in stages {
          for case .law(let law) in [stage.learningRate, stage.batchSize, stage.momentum] {
            kinds.insert(type(of: law).name)
          }
        }
      case .tracks(let tracks):
        for parameter in tracks.parameters {
          for case .law(let law) in tracks[parameter]?.pieces.map(\.value) ?? [] { kinds.insert(type(of: law).name) }
        }
      case .derived(_, let transforms): kinds.formUnion(transforms.map { $0.name })
      }
    }
    return kinds
  }
}

extension Node {
  /// JSON on one line.
  fileprivate var json: String {
    switch content {
    case .mapping(let entries):
      "{" + entries.map { Node.text($0.key).json + ":" + $0.value.json }.joined(separator: ",") + "}"
    case .list(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
    case .scalar(let text, isPlain: true): text
    case .scalar(let text, isPlain: false): "\"" + text.unicodeScalars.map(Self.escaped).joined() + "\""
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
    guard
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF || scalar.value == 0x2028
    else { return String(scalar) }
    let text = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - text.count) + text
  }
}

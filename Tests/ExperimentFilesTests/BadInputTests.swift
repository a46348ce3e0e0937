import ExperimentFiles
import Experiments
import Testing

/// What is wrong in a file is said in one sentence with line, column, key, value and what is allowed.
@Suite struct BadInputTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var message: String
    var testDescription: String { text }
  }

  private static func check(_ rows: [Row]) {
    for row in rows {
      let error = #expect(throws: ExperimentFileError.self, "\(row.text)") {
        try ExperimentReader.read(row.text, file: "x.yaml")
      }
      #expect(error?.description == "x.yaml:" + row.message, "\(row.text)")
    }
  }

  /// A line before a valid schedule.
  private static func top(_ line: String, _ message: String) -> Row {
    Row(
      text: line + "\nschedules: [{name: one, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}]\n",
      message: "1:" + message)
  }

  /// The only stage of the only schedule, on line 4 from column 10 on.
  private static func stage(_ text: String, _ message: String) -> Row {
    Row(text: "schedules:\n  - name: one\n    stages:\n      - {\(text)}\n", message: "4:" + message)
  }

  /// What follows a valid schedule, on line 2 from column 5 on.
  private static func schedule(_ text: String, _ message: String) -> Row {
    Row(
      text: "schedules:\n  - {\(text)}\n  - {name: one, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}\n",
      message: "2:" + message)
  }

  private static let keys =
    "title, training-set-size, optimizer, sampling, problem, dynamics, replicates, seed, schedules, compare, record-every"

  @Test func `keys at the top`() {
    Self.check([
      Self.top(
        "replicats: 3",
        "1: replicats: it is not known in 'experiment'; did you mean 'replicates'? (known: \(Self.keys))"),
      Self.top("<<: {seed: 1}", "1: <<: it is not known in 'experiment' (known: \(Self.keys))"),
      Self.top("xxxxxxxxxxxx: 1", "1: xxxxxxxxxxxx: it is not known in 'experiment' (known: \(Self.keys))"),
      Self.top("{seed: 1}: 1", "1: a key is no text, but must be one"),
      Row(
        text: "seed: 1\nreplicates: 2\nseed: 3\n",
        message: "1:1: seed is there more than once in one mapping, but must be there once"),
      Row(text: "title: x\n", message: "1:1: schedules: it is required in 'experiment'"),
      Row(
        text: "- title\n", message: "1:1: the experiment is a list, but must be a mapping with the keys \(Self.keys)"),
      Row(text: "title: x\n---\n", message: "1:1: schedules: it is required in 'experiment'"),
      Row(text: "", message: "1:1: the file is empty, but must hold at least one experiment"),
      Row(text: "# only a comment\n", message: "1:1: the file is empty, but must hold at least one experiment"),
      Row(text: "---\n", message: "2:1: the experiment is empty, but must be a mapping with the keys \(Self.keys)"),
      Row(text: "schedules: {name: one}\n", message: "1:12: schedules is a mapping, but must be a list of schedules"),
      Row(text: "schedules: []\n", message: "1:12: schedules: at least one is required"),
      Row(
        text: "schedules: [one]\n",
        message:
          "1:13: element 1 of schedules is 'one', but must be a mapping with the keys name, stages, from, transform"),
    ])
  }

  @Test func `numbers`() {
    let integer = "but must be an integer ≥ 1"
    Self.check([
      Self.top("replicates: abc", "13: replicates is 'abc', \(integer)"),
      Self.top("replicates: '64'", "13: replicates is '64' in quotes, \(integer)"),
      Self.top("replicates:", "12: replicates is empty, \(integer)"),
      Self.top("replicates: ~", "13: replicates is '~', \(integer)"),
      Self.top("replicates: 1.5", "13: replicates is '1.5', \(integer)"),
      Self.top("replicates: 1_000", "13: replicates is '1_000', \(integer)"),
      Self.top("replicates: 0x10", "13: replicates is '0x10', \(integer)"),
      Self.top("replicates: 010", "13: replicates is '010', \(integer)"),
      Self.top("replicates: 1:30", "13: replicates is '1:30', \(integer)"),
      Self.top("replicates: 1e30", "13: replicates is '1e30', \(integer)"),
      Self.top("replicates: [1]", "13: replicates is a list, \(integer)"),
      Self.top("replicates: {a: 1}", "13: replicates is a mapping, \(integer)"),
      Self.top(
        "replicates: !!int 3",
        "13: the tag tag:yaml.org,2002:int is not allowed: a value is known by its spelling alone"),
      Self.top("replicates: 0", "13: replicates is 0, \(integer)"),
      Self.top("replicates:   -1", "15: replicates is -1, \(integer)"),
      Self.top("training-set-size: 0", "20: training-set-size is 0, \(integer)"),
      Self.top("seed: -1", "7: seed is '-1', but must be an integer within 0…18446744073709551615"),
      Self.top(
        "seed: 18446744073709551616",
        "7: seed is '18446744073709551616', but must be an integer within 0…18446744073709551615"),
      Self.top("record-every: nan", "15: record-every is 'nan', but must be a number of epochs > 0"),
      Self.top("record-every: .nan", "15: record-every is '.nan', but must be a number of epochs > 0"),
      Self.top("record-every: .inf", "15: record-every is '.inf', but must be a number of epochs > 0"),
      Self.top("record-every: 1e999", "15: record-every is '1e999', but must be a number of epochs > 0"),
      Self.top("record-every: 0", "15: record-every is 0, but must be a number of epochs > 0"),
      Self.top("record-every: yes", "15: record-every is 'yes', but must be a number of epochs > 0"),
      Self.top(
        "record-every: \(String(repeating: "x", count: 99))",
        "15: record-every is '\(String(repeating: "x", count: 57))…', but must be a number of epochs > 0"),
    ])
  }

  @Test func `words and texts`() {
    Self.check([
      Self.top("title: [a]", "8: title is a list, but must be a text"),
      Self.top("title:", "7: title is empty, but must be a text"),
      Self.top("title: null", "8: title is 'null', but must be a text"),
      Self.top(
        "sampling: replaced",
        "11: sampling is 'replaced', but must be one of with-replacement, without-replacement, reshuffled"),
      Self.top("dynamics: exact", "11: dynamics is 'exact', but must be a list of dynamics such as [exact, gaussian]"),
      Self.top("dynamics: []", "11: dynamics: at least one is required"),
      Self.top("dynamics: [exact, exact]", "19: dynamics: exact is there twice"),
      Self.top(
        "dynamics: [exact, excat]",
        "19: dynamics is 'excat', but must be one of exact, gaussian, langevin, langevin-overdamped, minibatch"),
      Self.top(
        "dynamics: [exact, minibatch]",
        "19: dynamics is minibatch, but on a quadratic with optimizer momentum and sampling with-replacement must be one of "
          + "exact, gaussian, langevin, langevin-overdamped"),
      Self.top("optimizer: adm", "12: optimizer is adm, but must be one of sgd, momentum, nesterov, adam"),
      Self.top("optimizer: [adam]", "12: optimizer is a list, but must be one of sgd, momentum, nesterov, adam"),
      Self.top("optimizer: {adam: 1}", "19: adam is '1', but must be a mapping of its parameters"),
      Self.top(
        "optimizer: {adam: {}, sgd: {}}",
        "12: optimizer is a mapping with 2 keys, but must be one of sgd, momentum, nesterov, adam"),
      Self.top("optimizer: {adam: {beta1: 0.9, beta2: 1}}", "39: adam: beta2 is 1, but must be 0 ≤ beta2 < 1"),
      Self.top("optimizer: {adam: {beta1: x}}", "27: adam: beta1 is x, but must be a number"),
      Self.top(
        "optimizer: {adam: {beta1: '0.5'}}", "27: beta1 is '0.5' in quotes, but must be a number, a word or a law"),
      Self.top(
        "optimizer: {adam: {beta3: 1}}",
        "20: beta3: it is not known in 'adam'; did you mean 'beta1'? (known: beta1, beta2, delta)"),
      Self.top("optimizer: {momentum: {m: 0.9}}", "24: m: it is not known in 'momentum'"),
    ])
  }

  @Test func `stages and laws`() {
    let rest = "learning-rate: 0.1, batch-size: 8"
    let quantity = "but must be a number or a law such as {cosine: {from: 0.1, to: 0}}"
    Self.check([
      Self.stage(rest, "9: epochs: it is required in 'stage'"),
      Self.stage("epochs: 0, \(rest)", "18: epochs is 0, but must be a number > 0"),
      Self.stage("epochs: {cosine: {}}, \(rest)", "18: epochs is a mapping, but must be a number > 0"),
      Self.stage(
        "epochs: 1, learning-rte: 0.1, batch-size: 8",
        "21: learning-rte: it is not known in 'stage'; did you mean 'learning-rate'? (known: epochs, learning-rate, batch-size, momentum)"
      ),
      Self.stage("epochs: 1, learning-rate: -0.1, batch-size: 8", "36: learning-rate is -0.1, but must be > 0"),
      Self.stage(
        "epochs: 1, learning-rate: 0.1, batch-size: 0",
        "53: batch-size is 0, but must be an integer within 1…50000 (the training-set size)"),
      Self.stage(
        "epochs: 1, learning-rate: 0.1, batch-size: 1e300",
        "53: batch-size is 1e+300, but must be an integer within 1…50000 (the training-set size)"),
      Self.stage(
        "epochs: 1, learning-rate: 0.1, batch-size: 8.5",
        "53: batch-size is 8.5, but must be an integer within 1…50000 (the training-set size)"),
      Self.stage("epochs: 1, \(rest), momentum: 1", "66: momentum is 1, but must be 0 ≤ momentum < 1"),
      Self.stage("epochs: 1, learning-rate: cosine, batch-size: 8", "36: learning-rate is 'cosine', \(quantity)"),
      Self.stage("epochs: 1, learning-rate: [1], batch-size: 8", "36: learning-rate is a list, \(quantity)"),
      Self.stage(
        "epochs: 1, learning-rate: {}, batch-size: 8", "36: learning-rate is a mapping with 0 keys, \(quantity)"),
      Self.stage(
        "epochs: 1, learning-rate: {cosin: {from: 1, to: 0}}, batch-size: 8",
        "37: cosin: it is not known in 'law'; did you mean 'cosine'? (known: linear, cosine, exponential, polynomial, step, warm-up, warm-up-stable-decay, one-cycle, excerpt)"
      ),
      Self.stage(
        "epochs: 1, learning-rate: {cosine: {from: 1}}, batch-size: 8",
        "45: cosine: to: it is required and must be a number"),
      Self.stage(
        "epochs: 1, learning-rate: {cosine: {from: 1, to: .inf}}, batch-size: 8",
        "59: cosine: to is .inf, but must be a number"),
      Self.stage(
        "epochs: 1, learning-rate: {cosine: {from: 1, to: [2]}}, batch-size: 8",
        "59: to is a list, but must be a number, a word or a law"),
      Self.stage(
        "epochs: 1, learning-rate: {cosine: {from: 1, too: 2}}, batch-size: 8",
        "55: too: it is not known in 'cosine'; did you mean 'to'? (known: from, to)"),
      Self.stage(
        "epochs: 1, learning-rate: {exponential: {from: 0, to: 2}}, batch-size: 8",
        "57: exponential: from is 0, but must be > 0 (an exponential law)"),
      Self.stage(
        "epochs: 1, learning-rate: {warm-up: {from: 0, to: 1, epochs: 1, then: {step: {from: 1, factor: 0, every: 1}}}}, batch-size: 8",
        "105: step: factor is 0, but must be > 0"),
      Self.stage(
        "epochs: 1, learning-rate: {warm-up: {from: 0, to: 1, epochs: 1, then: cosine}}, batch-size: 8",
        "80: warm-up: then is cosine, but must be a number or a law"),
      Self.stage(
        "epochs: 1, learning-rate: {excerpt: {law: 1, of-epochs: 5}}, batch-size: 8",
        "52: excerpt: law is 1, but must be a law such as {cosine: {from: 0.1, to: 0}}"),
      Self.stage(
        "epochs: 2, learning-rate: {linear: {from: 1, to: -1}}, batch-size: 8",
        "36: learning-rate is -0.0020000000000000018 at epoch 1.002 of its stage, but must be ≥ 0"),
    ])
  }

  @Test func `schedules and transforms`() {
    let own = "stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]"
    Self.check([
      Self.schedule(own, "5: name: it is required in 'schedule'"),
      Self.schedule("name: '', \(own)", "12: name: a schedule needs a name"),
      Self.schedule("name: two", "5: schedule 'two' has neither stages nor from, but must have one of them"),
      Self.schedule("name: two, stages: []", "25: stages: schedule 'two' needs at least one stage"),
      Self.schedule("name: two, stages: 5", "25: stages is '5', but must be a list of stages"),
      Self.schedule(
        "name: two, from: one, \(own)", "17: from: schedule 'two' has stages already, but must have only one of them"),
      Self.schedule("name: two, from: one", "5: transform: it is required in 'schedule'"),
      Self.schedule(
        "name: two, from: one, transform: hybrid", "39: transform is 'hybrid', but must be a list of transforms"),
      Self.schedule(
        "name: two, from: on, transform: []",
        "23: from is 'on', but must be the name of another schedule; did you mean 'one'?"),
      Self.schedule(
        "name: two, from: two, transform: []",
        "23: from: schedule 'two' is made from itself; a chain of schedules must start with stages"),
      Self.schedule(
        "name: two, from: one, transform: [hybird]",
        "40: hybird: it is not known in 'transform'; did you mean 'hybrid'? (known: increase-batch-size, hybrid, scale-learning-rate, raise-momentum, decay-learning-rate)"
      ),
      Self.schedule(
        "name: two, from: one, transform: [raise-momentum]",
        "40: raise-momentum: to: it is required and must be a number"),
      Self.schedule(
        "name: two, from: one, transform: [{hybrid: {decays: 1.5}}]",
        "58: hybrid: decays is 1.5, but must be an integer, at least 0"),
      Self.schedule(
        "name: two, from: one, transform: [{hybrid: {keep: all}}]",
        "56: hybrid: keep is all, but must be one of approximate, exact"),
      Self.schedule(
        "name: two, from: one, transform: [{hybrid: {upto: 1}}]",
        "50: upto: it is not known in 'hybrid'; did you mean 'up-to'? (known: decays, up-to, multiple-of, keep)"),
      Self.schedule(
        "name: two, from: one, transform: [{hybrid: {up-to: 4}}]",
        "40: schedule 'two', hybrid, stage 1: up-to is 4, but must be at least the batch size 8 that is there already"),
      Row(
        text: "schedules:\n  - {name: one, \(own)}\n  - {name: one, \(own)}\n",
        message: "3:12: name is 'one', but must be unique among the schedules"),
    ])
  }

  @Test func `problems`() {
    let network = "data, data-dir, hidden, activation, evaluate"
    Self.check([
      Self.top(
        "problem: quadratic",
        "10: problem is 'quadratic', but must be a mapping with one of the keys quadratic, network"),
      Self.top(
        "problem: {}", "10: problem is an empty mapping, but must be a mapping with one of the keys quadratic, network"),
      Self.top(
        "problem: {quadratic: {}, network: {}}",
        "10: problem is a mapping with quadratic and network, but must be a mapping with one of the keys quadratic, network"
      ),
      Self.top("problem: {cubic: {}}", "11: cubic: it is not known in 'problem' (known: quadratic, network)"),
      Self.top(
        "problem: {quadratic: {curvature: 1}}",
        "34: curvature is '1', but must be a mapping with one of the keys power-law, values"),
      Self.top(
        "problem: {quadratic: {curvature: {power-law: {modes: 0}}}}", "54: modes is 0, but must be an integer ≥ 1"),
      Self.top(
        "problem: {quadratic: {curvature: {power-law: {modes: 2.5}}}}", "54: modes is '2.5', but must be an integer ≥ 1"
      ),
      Self.top(
        "problem: {quadratic: {curvature: {power-law: {mode: 2}}}}",
        "47: mode: it is not known in 'power-law'; did you mean 'modes'? (known: modes, largest, exponent)"),
      Self.top(
        "problem: {quadratic: {curvature: {values: [1, x]}}}",
        "47: element 2 of values is 'x', but must be a finite number"),
      Self.top(
        "problem: {quadratic: {initial-variance: -1}}", "41: initial-variance is -1.0, but must be a number ≥ 0"),
      Self.top(
        "problem: {quadratic: {gradient-variance: {values: [1]}}}",
        "42: gradient-variance has 1 values, but must have as many as curvature (1000)"),
      Self.top("problem: {network: {data: mnist}}", "27: data is 'mnist', but must be one of fashion-mnist, teacher"),
      Self.top(
        "problem: {network: {data: techer}}",
        "27: data is 'techer', but must be one of fashion-mnist, teacher; did you mean 'teacher'?"),
      Self.top(
        "problem: {network: {pol: 2}}",
        "21: pol: it is not known in 'network on fashion-mnist'; did you mean 'pool'? (known: \(network), pool)"),
      Self.top("problem: {network: {pool: two}}", "27: pool is 'two', but must be a finite number"),
      Self.top("problem: {network: {hidden: 32}}", "29: hidden is '32', but must be a list of integers"),
      Self.top("problem: {network: {hidden: [8, 0]}}", "33: hidden is 0, but must be an integer ≥ 1"),
      Self.top("problem: {network: {activation: selu}}", "33: activation is selu, but must be one of tanh, relu"),
      Self.top("problem: {network: {evaluate: {test: 5}}}", "32: test: it is not known in 'evaluate' (known: train)"),
      Self.top("problem: {network: {evaluate: {train: 0}}}", "39: train is 0, but must be an integer ≥ 1"),
      Self.top("problem: {network: 5}", "20: network is '5', but must be a mapping with the keys \(network)"),
    ])
  }

  @Test func `comparisons`() {
    Self.check([
      Self.top(
        "compare: one", "10: compare is 'one', but must be a mapping with the keys reference, margin, confidence"),
      Self.top(
        "compare: {refrence: one}",
        "11: refrence: it is not known in 'compare'; did you mean 'reference'? (known: reference, margin, confidence)"),
      Self.top(
        "compare: {reference: on}", "22: reference is 'on', but must be the name of a schedule; did you mean 'one'?"),
      Self.top("compare: {margin: wide}", "19: margin is 'wide', but must be a number > 0 or {loss: …, accuracy: …}"),
      Self.top("compare: {margin: -0.1}", "19: loss is -0.1, but must be a number > 0"),
      Self.top("compare: {margin: {loss: 0.1, accuracy: 0}}", "41: accuracy is 0, but must be a number > 0"),
      Self.top(
        "compare: {margin: {los: 0.1}}",
        "20: los: it is not known in 'margin'; did you mean 'loss'? (known: loss, accuracy)"),
      Self.top("compare: {confidence: 95}", "23: confidence is 95, but must be within 0.5…1 (both excluded)"),
    ])
  }

  @Test func `what is no YAML`() {
    Self.check([
      Row(text: "title: a: b\n", message: "1:9: this is not YAML: mapping values are not allowed in this context"),
      Row(
        text: "dynamics: [exact\n",
        message: "2:1: this is not YAML: while parsing a flow sequence: did not find expected ',' or ']'"),
      Row(
        text: "title: \"x\n",
        message: "2:1: this is not YAML: while scanning a quoted scalar: found unexpected end of stream"),
      Row(text: "title: *x\n", message: "1:8: this is not YAML: found undefined alias"),
      Row(
        text: "a: 1\n\tb: 2\n",
        message: "2:1: this is not YAML: while scanning a plain scalar: found a tab character that violates indentation"
      ),
      Row(text: "a: 1\nbü: \u{1}\n", message: "2:5: this is not YAML: control characters are not allowed"),
      Row(
        text: "title: @x\n",
        message: "1:8: this is not YAML: while scanning for the next token: found character that cannot start any token"
      ),
    ])
  }

  @Test func `the second document keeps its lines`() {
    let valid = "schedules: [{name: one, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}]\n"
    Self.check([
      Row(
        text: valid + "---\n" + valid + "seed: x\n",
        message: "4:7: seed is 'x', but must be an integer within 0…18446744073709551615"),
      Row(
        text: valid + "---\n", message: "3:1: the experiment is empty, but must be a mapping with the keys \(Self.keys)"
      ),
    ])
  }

  @Test func `an error has its parts`() throws {
    let error = try #require(throws: ExperimentFileError.self) {
      try ExperimentReader.read("seed: 1\n", file: "f.yaml")
    }
    #expect(error.file == "f.yaml")
    #expect(error.line == 1)
    #expect(error.column == 1)
    #expect(error.place == .position(line: 1, column: 1))
    #expect(error.message == "schedules: it is required in 'experiment'")
    let override = try #require(throws: ExperimentFileError.self) { try Override("x") }
    #expect(override.line == nil)
    #expect(override.column == nil)
    #expect(override.place == .override("x"))
  }

  @Test func `aliases of aliases are stopped`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let error = #expect(throws: ExperimentFileError.self) { try ExperimentReader.read(text, file: "x.yaml") }
    #expect(error?.message == "the aliases stand for more than 1000000 values")
  }
}

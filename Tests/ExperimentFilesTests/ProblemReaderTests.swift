import DataSets
import ExperimentFiles
import Experiments
import NoiseScale
import Testing

@Suite struct ProblemReaderTests {
  @Test func `a network has its own defaults`() throws {
    let experiment = try ValidText.read(ValidText.schedules + "problem: {network: {}}\n")
    #expect(experiment.sampling == .withoutReplacement)
    #expect(experiment.dynamics == [.minibatch])
    #expect(experiment.replicates == 16)
    guard case .network(let network) = experiment.problem else {
      Issue.record("the problem is no network")
      return
    }
    #expect((network.data as? FashionMNISTSource)?.pool == 1)
    #expect(network.dataDirectory == nil)
    #expect(network.hidden == [32])
    #expect(network.activation == .tanh)
    #expect(network.loss == .crossEntropy)
    #expect(network.evaluateTrain == 10_000)
  }

  @Test func `a network in full`() throws {
    let experiment = try ValidText.read(
      ValidText.schedules
        + """
        problem:
          network:
            {data: teacher, classes: 4, hidden: [], label-noise: 0.25, activation: relu, data-dir: /d,
             evaluate: {train: 5}}
        """)
    #expect(
      experiment.problem
        == .network(
          NetworkDescription(
            data: TeacherSource(classes: 4, labelNoise: 0.25), dataDirectory: "/d", hidden: [], activation: .relu,
            evaluateTrain: 5)))
  }

  @Test func `each part of a quadratic has its default`() throws {
    func problem(_ text: String) throws -> QuadraticDescription? {
      guard
        case .quadratic(let quadratic) = try ValidText.read(ValidText.schedules + "problem: {quadratic: {\(text)}}")
          .problem
      else {
        return nil
      }
      return quadratic
    }
    #expect(try problem("") == QuadraticDescription())
    #expect(
      try problem("curvature: {power-law: {modes: 3}}")?.curvature == .powerLaw(modes: 3, largest: 1, exponent: 0.5))
    #expect(
      try problem("curvature: {power-law: {largest: 3, exponent: -1}}")?.curvature
        == .powerLaw(modes: 1000, largest: 3, exponent: -1))
    let values = try problem("curvature: {values: [1, .5]}, gradient-variance: {values: [2e-1, 0]}, initial-mean: -1")
    #expect(values?.curvature == .values([1, 0.5]))
    #expect(values?.gradientVariance == .values([0.2, 0]))
    #expect(values?.initialMean == -1)
    #expect(try problem("gradient-variance: {constant: 2}")?.gradientVariance == .constant(2))
  }

  @Test func `a data set takes its own keys, and its defaults are filled in`() throws {
    let text = ValidText.schedules + "problem: {network: {data: teacher, features: 7}}\n"
    let experiments = try ExperimentReader.read(text, file: "x")
    guard case .network(let network)? = experiments.first?.problem else {
      Issue.record("not a network")
      return
    }
    #expect(network.data.named == TeacherSource(features: 7).named)
    let keys = network.values.entries.map(\.key)
    #expect(
      keys == [
        "data", "test-examples", "features", "classes", "teacher-hidden", "label-noise", "seed", "hidden", "activation",
        "loss", "evaluate",
      ])
  }

  @Test func `tables and pairs of files`() throws {
    func network(_ text: String) throws -> NetworkDescription? {
      guard
        case .network(let network) = try ValidText.read(ValidText.schedules + "problem: {network: {\(text)}}").problem
      else { return nil }
      return network
    }
    let table = try #require(try network("data: csv, file: a.csv, target: y"))
    #expect(
      table.data.values.entries.map(\.key) == [
        "file", "target", "task", "header", "separator", "standardize", "test-fraction", "split-seed",
      ])
    let source = try #require(table.data as? CSVSource)
    #expect(source.target == ["y"] && source.hasHeader && source.testFraction == 0.2)
    #expect(table.loss == .crossEntropy)
    let numbers = try #require(
      try network("data: csv, file: a, test-file: b, target: [1, 2], task: regression, header: false, leave-out: 3"))
    let columns = try #require(numbers.data as? CSVSource)
    #expect(columns.target == ["1", "2"] && columns.leaveOut == ["3"] && columns.testFraction == 0)
    #expect(numbers.loss == .squaredError)
    let pair = try #require(try network("data: idx, train-inputs: x.gz, train-labels: y, loss: squared-error"))
    #expect((pair.data as? IDXSource)?.standardize == .overall && pair.loss == .squaredError)
  }

  @Test func `bad tables are refused`() {
    BadInput.check([
      BadInput.top("problem: {network: {data: csv, target: y}}", "20: file: it is required in 'network on csv'"),
      BadInput.top("problem: {network: {data: csv, file: x}}", "20: target: it is required in 'network on csv'"),
      BadInput.top(
        "problem: {network: {data: csv, file: /x, target: y}}",
        "38: file is '/x', but must be a file's name without an absolute folder (which data-dir gives)"),
      BadInput.top(
        "problem: {network: {data: csv, file: x, target: [y, y]}}",
        "53: target: y is there twice"),
      BadInput.top(
        "problem: {network: {data: csv, file: x, target: y, task: guess}}",
        "58: task is 'guess', but must be one of classification, regression"),
      BadInput.top(
        "problem: {network: {data: csv, file: x, target: y, header: no}}",
        "60: header is 'no', but must be true or false"),
      BadInput.top(
        "problem: {network: {data: csv, file: x, target: y, test-fraction: 1}}",
        "67: test-fraction is 1, but must be a number within 0…0.99"),
      BadInput.top(
        "problem: {network: {data: csv, file: x, target: y, task: regression, loss: cross-entropy}}",
        "76: loss is cross-entropy, but must be squared-error where the task is regression"),
      BadInput.top(
        "problem: {network: {loss: hinge}}",
        "27: loss is 'hinge', but must be one of cross-entropy, squared-error"),
    ])
  }

  @Test func `bad problems are refused`() {
    let network = "data, hidden, activation, loss, evaluate, data-dir"
    BadInput.check([
      BadInput.top(
        "problem: quadratic",
        "10: problem is 'quadratic', but must be a mapping with one of the keys quadratic, network"),
      BadInput.top(
        "problem: {}",
        "10: problem is an empty mapping, but must be a mapping with one of the keys quadratic, network"),
      BadInput.top(
        "problem: {quadratic: {}, network: {}}",
        "10: problem is a mapping with quadratic and network, but must be a mapping with one of the keys "
          + "quadratic, network"
      ),
      BadInput.top("problem: {cubic: {}}", "11: cubic: it is not known in 'problem' (known: quadratic, network)"),
      BadInput.top(
        "problem: {quadratic: {curvature: 1}}",
        "34: curvature is 1, but must be a mapping with one of the keys power-law, geometric, two-clusters, values, csv"
      ),
      BadInput.top(
        "problem: {quadratic: {curvature: {power-law: {modes: 0}}}}",
        "54: modes is 0, but must be an integer within 1…10000000"),
      BadInput.top(
        "problem: {quadratic: {curvature: {power-law: {modes: 2.5}}}}",
        "54: modes is 2.5, but must be an integer within 1…10000000"
      ),
      BadInput.top(
        "problem: {quadratic: {curvature: {power-law: {mode: 2}}}}",
        "47: mode: it is not known in 'power-law'; did you mean 'modes'? (known: modes, largest, exponent)"),
      BadInput.top(
        "problem: {quadratic: {curvature: {values: [1, x]}}}",
        "47: element 2 of values is 'x', but must be a number > 0"),
      BadInput.top(
        "problem: {quadratic: {initial-variance: -1}}", "41: initial-variance is -1, but must be a number ≥ 0"),
      BadInput.top(
        "problem: {quadratic: {gradient-variance: {values: [1]}}}",
        "42: gradient-variance has 1 values, but must have as many as curvature (1000)"),
      BadInput.top(
        "problem: {network: {data: mnist}}", "27: data is 'mnist', but must be one of fashion-mnist, teacher, csv, idx"),
      BadInput.top(
        "problem: {network: {data: techer}}",
        "27: data is 'techer', but must be one of fashion-mnist, teacher, csv, idx; did you mean 'teacher'?"),
      BadInput.top(
        "problem: {network: {pol: 2}}",
        "21: pol: it is not known in 'network on fashion-mnist'; did you mean 'pool'? (known: \(network), pool)"),
      BadInput.top("problem: {network: {pool: two}}", "27: pool is 'two', but must be one of 1, 2, 4, 7, 14, 28"),
      BadInput.top("problem: {network: {hidden: 32}}", "29: hidden is 32, but must be a list of integers"),
      BadInput.top(
        "problem: {network: {hidden: [8, 0]}}", "33: element 2 of hidden is 0, but must be an integer within 1…65536"),
      BadInput.top(
        "problem: {network: {activation: selu}}",
        "33: activation is 'selu', but must be one of tanh, relu; did you mean 'relu'?"),
      BadInput.top(
        "problem: {network: {evaluate: {test: 5}}}", "32: test: it is not known in 'evaluate' (known: train)"),
      BadInput.top(
        "problem: {network: {evaluate: {train: 0}}}",
        "39: train is 0, but must be an integer ≥ 1, or a number > 0 with the unit tokens"),
      BadInput.top("problem: {network: 5}", "20: network is 5, but must be a mapping with the keys \(network)"),
    ])
  }
}

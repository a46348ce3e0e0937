import ExperimentFiles
import Experiments
import NoiseScale
import Testing

@Suite struct ExperimentReaderTests {
  /// The example of the documentation.
  static let example = """
    title: Three ways to anneal
    training-set-size: 50000                 # N; with a data set: its first N examples
    optimizer: momentum                      # sgd | momentum | nesterov | adam (beta1, beta2, delta)
    sampling: with-replacement               # with-replacement | without-replacement | reshuffled
    problem:
      quadratic:
        curvature: {power-law: {modes: 1000, largest: 1.0, exponent: 0.5}}   # h_i = largest · i^−exponent, or {values: [..]}
        gradient-variance: {per-curvature: 1.0}                              # c_i = factor · h_i, or {constant: c}
        initial-mean: 0.0
        initial-variance: 1.0
      # network: {data: fashion-mnist, pool: 2, hidden: [32], activation: tanh}
    dynamics: [exact, gaussian, langevin]    # quadratic: exact | gaussian | langevin | langevin-overdamped
    replicates: 64
    seed: 1
    schedules:
      - name: decaying learning rate
        stages:
          - {epochs: 60, learning-rate: 0.1,    batch-size: 128, momentum: 0.9}
          - {epochs: 60, learning-rate: 0.02,   batch-size: 128, momentum: 0.9}
          - {epochs: 40, learning-rate: 0.004,  batch-size: 128, momentum: 0.9}
          - {epochs: 40, learning-rate: 0.0008, batch-size: 128, momentum: 0.9}
      - name: increasing batch size
        from: decaying learning rate
        transform: [{increase-batch-size: {up-to: 16000}}]
    compare: {reference: decaying learning rate, margin: {loss: 0.1, accuracy: 0.01}, confidence: 0.95}
    record-every: 1                          # epochs
    """

  static let schedules = """
    schedules:
      - name: one
        stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]

    """

  private func read(_ text: String) throws -> Experiment {
    let experiments = try ExperimentReader.read(text, file: "x.yaml")
    #expect(experiments.count == 1)
    return try #require(experiments.first)
  }

  @Test func `the documented example, field by field`() throws {
    let experiment = try read(Self.example)
    #expect(experiment.title == "Three ways to anneal")
    #expect(experiment.trainingSetSize == 50_000)
    #expect(experiment.optimizer == OptimizerDescription("momentum"))
    #expect(experiment.sampling == .withReplacement)
    guard case .quadratic(let quadratic) = experiment.problem else {
      Issue.record("the problem is no quadratic")
      return
    }
    #expect(quadratic.curvature == .powerLaw(modes: 1000, largest: 1, exponent: 0.5))
    #expect(quadratic.gradientVariance == .perCurvature(1))
    #expect(quadratic.initialMean == 0)
    #expect(quadratic.initialVariance == 1)
    #expect(experiment.dynamics == [.exact, .gaussian, .langevin])
    #expect(experiment.replicates == 64)
    #expect(experiment.seed == 1)
    #expect(experiment.schedules.count == 2)
    #expect(
      experiment.schedules[0]
        == ScheduleDescription(
          name: "decaying learning rate",
          stages: [
            Stage(epochs: 60, learningRate: 0.1, batchSize: 128, momentum: 0.9),
            Stage(epochs: 60, learningRate: 0.02, batchSize: 128, momentum: 0.9),
            Stage(epochs: 40, learningRate: 0.004, batchSize: 128, momentum: 0.9),
            Stage(epochs: 40, learningRate: 0.0008, batchSize: 128, momentum: 0.9),
          ]))
    #expect(
      experiment.schedules[1]
        == ScheduleDescription(
          name: "increasing batch size", from: "decaying learning rate",
          transforms: [TransformDescription("increase-batch-size", ["up-to": .number(16_000)])]))
    #expect(experiment.comparison.reference == "decaying learning rate")
    #expect(experiment.comparison.lossMargin == 0.1)
    #expect(experiment.comparison.accuracyMargin == 0.01)
    #expect(experiment.comparison.confidence == 0.95)
    #expect(experiment.recordEvery == 1)
  }

  @Test func `every key but schedules has its default`() throws {
    let experiment = try read(Self.schedules)
    #expect(experiment.title == "Experiment")
    #expect(experiment.trainingSetSize == 50_000)
    #expect(experiment.optimizer == OptimizerDescription("momentum"))
    #expect(experiment.sampling == .withReplacement)
    #expect(experiment.problem == .quadratic(QuadraticDescription()))
    #expect(experiment.dynamics == [.exact, .gaussian, .langevin, .langevinOverdamped])
    #expect(experiment.replicates == 64)
    #expect(experiment.seed == 1)
    #expect(experiment.comparison.reference == "one")
    #expect(experiment.comparison.lossMargin == 0.1)
    #expect(experiment.comparison.accuracyMargin == 0.01)
    #expect(experiment.comparison.confidence == 0.95)
    #expect(experiment.recordEvery == 1)
    guard case .stages(let stages) = experiment.schedules[0].definition else {
      Issue.record("the schedule has no stages")
      return
    }
    #expect(stages == [Stage(epochs: 2, learningRate: 0.1, batchSize: 8, momentum: 0)])
  }

  @Test func `a network has its own defaults`() throws {
    let experiment = try read(Self.schedules + "problem: {network: {}}\n")
    #expect(experiment.sampling == .withoutReplacement)
    #expect(experiment.dynamics == [.minibatch])
    #expect(experiment.replicates == 16)
    guard case .network(let network) = experiment.problem else {
      Issue.record("the problem is no network")
      return
    }
    #expect(network.data == "fashion-mnist")
    #expect(network.dataParameters == [:])
    #expect(network.dataDirectory == nil)
    #expect(network.hidden == [32])
    #expect(network.activation == "tanh")
    #expect(network.evaluateTrain == 10_000)
  }

  @Test func `a network in full`() throws {
    let experiment = try read(
      Self.schedules
        + """
        problem:
          network: {data: teacher, classes: 4, hidden: [], label-noise: 0.25, activation: relu, data-dir: /d, evaluate: {train: 5}}
        """)
    #expect(
      experiment.problem
        == .network(
          NetworkDescription(
            data: "teacher", dataParameters: ["classes": .number(4), "label-noise": .number(0.25)],
            dataDirectory: "/d", hidden: [], activation: "relu", evaluateTrain: 5)))
  }

  @Test func `each part of a quadratic has its default`() throws {
    func problem(_ text: String) throws -> QuadraticDescription? {
      guard case .quadratic(let quadratic) = try read(Self.schedules + "problem: {quadratic: {\(text)}}").problem else {
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

  @Test func `laws stand where numbers stand`() throws {
    let experiment = try read(
      """
      optimizer: nesterov
      schedules:
        - name: one
          stages:
            - epochs: 10
              learning-rate: {warm-up: {from: 0, to: 0.1, epochs: 2, then: {cosine: {from: 0.1, to: 0}}}}
              batch-size: {linear: {from: 8, to: 80}}
              momentum: {excerpt: {law: {step: {from: 0.9, factor: 0.5, every: 5}}, of-epochs: 20, start: 10}}
      """)
    guard case .stages(let stages) = experiment.schedules[0].definition, let stage = stages.first else {
      Issue.record("the schedule has no stages")
      return
    }
    let cosine = ParameterValue.law(name: "cosine", ["from": .number(0.1), "to": .number(0)])
    #expect(
      stage.learningRate
        == .law(
          try WarmUpLaw(parameters: ["from": .number(0), "to": .number(0.1), "epochs": .number(2), "then": cosine])))
    #expect(stage.batchSize == .law(try LinearLaw(parameters: ["from": .number(8), "to": .number(80)])))
    let step = ParameterValue.law(
      name: "step", ["from": .number(0.9), "factor": .number(0.5), "every": .number(5)])
    #expect(
      stage.momentum
        == .law(try ExcerptLaw(parameters: ["law": step, "of-epochs": .number(20), "start": .number(10)])))
  }

  @Test func `optimisers and transforms stand alone or with parameters`() throws {
    for text in ["adam", "{adam: {}}", "{adam: {beta1: 0.9}}"] {
      #expect(
        try read(Self.schedules + "optimizer: \(text)\n").optimizer
          == OptimizerDescription("adam", ["beta1": .number(0.9), "beta2": .number(0.999), "delta": .number(1e-8)]))
    }
    let experiment = try read(
      Self.schedules + "  - {name: two, from: one, transform: [increase-batch-size, {hybrid: {keep: exact}}]}\n")
    #expect(
      experiment.schedules[1]
        == ScheduleDescription(
          name: "two", from: "one",
          transforms: [
            TransformDescription("increase-batch-size"),
            TransformDescription("hybrid", ["decays": .number(1), "keep": .text("exact")]),
          ]))
  }

  @Test func `a number alone is the loss margin`() throws {
    let alone = try read(Self.schedules + "compare: {margin: 0.25}\n").comparison
    #expect(alone == ComparisonDescription(reference: "one", lossMargin: 0.25, accuracyMargin: 0.01))
    let both = try read(Self.schedules + "compare: {margin: {accuracy: 0.5}, confidence: 0.9}\n").comparison
    #expect(both == ComparisonDescription(reference: "one", lossMargin: 0.1, accuracyMargin: 0.5, confidence: 0.9))
  }

  @Test func `numbers in all their spellings`() throws {
    let spellings: [(String, Int)] = [("100", 100), ("5e4", 50_000), ("+100", 100), ("100.0", 100), ("1.5e2", 150)]
    for (text, value) in spellings {
      #expect(try read("replicates: \(text)\n" + Self.schedules).replicates == value)
    }
    #expect(try read("seed: 18446744073709551615\n" + Self.schedules).seed == .max)
    #expect(try read("seed: 9007199254740993\n" + Self.schedules).seed == 9_007_199_254_740_993)
    #expect(try read("record-every: .5\n" + Self.schedules).recordEvery == 0.5)
    #expect(try read("record-every: 1E-1\n" + Self.schedules).recordEvery == 0.1)
  }

  @Test func `texts in all their styles`() throws {
    let styles: [(String, String)] = [
      ("yes", "yes"), ("2024", "2024"), ("'it''s'", "it's"), ("\"a\\u00e9\"", "aé"), ("|-\n  a\n  b", "a\nb"),
      ("''", ""),
      (">-\n  a\n  b", "a b"), ("'null'", "null"),
    ]
    for (text, value) in styles { #expect(try read("title: \(text)\n" + Self.schedules).title == value) }
  }

  @Test func `anchors and aliases stand for values`() throws {
    let experiment = try read(
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
    let text = "title: first\n" + Self.schedules + "---\n# second\ntitle: second\n" + Self.schedules + "...\n"
    let experiments = try ExperimentReader.read(text, file: "x.yaml")
    #expect(experiments.map(\.title) == ["first", "second"])
    #expect(experiments.map(\.replicates) == [64, 64])
  }

  @Test func `a manifest is the experiment that it holds`() throws {
    let manifest = """
      {
        "program": "noise-sim",
        "version": "1.0",
        "experiment": {
          "title": "from a manifest",
          "schedules": [{"name": "one", "stages": [{"epochs": 2, "learning-rate": 1e-1, "batch-size": 8}]}]
        },
        "data-sets": []
      }
      """
    let experiment = try read(manifest)
    #expect(experiment.title == "from a manifest")
    var expected = try read(Self.schedules)
    expected.title = "from a manifest"
    #expect(experiment == expected)
    let changed = try ExperimentReader.read(manifest, file: "m", overrides: [try Override("replicates=5")])
    #expect(changed.map(\.replicates) == [5])
  }

  @Test func `data sets can be told`() throws {
    let text = Self.schedules + "problem: {network: {data: mine, depth: 3}}\n"
    let experiments = try ExperimentReader.read(
      text, file: "x", dataSets: [DataSetKeys("mine", parameters: ["depth"])])
    #expect(
      experiments.map(\.problem)
        == [.network(NetworkDescription(data: "mine", dataParameters: ["depth": .number(3)]))])
    #expect(throws: ExperimentFileError.self) { try ExperimentReader.read(text, file: "x") }
  }
}

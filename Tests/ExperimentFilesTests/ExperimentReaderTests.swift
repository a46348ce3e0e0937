import Descriptions
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
        curvature: {power-law: {modes: 1000, largest: 1.0, exponent: 0.5}}   # h_i = largest · i^−exponent
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

  @Test func `the documented example, field by field`() throws {
    let experiment = try ValidText.read(Self.example)
    #expect(experiment.title == "Three ways to anneal")
    #expect(experiment.trainingSetSize == 50_000)
    #expect(experiment.optimizer is HeavyBall)
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
          transforms: [IncreaseBatchSize(upTo: 16_000)]))
    #expect(experiment.comparison.reference == "decaying learning rate")
    #expect(experiment.comparison.lossMargin == 0.1)
    #expect(experiment.comparison.accuracyMargin == 0.01)
    #expect(experiment.comparison.confidence == 0.95)
    #expect(experiment.recordEvery == 1)
  }

  @Test func `every key but schedules has its default`() throws {
    let experiment = try ValidText.read(ValidText.schedules)
    #expect(experiment.title == "Experiment")
    #expect(experiment.trainingSetSize == 50_000)
    #expect(experiment.optimizer is HeavyBall)
    #expect(experiment.sampling == .withReplacement)
    #expect(experiment.problem == .quadratic(QuadraticDescription()))
    #expect(experiment.dynamics == [.exact, .gaussian, .langevin, .langevinOverdamped])
    #expect(experiment.replicates == 64)
    #expect(experiment.seed == 1)
    #expect(experiment.comparison.reference == "one")
    #expect(experiment.comparison.lossMargin == 0.1)
    #expect(experiment.comparison.accuracyMargin == 0.01)
    #expect(experiment.comparison.confidence == 0.95)
    #expect(experiment.recordEvery == nil && experiment.recordStep == 0.02)
    guard case .stages(let stages) = experiment.schedules[0].definition else {
      Issue.record("the schedule has no stages")
      return
    }
    #expect(stages == [Stage(epochs: 2, learningRate: 0.1, batchSize: 8, momentum: 0)])
  }

  @Test func `a number alone is the loss margin`() throws {
    let alone = try ValidText.read(ValidText.schedules + "compare: {margin: 0.25}\n").comparison
    #expect(alone == ComparisonDescription(reference: "one", lossMargin: 0.25, accuracyMargin: 0.01))
    let both = try ValidText.read(ValidText.schedules + "compare: {margin: {accuracy: 0.5}, confidence: 0.9}\n")
      .comparison
    #expect(both == ComparisonDescription(reference: "one", lossMargin: 0.1, accuracyMargin: 0.5, confidence: 0.9))
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
    let experiment = try ValidText.read(manifest)
    #expect(experiment.title == "from a manifest")
    var expected = try ValidText.read(ValidText.schedules)
    expected.title = "from a manifest"
    #expect(experiment == expected)
    let changed = try ExperimentReader.read(manifest, file: "m", overrides: [try Override("replicates=5")])
    #expect(changed.map(\.replicates) == [5])
  }

  @Test func `bad keys are refused`() {
    BadInput.check([
      BadInput.top(
        "replicats: 3",
        "1: replicats: it is not known in 'experiment'; did you mean 'replicates'? (known: \(BadInput.keys))"),
      BadInput.top("<<: {seed: 1}", "1: <<: it is not known in 'experiment' (known: \(BadInput.keys))"),
      BadInput.top("xxxxxxxxxxxx: 1", "1: xxxxxxxxxxxx: it is not known in 'experiment' (known: \(BadInput.keys))"),
      BadInput.top("{seed: 1}: 1", "1: a key is no text, but must be one"),
      BadInput(
        text: "seed: 1\nreplicates: 2\nseed: 3\n",
        message: "1:1: seed is there more than once in one mapping, but must be there once"),
      BadInput(text: "title: x\n", message: "1:1: schedules: it is required in 'experiment'"),
      BadInput(
        text: "- title\n",
        message: "1:1: the experiment is a list, but must be a mapping with the keys \(BadInput.keys)"),
      BadInput(text: "title: x\n---\n", message: "1:1: schedules: it is required in 'experiment'"),
      BadInput(text: "", message: "1:1: the file is empty, but must hold at least one experiment"),
      BadInput(text: "# only a comment\n", message: "1:1: the file is empty, but must hold at least one experiment"),
      BadInput(
        text: "---\n", message: "2:1: the experiment is empty, but must be a mapping with the keys \(BadInput.keys)"),
      BadInput(
        text: "schedules: {name: one}\n", message: "1:12: schedules is a mapping, but must be a list of schedules"),
      BadInput(text: "schedules: []\n", message: "1:12: schedules: at least one is required"),
      BadInput(
        text: "schedules: [one]\n",
        message:
          "1:13: element 1 of schedules is 'one', but must be a mapping with the keys name, stages, from, transform, length, learning-rate, batch-size, momentum, weight-decay, beta1, beta2, delta, sequence-length, accumulate, end, epoch-edge, window, window-scale"
      ),
    ])
  }

  private static let network = "problem: {network: {data: teacher}}\n"

  @Test func `how a network's equation is approached`() throws {
    func read(_ lines: String) throws -> Experiment {
      let stages = "schedules: [{name: one, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}]\n"
      return try ValidText.read(Self.network + lines + stages)
    }
    #expect(try read("dynamics: [minibatch, langevin]\n").langevin == LangevinDescription())
    let text = "dynamics: [langevin]\nlangevin: {refinement: 7, overdamped: true, method: multipliers}\n"
    let experiment = try read(text)
    #expect(experiment.langevin == LangevinDescription(refinement: 7, isOverdamped: true, method: .multipliers))
    #expect(experiment.langevin.refinements == [7, 3])
    #expect(LangevinDescription(refinement: 3).refinements == [3])
    #expect(try read("").measureNoiseEvery == nil)
    #expect(try read("record-every: 0.5\nmeasure: noise\n").measureNoiseEvery == 0.5)
    #expect(try read("measure: {noise: 3}\n").measureNoiseEvery == 3)
  }

  @Test func `bad refinements and measurements are refused`() {
    func network(_ lines: String, _ message: String) -> BadInput {
      BadInput(
        text: Self.network + lines
          + "\nschedules: [{name: one, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}]\n",
        message: message)
    }
    let refined = "dynamics: [langevin]\n"
    BadInput.check([
      BadInput.top(
        "langevin: {refinement: 2}",
        "11: langevin is given, but is only for a network whose dynamics have langevin"),
      network(
        "langevin: {refinement: 2}",
        "2:11: langevin is given, but is only for a network whose dynamics have langevin"),
      network(
        refined + "langevin: {refinement: 0}", "3:24: refinement is 0, but must be an integer within 1…1024"),
      network(
        refined + "langevin: {refinement: 1.5}", "3:24: refinement is 1.5, but must be an integer within 1…1024"),
      network(refined + "langevin: {overdamped: yes}", "3:24: overdamped is 'yes', but must be true or false"),
      network(
        refined + "langevin: {method: batch}",
        "3:20: method is 'batch', but must be one of batches, multipliers; did you mean 'batches'?"),
      network(
        refined + "langevin: {refine: 2}",
        "3:12: refine: it is not known in 'langevin'; did you mean 'refinement'? (known: refinement, overdamped, method)"
      ),
      network(
        "optimizer: adam\ndynamics: [langevin]",
        "3:12: dynamics is langevin, but on a network with optimizer adam and sampling without-replacement must be one of minibatch"
      ),
      network("measure: loss", "2:10: measure is 'loss', but must be noise or {noise: epochs}"),
      network("measure: {noise: 0}", "2:18: noise is 0, but must be a number of epochs > 0"),
      network(
        refined + "measure: noise",
        "3:10: measure is given, but noise is measured on a network under minibatch only"),
      BadInput.top(
        "measure: noise", "10: measure is given, but noise is measured on a network under minibatch only"),
    ])
  }

  @Test func `bad comparisons are refused`() {
    BadInput.check([
      BadInput.top(
        "compare: one",
        "10: compare is 'one', but must be a mapping with the keys reference, margin, confidence, "
          + "window, final-window, controls, rules"
      ),
      BadInput.top(
        "compare: {refrence: one}",
        "11: refrence: it is not known in 'compare'; did you mean 'reference'? (known: reference, margin, confidence, window, "
          + "final-window, controls, rules)"
      ),
      BadInput.top(
        "compare: {reference: on}", "22: reference is 'on', but must be the name of a schedule; did you mean 'one'?"),
      BadInput.top(
        "compare: {margin: wide}", "19: margin is 'wide', but must be a number > 0 and ≤ 100 or {loss: …, accuracy: …}"),
      BadInput.top("compare: {margin: -0.1}", "19: margin is -0.1, but must be a number > 0 and ≤ 100"),
      // Twelve times as much would be no number.
      BadInput.top("compare: {margin: 1e308}", "19: margin is 1e308, but must be a number > 0 and ≤ 100"),
      BadInput.top(
        "compare: {margin: {loss: 0.1, accuracy: 0}}", "41: accuracy is 0, but must be a number > 0 and ≤ 1"),
      BadInput.top(
        "compare: {margin: {los: 0.1}}",
        "20: los: it is not known in 'margin'; did you mean 'loss'? (known: loss, accuracy)"),
      BadInput.top("compare: {confidence: 95}", "23: confidence is 95, but must be a number > 0.5 and < 1"),
    ])
  }

  @Test func `an error has its parts`() throws {
    let fault = try #require(throws: Fault.self) {
      try ExperimentReader.read("seed: 1\n", file: "f.yaml")
    }
    #expect(fault.place == .file("f.yaml", line: 1, column: 1) && fault.kind == .data)
    #expect(fault.message == "schedules: it is required in 'experiment'")
    let override = try #require(throws: Fault.self) { try Override("x") }
    #expect(override.place == .option("--set x") && override.kind == .usage)
  }

  @Test func `an error found later has its path, and the experiment its tree`() throws {
    let experiment = try #require(
      try ExperimentReader.read("seed: 1\n" + ValidText.schedules, file: "f.yaml").first)
    #expect(
      experiment.source?.place(of: ["schedules", 0, "stages", 0, "batch-size"])
        == .file("f.yaml", line: 4, column: 58))
  }

  @Test func `rules of a comparison`() throws {
    let text = """
      optimizer: adam
      schedules:
        - name: base
          stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}, {epochs: 2, learning-rate: 0.05, batch-size: 8}]
      compare: {rules: [increase-batch-size, square-root, seesaw, {seesaw: {exponent: 0.75}}, {hybrid: {decays: 1}}]}

      """
    let experiment = try ValidText.read(text)
    #expect(
      experiment.comparison.rules.map { $0.named } == [
        IncreaseBatchSize().named, SquareRoot().named, Seesaw(exponent: 0.5).named, Seesaw(exponent: 0.75).named,
        Hybrid(decays: 1).named,
      ])
    #expect(experiment.schedules.map(\.name) == ["base"])
    let names = ["base", "increase-batch-size", "square-root", "seesaw", "seesaw {exponent: 0.75}", "hybrid"]
    #expect(experiment.allSchedules.map(\.name) == names)
    #expect(try experiment.resolvedSchedules().map(\.name) == names)
    // Written and read again, it is the same.
    let written = ExperimentWriter.yaml([experiment])
    #expect(written.contains("increase-batch-size, square-root, {seesaw: {exponent: 0.5}}, "), "\(written)")
    #expect(try ValidText.read(written) == experiment)
    #expect(!ExperimentWriter.yaml([try ValidText.read(ValidText.schedules)]).contains("rules"))
  }

  @Test func `bad rules are refused`() {
    let base = ValidText.schedules.split(separator: "\n").count + 1
    func rules(_ rules: String, _ message: String) -> BadInput {
      BadInput(text: ValidText.schedules + "compare: {rules: \(rules)}\n", message: "\(base):" + message)
    }
    BadInput.check([
      rules("hybrid", "18: rules is 'hybrid', but must be a list of transforms"),
      rules(
        "[hybird]",
        "19: hybird: it is not known in 'transform'; did you mean 'hybrid'? (known: "
          + Transforms.catalog.names.joined(separator: ", ") + ")"),
      rules(
        "[hybrid, {hybrid: {decays: 1}}]", "27: rules: 'hybrid' is the name of another schedule, but must be unique"),
      rules(
        "[seesaw, square-root]",
        "27: schedule 'square-root', square-root, stage 1: optimizer is momentum, but must be adam or adamw, whose parameters "
          + "the rule changes"),
      BadInput(
        text: ValidText.schedules.replacing("name: one", with: "name: hybrid") + "compare: {rules: [hybrid]}\n",
        message: "\(base):19: rules: 'hybrid' is the name of another schedule, but must be unique"),
    ])
  }
}

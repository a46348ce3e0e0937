import Descriptions
import ExperimentFiles
import Experiments
import NoiseScale
import Testing

@Suite struct OverrideTests {
  private static let file = """
    optimizer: momentum
    compare: {margin: 0.2}
    schedules:
      - name: one
        stages:
          - {epochs: 2, learning-rate: 0.1, batch-size: 8, momentum: 0.9}
          - {epochs: 2, learning-rate: 0.01, batch-size: 8, momentum: 0.9}
      - name: a.b
        from: one
        transform: [increase-batch-size]
      - {name: "2", from: one, transform: [{hybrid: {decays: 1}}]}
    """

  private func read(_ overrides: [String]) throws -> Experiment {
    let experiments = try ExperimentReader.read(
      Self.file, file: "x.yaml", overrides: try overrides.map { try Override($0) })
    return try #require(experiments.first)
  }

  private func stages(_ overrides: String...) throws -> [Stage] {
    guard case .stages(let stages) = try read(overrides).schedules[0].definition else { return [] }
    return stages
  }

  private func transforms(_ schedule: Int, _ overrides: String...) throws -> [Node] {
    guard case .derived(_, let transforms) = try read(overrides).schedules[schedule].definition else { return [] }
    return transforms.map { $0.named }
  }

  @Test func `a value at the top, also one that the file leaves out`() throws {
    #expect(try read(["replicates=7"]).replicates == 7)
    #expect(try read(["title=a = b"]).title == "a = b")
    #expect(try read(["title=\"x: y\""]).title == "x: y")
    #expect(try read(["dynamics=[gaussian]"]).dynamics == [.gaussian])
    #expect(try read(["record-every= 0.5 "]).recordEvery == 0.5)
  }

  @Test func `the last of several wins`() throws {
    #expect(try read(["replicates=7", "seed=3", "replicates=8"]).replicates == 8)
  }

  @Test func `mappings that are missing are made`() throws {
    let experiment = try read(["problem.quadratic.curvature.power-law.modes=3", "compare.confidence=0.9"])
    #expect(
      experiment.problem
        == .quadratic(QuadraticDescription(curvature: .powerLaw(modes: 3, largest: 1, exponent: 0.5))))
    #expect(experiment.comparison.confidence == 0.9)
    #expect(experiment.comparison.lossMargin == 0.2)
  }

  @Test func `a margin alone stays the loss margin`() throws {
    let comparison = try read(["compare.margin.accuracy=0.05"]).comparison
    #expect(comparison.lossMargin == 0.2)
    #expect(comparison.accuracyMargin == 0.05)
    #expect(try read(["compare.margin.loss=0.3"]).comparison.lossMargin == 0.3)
    #expect(try read(["compare.margin=0.3"]).comparison.lossMargin == 0.3)
  }

  @Test func `elements of lists by position and by name`() throws {
    #expect(try stages("schedules.1.stages.2.batch-size=16").map(\.batchSize) == [8, 16])
    #expect(try stages("schedules.one.stages.1.batch-size=16").map(\.batchSize) == [16, 8])
    #expect(
      try stages("schedules.one.stages.1.learning-rate.cosine={from: 0.1, to: 0}").map(\.learningRate)
        == [.law(CosineLaw(from: 0.1, to: 0)), 0.01])
    #expect(try read(["schedules.\"a.b\".name=other"]).schedules.map(\.name) == ["one", "other", "2"])
    #expect(try read(["schedules.2.name=other"]).schedules.map(\.name) == ["one", "other", "2"])
    #expect(try read(["schedules.\"2\".name=other"]).schedules.map(\.name) == ["one", "a.b", "other"])
  }

  @Test func `a name alone can be given parameters`() throws {
    #expect(
      try transforms(1, "schedules.\"a.b\".transform.1.increase-batch-size.up-to=64")
        == [IncreaseBatchSize(upTo: 64).named])
    #expect(
      try transforms(2, "schedules.3.transform.1.hybrid.decays=0")
        == [Hybrid(decays: 0).named])
    let adam = try read([
      "optimizer.adam.beta1=0.5", "schedules.1.stages.1.momentum=0", "schedules.1.stages.2.momentum=0",
    ])
    #expect(adam.optimizer.named == Adam(beta1: 0.5).named)
  }

  @Test func `every document is changed`() throws {
    let experiments = try ExperimentReader.read(
      Self.file + "\n---\n" + Self.file, file: "x", overrides: [try Override("replicates=7")])
    #expect(experiments.map(\.replicates) == [7, 7])
  }

  @Test(arguments: [
    ("replicates=abc", "--set replicates=abc: replicates is 'abc', but must be an integer within 1…1000000"),
    ("replicates=0", "--set replicates=0: replicates is 0, but must be an integer within 1…1000000"),
    ("replicates=", "--set replicates=: the value is not one value of YAML, but must be one"),
    ("replicates", "--set replicates: the text is not key.path=value, such as replicates=100"),
    ("=3", "--set =3: the text is not key.path=value, such as replicates=100"),
    ("a..b=3", "--set a..b=3: the text is not key.path=value, such as replicates=100"),
    ("a.\"b=3", "--set a.\"b=3: the text is not key.path=value, such as replicates=100"),
    ("a.\"b\"c=3", "--set a.\"b\"c=3: the text is not key.path=value, such as replicates=100"),
    (
      "dynamics=[a",
      "--set dynamics=[a: this is not YAML: while parsing a flow sequence: did not find expected ',' or ']'"
    ),
    (
      "replicats=3",
      "--set replicats=3: replicats: it is not known in 'experiment'; did you mean 'replicates'? (known: title, "
        + "training-set-size, training-set, optimizer, sampling, problem, dynamics, langevin, replicates, seed, schedules, compare, "
        + "record-every, measure)"
    ),
    (
      "schedules.4.name=x",
      "--set schedules.4.name=x: schedules has no element '4'; it must be a position within 1…3 or one of the names "
        + "'one', 'a.b', '2'"
    ),
    (
      "schedules.one.stages.0.epochs=1",
      "--set schedules.one.stages.0.epochs=1: schedules.one.stages has no element '0'; it must be a position within 1…2"
    ),
    (
      "schedules.one.stages.1.batch-size=0",
      "--set schedules.one.stages.1.batch-size=0: batch-size is 0, but must be an integer ≥ 1"
    ),
    (
      "schedules.one.stages.1.learning-rate.cosine.from=0.1",
      "--set schedules.one.stages.1.learning-rate.cosine.from=0.1: to: it is required in 'cosine'"
    ),
    (
      "training-set-size=5", "x.yaml:6:53: batch-size is 8, but must be an integer within 1…5 (the training-set size)"
    ),
    ("title.x=1", "--set title.x=1: title is a mapping, but must be a text"),
  ]) func `what cannot be done is said`(text: String, message: String) {
    let error = #expect(throws: Fault.self) { try read([text]) }
    #expect(error?.description == message)
  }
}

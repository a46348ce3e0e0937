import Descriptions
import Experiments
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing
import TinyExperiments

@Suite struct ValidationTests {
  /// A change to a valid experiment, where the error is, and the sentence.
  struct Case: Sendable, CustomTestStringConvertible {
    var path: [Step]
    var message: String
    var change: @Sendable (inout Experiment) -> Void
    var testDescription: String { message }

    init(
      _ path: [Step], _ message: String, _ change: @escaping @Sendable (inout Experiment) -> Void
    ) {
      (self.path, self.message, self.change) = (path, message, change)
    }
  }

  static let valid = Experiment(
    trainingSetSize: 100, problem: Tiny.quadratic([1]),
    schedules: [
      Tiny.schedule("base", momentum: 0.9, [(1, 0.1, 8), (1, 0.01, 8)]),
      ScheduleDescription(name: "derived", from: "base", transforms: [IncreaseBatchSize()]),
    ])

  static func stage(
    _ epochs: Double, _ rate: Quantity, _ batch: Quantity, _ momentum: Quantity, _ adam: AdamSettings = AdamSettings()
  ) -> [ScheduleDescription] {
    [
      ScheduleDescription(
        name: "base",
        stages: [
          Stage(epochs: 1, learningRate: 0.1, batchSize: 8),
          Stage(epochs: epochs, learningRate: rate, batchSize: batch, momentum: momentum, adam: adam),
        ])
    ]
  }

  static func stageKey(_ key: String) -> [Step] {
    ["schedules", 0, "stages", 1, .key(key)]
  }

  static let cases: [Case] = [
    Case(["training-set-size"], "training-set-size is 0, but must be an integer within 1…9007199254740992") {
      $0.trainingSetSize = 0
    },
    Case(["training-set-size"], "training-set-size is \(Int.max), but must be an integer within 1…9007199254740992") {
      $0.trainingSetSize = .max
    },
    Case(["replicates"], "replicates is 0, but must be an integer within 1…1000000") { $0.replicates = 0 },
    Case(["record-every"], "record-every is 0, but must be a number of epochs > 0") { $0.recordEvery = 0 },
    Case(["record-every"], "record-every is 'nan', but must be a number of epochs > 0") { $0.recordEvery = .nan },
    Case(["record-every"], "record-every is 'inf', but must be a number of epochs > 0") { $0.recordEvery = .infinity },
    Case(["optimizer", "adam", "beta1"], "adam: beta1 is 1, but must be a number ≥ 0 and < 1") {
      $0.optimizer = Adam(beta1: 1)
    },
    Case(["dynamics"], "dynamics: at least one is required") { $0.dynamics = [] },
    Case(
      ["dynamics", 1],
      "dynamics is minibatch, but on a quadratic with optimizer momentum and sampling with-replacement must be one of "
        + "exact, gaussian, langevin, langevin-overdamped"
    ) { $0.dynamics = [.exact, .minibatch] },
    Case(
      ["dynamics", 0],
      "dynamics is langevin, but on a quadratic with optimizer adam and sampling with-replacement must be one of gaussian"
    ) {
      $0.optimizer = Adam()
      $0.dynamics = [.langevin]
    },
    Case(
      ["dynamics", 0],
      "dynamics is langevin, but on a quadratic with optimizer momentum and sampling reshuffled must be one of exact, gaussian"
    ) {
      $0.sampling = .reshuffled
      $0.dynamics = [.langevin]
    },
    Case(
      ["dynamics", 0],
      "dynamics is exact, but on a network with optimizer momentum and sampling without-replacement must be one of minibatch, langevin"
    ) {
      $0.problem = .network(.init())
      $0.sampling = .withoutReplacement
      $0.dynamics = [.exact]
    },
    Case(["dynamics", 2], "dynamics: exact is there twice") { $0.dynamics = [.exact, .gaussian, .exact] },
    Case(["problem", "quadratic", "curvature", "values", 1], "element 2 of values is -1, but must be a number > 0") {
      $0.problem = Tiny.quadratic([1, -1])
    },
    Case(["problem", "quadratic", "curvature", "values"], "values: at least one is required") {
      $0.problem = Tiny.quadratic([])
    },
    Case(
      ["problem", "quadratic", "curvature", "power-law", "modes"],
      "modes is 0, but must be an integer within 1…10000000"
    ) {
      $0.problem = .quadratic(.init(curvature: .powerLaw(modes: 0, largest: 1, exponent: 1)))
    },
    Case(["problem", "quadratic", "curvature", "power-law", "largest"], "largest is 0, but must be a number > 0") {
      $0.problem = .quadratic(.init(curvature: .powerLaw(modes: 2, largest: 0, exponent: 1)))
    },
    Case(["problem", "quadratic", "initial-variance"], "initial-variance is -1, but must be a number ≥ 0") {
      $0.problem = Tiny.quadratic([1], variance: -1)
    },
    Case(
      ["problem", "quadratic", "gradient-variance"],
      "gradient-variance has 2 values, but must have as many as curvature (1)"
    ) { $0.problem = Tiny.quadratic([1], noise: .values([1, 2])) },
    Case(["problem", "network", "hidden", 1], "element 2 of hidden is 0, but must be an integer within 1…65536") {
      $0.problem = .network(.init(hidden: [3, 0]))
      $0.dynamics = [.minibatch]
    },
    Case(["problem", "network", "evaluate", "train"], "train is 0, but must be an integer ≥ 1") {
      $0.problem = .network(.init(evaluateTrain: 0))
      $0.dynamics = [.minibatch]
    },
    Case(["compare", "margin", "loss"], "loss is 0, but must be a number > 0 and ≤ 100") {
      $0.comparison.lossMargin = 0
    },
    Case(["compare", "margin", "accuracy"], "accuracy is -1, but must be a number > 0 and ≤ 1") {
      $0.comparison.accuracyMargin = -1
    },
    Case(["compare", "confidence"], "confidence is 0.5, but must be a number > 0.5 and < 1") {
      $0.comparison.confidence = 0.5
    },
    Case(["compare", "confidence"], "confidence is 1, but must be a number > 0.5 and < 1") {
      $0.comparison.confidence = 1
    },
    Case(["compare", "reference"], "reference is 'bas', but must be the name of a schedule; did you mean 'base'?") {
      $0.comparison.reference = "bas"
    },
    Case(["schedules"], "schedules: at least one is required") { $0.schedules = [] },
    Case(["schedules", 1, "name"], "name is '', but must be a text that is not empty") { $0.schedules[1].name = "" },
    Case(["schedules", 1, "name"], "name is 'base', but must be unique among the schedules") {
      $0.schedules[1].name = "base"
    },
    Case(["schedules", 0, "stages"], "stages: at least one is required") {
      $0.schedules[0].definition = .stages([])
    },
    Case(stageKey("epochs"), "epochs is 0, but must be a number > 0") { $0.schedules = stage(0, 0.1, 8, 0) },
    Case(stageKey("learning-rate"), "learning-rate is -1, but must be a number ≥ 0") {
      $0.schedules = stage(1, -1, 8, 0)
    },
    Case(stageKey("batch-size"), "batch-size is 101, but must be an integer within 1…100 (the training-set size)") {
      $0.schedules = stage(1, 0.1, 101, 0)
    },
    Case(stageKey("batch-size"), "batch-size is 8.5, but must be an integer ≥ 1") {
      $0.schedules = stage(1, 0.1, 8.5, 0)
    },
    Case(stageKey("momentum"), "momentum is 1, but must be a number ≥ 0 and < 1") {
      $0.schedules = stage(1, 0.1, 8, 1)
    },
    Case(stageKey("momentum"), "momentum is 0.5, but must be absent or 0 with this optimizer") {
      $0.optimizer = SGD()
      $0.schedules = stage(1, 0.1, 8, 0.5)
    },
    Case(["schedules", 1, "from"], "from is 'bse', but must be the name of another schedule; did you mean 'base'?") {
      $0.schedules[1].definition = .derived(from: "bse", transforms: [])
    },
    Case(
      ["schedules", 1, "from"],
      "from: schedule 'derived' is made from itself; a chain of schedules must start with stages"
    ) { $0.schedules[1].definition = .derived(from: "derived", transforms: []) },
    Case(
      ["schedules", 1, "transform", 1],
      "schedule 'derived', raise-momentum, stage 1: to is 0.5, but must be at least the momentum 0.9 that is there already"
    ) {
      $0.schedules[1].definition = .derived(
        from: "base", transforms: [Hybrid(), RaiseMomentum(to: 0.5)])
    },
    Case(stageKey("beta2"), "beta2 is 0.9, but must be absent with this optimizer (it belongs to adam and adamw)") {
      $0.schedules = stage(1, 0.1, 8, 0, AdamSettings(beta2: 0.9))
    },
    Case(stageKey("delta"), "delta is 0, but must be a number > 0") {
      $0.optimizer = Adam()
      $0.dynamics = [.gaussian]
      $0.schedules = stage(1, 0.1, 8, 0, AdamSettings(delta: 0))
    },
    Case(["compare", "rules", 1], "rules: 'hybrid' is the name of another schedule, but must be unique") {
      $0.comparison.rules = [Hybrid(), Hybrid(decays: 1)]
    },
    Case(["compare", "rules", 0], "rules: 'hybrid' is the name of another schedule, but must be unique") {
      $0.schedules[1].name = "hybrid"
      $0.comparison.rules = [Hybrid()]
    },
    Case(
      ["compare", "rules", 1],
      "schedule 'square-root', square-root, stage 1: optimizer is momentum, but must be adam or adamw, whose parameters the rule "
        + "changes"
    ) { $0.comparison.rules = [Hybrid(), SquareRoot()] },
  ]

  @Test func `a valid experiment`() throws { try Self.valid.validate() }

  @Test(arguments: cases) func `an error has the path of its key and a sentence`(_ item: Case) {
    let error = #expect(throws: Fault.self) { try Self.valid.with(item.change).validate() }
    #expect(error?.path == item.path)
    #expect(error?.message == item.message)
  }

  @Test func `a chain of transforms, whatever the order of the schedules`() throws {
    let base = Tiny.schedule("base", momentum: 0.9, [(1, 0.1, 8), (1, 0.02, 8)])
    let larger = ScheduleDescription(name: "larger", from: "base", transforms: [IncreaseBatchSize()])
    let faster = ScheduleDescription(
      name: "faster", from: "larger", transforms: [ScaleLearningRate(by: 2)])
    let orders = [[base, larger, faster], [faster, larger, base], [larger, faster, base]]
    for order in orders {
      let experiment = Experiment(trainingSetSize: 100, schedules: order)
      try experiment.validate()
      let resolved = try experiment.resolvedSchedules()
      #expect(resolved.map(\.name) == order.map(\.name))
      for (name, stages) in [
        ("base", [(0.1, 8), (0.02, 8)]), ("larger", [(0.1, 8), (0.1, 40)]), ("faster", [(0.2, 16), (0.2, 80)]),
      ] {
        let schedule = try #require(resolved.first { $0.name == name })
        #expect(schedule.stages.map(\.constantBatchSize) == stages.map(\.1))
        for (stage, expected) in zip(schedule.stages, stages) {
          #expect(isClose(stage.learningRate.constant ?? 0, expected.0))
        }
      }
    }
  }

  @Test func `a cycle is found wherever one enters it`() {
    let experiment = Experiment(schedules: [
      ScheduleDescription(name: "a", from: "b", transforms: []),
      ScheduleDescription(name: "b", from: "c", transforms: []),
      ScheduleDescription(name: "c", from: "b", transforms: []),
    ])
    let error = #expect(throws: Fault.self) { try experiment.resolvedSchedules() }
    #expect(error?.path == ["schedules", 1, "from"])
    #expect(
      error?.message == "from: schedule 'b' is made from itself; a chain of schedules must start with stages")
  }
}

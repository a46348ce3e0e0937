import Descriptions
import NoiseScale

/// The keys of an experiment as a file has them: what is left out is not filled in yet.
struct ExperimentKeys: Described {
  var title = "Experiment"
  var trainingSetSize: Int?
  var trainingSet: TrainingSetDescription?
  var optimizer = OptimizerValue(optimizer: HeavyBall())
  var sampling: Sampling?
  var problem = ProblemDescription.quadratic(.init())
  var dynamics: [Dynamics]?
  var langevin: LangevinDescription?
  var replicates: Int?
  var seed: UInt64 = 1
  var schedules: [ScheduleDescription] = []
  var comparison = ComparisonDescription()
  var recordEvery: Double?
  var measure: Measure?

  static let name = "experiment"
  static let meaning = "Schedules, how they are run and how they are compared."
  static let template = ExperimentKeys()
  static let fields: [Field<Self>] = [
    Field("title", \.title, .text, "The title of the report; the folder of the results is named after it."),
    Field(
      "training-set-size", \.trainingSetSize, .integer(from: 1, to: Int128(Experiment.Limits.examples)),
      "N, examples; with a data set its first N.", depends: "50000"),
    Field(
      TrainingSetDescription.name, \.trainingSet, .mapping(TrainingSetDescription.mapping),
      "In place of training-set-size: N in examples or tokens, and the length of a sequence."),
    Field(
      "optimizer", \.optimizer, .named { Optimizers.catalog },
      "The rule of the updates, the same for all schedules."),
    Field(
      "sampling", \.sampling, .words(Sampling.self), "How batches are drawn.",
      depends: "with-replacement on a quadratic, without-replacement on a network"),
    Field("problem", \.problem, .choice(ProblemDescription.mapping), "The loss that is minimised."),
    Field(
      "dynamics", \.dynamics,
      .list(of: .words(Dynamics.self), things: "dynamics such as [exact, gaussian]", atLeast: 1, isSet: true),
      "How schedules are run; which there are depends on problem, optimizer and sampling.",
      depends: "all that there are on a quadratic, minibatch on a network"),
    Field("langevin", \.langevin, .mapping(LangevinDescription.mapping), "How langevin is approached on a network."),
    Field(
      "replicates", \.replicates, .integer(from: 1, to: Int128(Experiment.Limits.replicates)),
      "Simulated runs of every schedule.", depends: "64 on a quadratic, 16 on a network"),
    Field("seed", \.seed, .integer(from: 0, to: Int128(UInt64.max)), "Seed of all random numbers."),
    .required(
      "schedules", \.schedules,
      .list(of: .mapping(ScheduleDescription.mapping), things: "schedules", atLeast: 1),
      "In their own stages, or made from another by transforms."),
    Field("compare", \.comparison, .mapping(ComparisonDescription.mapping), "With what, and how closely."),
    Field(
      "record-every", \.recordEvery, .number(.positive, unit: "epochs"), "Epochs between recorded points.",
      depends: "1, and a hundredth of a run shorter than 10 epochs"),
    Field(
      "measure", \.measure,
      .either([.word(["noise"]), .mapping(Measure.mapping)], words: "noise or {noise: epochs}"),
      "On a network: tr C, |∇L|², B_simple and the largest curvature; `noise` alone measures at every recorded epoch."),
  ]
}

/// What is measured along a run on a network.
struct Measure: Described, NodeValue {
  /// Epochs from one measurement to the next; `nil`: those between recorded points.
  var noise: Double?

  static let name = "measure"
  static let meaning = "What is measured along a run on a network."
  static let template = Measure()
  static let fields: [Field<Self>] = [
    .required("noise", \.noise, .number(.positive, unit: "epochs"), "Epochs from one measurement to the next.")
  ]

  init(noise: Double? = nil) { self.noise = noise }

  init(_ node: Node) throws(Fault) {
    // The word alone.
    self = node.text == nil ? try Self.read(node) : Measure()
  }
}

/// An optimiser as a value of a file.
struct OptimizerValue: NodeValue {
  var optimizer: any Optimizer

  init(optimizer: any Optimizer) { self.optimizer = optimizer }
  init(_ node: Node) throws(Fault) { optimizer = try Optimizers.read(node) }
  var node: Node? { optimizer.named }
}

/// A transform as a value of a file.
struct TransformValue: NodeValue {
  var transform: any Transform

  init(transform: any Transform) { self.transform = transform }
  init(_ node: Node) throws(Fault) { transform = try Transforms.read(node) }
  var node: Node? { transform.named }
}

extension Experiment {
  /// The keys of an experiment file, each with what it may be and what it means.
  public static var mapping: Mapping { ExperimentKeys.mapping }

  /// The experiment that a tree describes, with every default filled in. It is checked whole: ``validate()``.
  ///
  /// - Throws: ``/Descriptions/Fault`` with path and place for the first thing that is wrong.
  public init(_ node: Node) throws(Fault) {
    do throws(Fault) {
      try Allowed.mapping(Self.mapping).check(node, "the experiment")
      let keys = try ExperimentKeys.read(node)
      self.init(
        title: keys.title, trainingSetSize: keys.trainingSetSize ?? 50_000, optimizer: keys.optimizer.optimizer,
        sampling: keys.sampling, problem: keys.problem, dynamics: keys.dynamics, langevin: keys.langevin ?? .init(),
        replicates: keys.replicates, seed: keys.seed, schedules: keys.schedules, comparison: keys.comparison,
        recordEvery: keys.recordEvery)
      source = node
      if let description = keys.trainingSet {
        guard keys.trainingSetSize == nil else {
          throw Fault("training-set", allowed: "it does not go with training-set-size; there must be only one of them")
        }
        trainingSetDescription = description
      }
      measureNoiseEvery = keys.measure.map { $0.noise ?? recordStep }
      guard keys.langevin == nil || isRefined else {
        throw Fault(["langevin"], "langevin is given, but is only for a network whose dynamics have langevin")
      }
      try validate()
    } catch {
      throw error.at(node.place(of: error.path))
    }
  }

  /// The whole experiment with every default filled in, under the keys of an experiment file and in their order.
  ///
  /// Transforms and optimisers are written with the parameters that they themselves report, so that a parameter left to
  /// its default shows its value.
  public var node: Node {
    var keys = ExperimentKeys()
    (keys.title, keys.optimizer) = (title, OptimizerValue(optimizer: optimizer))
    if trainingSetDescription.isPlain {
      keys.trainingSetSize = trainingSetSize
    } else {
      keys.trainingSet = trainingSetDescription
    }
    (keys.sampling, keys.problem) = (sampling, problem)
    keys.dynamics = dynamics.isEmpty && !optimizer.isSimulated ? nil : dynamics
    keys.langevin = isRefined ? langevin : nil
    (keys.replicates, keys.seed) = (replicates, seed)
    keys.schedules = schedules.map { $0.written(takesMomentum: optimizer.takesMomentum) }
    (keys.comparison, keys.recordEvery) = (comparison, recordStep)
    keys.measure = measureNoiseEvery.map { Measure(noise: $0) }
    return keys.values
  }
}

import NoiseScale

/// A whole experiment with every default filled in: which schedules are run on which problem, how, and how they are compared.
public struct Experiment: Sendable, Equatable {
  /// A line that names it; the folder of its results is named after it.
  public var title: String
  /// N, examples.
  public var trainingSetSize: Int
  /// The rule that turns gradients into updates, the same for all schedules.
  public var optimizer: OptimizerDescription
  /// How batches are drawn; it decides which g is the exact one.
  public var sampling: Sampling
  /// The loss that is minimised.
  public var problem: ProblemDescription
  /// In the order in which they are reported.
  public var dynamics: [Dynamics]
  /// For `langevin` on a network.
  public var langevin: LangevinDescription
  /// Runs of every schedule that is simulated, ≥ 1; `exact` needs none.
  public var replicates: Int
  /// Every random number is addressed by it, the purpose, the schedule's name and the replicate.
  public var seed: UInt64
  /// In the order in which they are reported; names differ.
  public var schedules: [ScheduleDescription]
  /// The reference, the margins, the confidence, and the rules that are ranked.
  public var comparison: ComparisonDescription
  /// Epochs between recorded points, > 0.
  public var recordEvery: Double
  /// Epochs between measurements of the gradient's noise on a network; `nil`: none.
  public var measureNoiseEvery: Double?

  /// `nil` stands for the default: 50 000 examples, momentum, with-replacement on a quadratic and without-replacement on a
  /// network, all dynamics of a quadratic that go with the optimiser and sampling or `minibatch`, 64 or 16 replicates, seed
  /// 1, the first schedule as reference, margins 0.1 and 0.01, confidence 0.95, record-every 1.
  public init(
    title: String = "Experiment", trainingSetSize: Int = 50_000, optimizer: OptimizerDescription = .init(),
    sampling: Sampling? = nil, problem: ProblemDescription = .quadratic(.init()), dynamics: [Dynamics]? = nil,
    langevin: LangevinDescription = .init(), replicates: Int? = nil, seed: UInt64 = 1, schedules: [ScheduleDescription],
    comparison: ComparisonDescription = .init(), recordEvery: Double = 1, measureNoiseEvery: Double? = nil
  ) {
    let sampling = sampling ?? (problem.isNetwork ? .withoutReplacement : .withReplacement)
    self.title = title
    self.trainingSetSize = trainingSetSize
    self.optimizer = optimizer
    self.sampling = sampling
    self.problem = problem
    self.dynamics = dynamics ?? Dynamics.usual(problem: problem, optimizer: optimizer.name, sampling: sampling)
    self.langevin = langevin
    self.replicates = replicates ?? (problem.isNetwork ? 16 : 64)
    self.seed = seed
    self.schedules = schedules
    self.comparison = comparison
    if self.comparison.reference.isEmpty { self.comparison.reference = schedules.first?.name ?? "" }
    self.recordEvery = recordEvery
    self.measureNoiseEvery = measureNoiseEvery
  }

  /// N and the sampling, as the functions of g take them.
  public var trainingSet: TrainingSet { TrainingSet(size: trainingSetSize, sampling: sampling) }

  /// The schedules that are run: those of the description, then what each rule makes of the reference.
  public var allSchedules: [ScheduleDescription] {
    schedules
      + comparison.rules.map {
        ScheduleDescription(name: $0.ruleName, from: comparison.reference, transforms: [$0])
      }
  }
}

/// An optimiser by name and parameters.
public struct OptimizerDescription: Sendable, Equatable {
  /// One of ``/NoiseScale/Optimizers/names``.
  public var name: String
  /// What differs from the optimiser's defaults.
  public var parameters: Parameters

  /// An optimiser; heavy ball unless told.
  public init(_ name: String = HeavyBall.name, _ parameters: Parameters = [:]) {
    self.name = name
    self.parameters = parameters
  }

  /// The optimiser itself.
  /// - Throws: ``/NoiseScale/ParameterError`` for an unknown name or an impossible value.
  public func make() throws(ParameterError) -> any Optimizer { try Optimizers.make(name, parameters) }
}

/// A schedule in its own words, or made from another.
public struct ScheduleDescription: Sendable, Equatable {
  /// Where the stages come from.
  public enum Definition: Sendable, Equatable {
    /// From the description itself.
    case stages([Stage])
    /// From the schedule called `from`, by these transforms one after another.
    case derived(from: String, transforms: [TransformDescription])
  }
  /// By which others refer to it and its random numbers are addressed.
  public var name: String
  /// Where its stages come from.
  public var definition: Definition

  /// A schedule in its own words.
  public init(name: String, stages: [Stage]) {
    self.name = name
    definition = .stages(stages)
  }

  /// A schedule made from the one called `from`.
  public init(name: String, from: String, transforms: [TransformDescription]) {
    self.name = name
    definition = .derived(from: from, transforms: transforms)
  }
}

/// A transform by name and parameters.
public struct TransformDescription: Sendable, Equatable {
  /// One of ``/NoiseScale/Transforms/names``.
  public var name: String
  /// What differs from the transform's defaults.
  public var parameters: Parameters

  /// A transform; ``Experiment/validate()`` checks it.
  public init(_ name: String, _ parameters: Parameters = [:]) {
    self.name = name
    self.parameters = parameters
  }

  /// The name of the schedule that it makes as a rule: the transform's, with the parameters that are not the default, such as
  /// `seesaw {exponent: 0.75}`. It depends on nothing else, as a schedule's random numbers are addressed by its name.
  public var ruleName: String {
    let usual = (try? Transforms.make(name, [:]))?.parameters ?? [:]
    let made = (try? Transforms.make(name, parameters))?.parameters ?? parameters
    let own = made.entries.filter { usual[$0.name] != $0.value }.map { "\($0.name): \($0.value.text)" }
    return own.isEmpty ? name : "\(name) {\(own.joined(separator: ", "))}"
  }
}

/// What is compared with what, and how close is close.
public struct ComparisonDescription: Sendable, Equatable {
  /// The name of a schedule; empty stands for the first.
  public var reference: String
  /// For losses: of ln(mean/reference mean), > 0.
  public var lossMargin: Double
  /// For accuracies: of the difference, > 0.
  public var accuracyMargin: Double
  /// Within (0.5, 1).
  public var confidence: Double
  /// Transforms of the reference: each adds the schedule that it makes, and they are ranked by their distance.
  public var rules: [TransformDescription]

  /// Margins of 10 % of a loss and of one point of accuracy at 95 %, against the first schedule, unless told.
  public init(
    reference: String = "", lossMargin: Double = 0.1, accuracyMargin: Double = 0.01, confidence: Double = 0.95,
    rules: [TransformDescription] = []
  ) {
    self.reference = reference
    self.lossMargin = lossMargin
    self.accuracyMargin = accuracyMargin
    self.confidence = confidence
    self.rules = rules
  }
}

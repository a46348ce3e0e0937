import Descriptions
import Elementary
import NoiseScale

/// A whole experiment with every default filled in: which schedules are run on which problem, how, and how they are compared.
public struct Experiment: Sendable {
  /// A line that names it; the folder of its results is named after it.
  public var title: String
  /// N, in examples or tokens.
  public var trainingSetDescription: TrainingSetDescription
  /// The rule that turns gradients into updates, the same for all schedules.
  public var optimizer: any Optimizer
  /// How batches are drawn; it decides which g is the exact one.
  public var sampling: Sampling
  /// The loss that is minimised.
  public var problem: ProblemDescription
  /// In the order in which they are reported; empty where it is not known what the optimiser does, and only there.
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
  /// Epochs between recorded points, > 0; `nil`: what ``recordStep`` says.
  public var recordEvery: Double?
  /// Epochs between measurements of the gradient's noise on a network; `nil`: none.
  public var measureNoiseEvery: Double?
  /// The tree that the experiment was read from, for the places of what is found wrong later; `nil` where it was made in code.
  public var source: Node?
  /// The files that it read when a manifest was written; `nil` where it does not come from one.
  public var recordedData: RecordedData?

  /// `nil` stands for the default: 50 000 examples, momentum, with-replacement on a quadratic and without-replacement on a
  /// network, all dynamics of a quadratic that go with the optimiser and sampling or `minibatch`, 64 or 16 replicates, seed
  /// 1, the first schedule as reference, margins 0.1 and 0.01, confidence 0.95.
  public init(
    title: String = "Experiment", trainingSetSize: Int = 50_000, optimizer: any Optimizer = HeavyBall(),
    sampling: Sampling? = nil, problem: ProblemDescription = .quadratic(.init()), dynamics: [Dynamics]? = nil,
    langevin: LangevinDescription = .init(), replicates: Int? = nil, seed: UInt64 = 1, schedules: [ScheduleDescription],
    comparison: ComparisonDescription = .init(), recordEvery: Double? = nil, measureNoiseEvery: Double? = nil
  ) {
    let sampling = sampling ?? (problem.isNetwork ? .withoutReplacement : .withReplacement)
    self.title = title
    trainingSetDescription = TrainingSetDescription(examples: trainingSetSize)
    self.optimizer = optimizer
    self.sampling = sampling
    self.problem = problem
    self.dynamics = dynamics ?? Dynamics.usual(problem: problem, optimizer: optimizer, sampling: sampling)
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
  public var trainingSet: TrainingSet {
    let (size, unit) = trainingSetDescription.size(hasSequenceLengths: schedules.contains(where: \.hasSequenceLength))
    return TrainingSet(
      size: size, sampling: sampling, unit: unit, sequenceLength: trainingSetDescription.sequenceLength)
  }

  /// N, in the unit of ``trainingSet``; setting it makes it a plain number of examples.
  public var trainingSetSize: Int {
    get { trainingSet.size }
    set { trainingSetDescription = TrainingSetDescription(examples: newValue) }
  }

  /// Epochs between recorded points: ``recordEvery``, or 1, and a hundredth of a run shorter than 10 epochs or longer than 100 000.
  public var recordStep: Double {
    if let recordEvery { return recordEvery }
    // Transforms keep the length.
    let trainingSet = trainingSet
    let longest = schedules.compactMap(\.schedule).map { $0.epochs(on: trainingSet) }.max() ?? 1
    guard longest < 10 || longest > 100_000, longest > 0, longest.isFinite else { return 1 }
    // To three digits: N in whole examples makes of one epoch nearly one.
    let unit = Double.exp10(Double.log10(longest).rounded(.down) - 4)
    guard unit.isNormal else { return max(longest / 100, .leastNonzeroMagnitude) }
    return Double("\((longest / 100 / unit).rounded())e\(Int(Double.log10(unit).rounded()))") ?? longest / 100
  }

  /// The schedules that are run: those of the description, then what each rule makes of the reference.
  public var allSchedules: [ScheduleDescription] {
    schedules
      + comparison.rules.map {
        ScheduleDescription(name: $0.title, from: comparison.reference, transforms: [$0])
      }
  }

  /// Whether there are dynamics that are approached by refinement: ``langevin`` says how.
  public var isRefined: Bool { problem.isNetwork && dynamics.contains(.langevin) }
}

extension Experiment: Equatable {
  /// The same description, wherever it was read.
  public static func == (a: Experiment, b: Experiment) -> Bool { a.node == b.node }
}

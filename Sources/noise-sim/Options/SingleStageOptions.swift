import ArgumentParser
import Descriptions
import ExperimentFiles
import Experiments
import NoiseScale

/// The options of a schedule of one stage, to ask for its noise scale without a file.
struct SingleStageOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(.keyWithoutFile("schedules", "stages", "learning-rate"), valueName: "number"))
  var learningRate: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(.keyWithoutFile("schedules", "stages", "batch-size"), valueName: "examples"))
  var batchSize: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(.keyWithoutFile("schedules", "stages", "momentum", usual: "0"), valueName: "number"))
  var momentum: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(.keyWithoutFile("training-set-size", usual: "50000"), valueName: "examples"))
  var trainingSetSize: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(.keyWithoutFile("schedules", "stages", "epochs", usual: "1"), valueName: "number"))
  var epochs: Double?

  @Option(
    help: ArgumentHelp(
      .keyWithoutFile("sampling", usual: "with-replacement"), valueName: "sampling"),
    completion: .list(Sampling.allCases.map(\.rawValue)))
  var sampling: String?

  /// Whether there is any of them.
  var isGiven: Bool {
    learningRate != nil || batchSize != nil || momentum != nil || trainingSetSize != nil || epochs != nil
      || sampling != nil
  }

  /// The experiment of that schedule alone.
  /// - Throws: ``Failure`` for an unknown sampling; other values are checked with the experiment.
  func experiment() throws -> Experiment {
    let (sampling, epochs) = (sampling ?? "with-replacement", epochs ?? 1)
    guard let kind = Sampling(rawValue: sampling) else {
      let allowed = Sampling.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.badInput, "sampling is \(sampling), but must be one of \(allowed)")
    }
    for (parameter, value) in [(HyperParameter.learningRate, learningRate), (.momentum, momentum)] {
      // A law cannot be given here.
      if let value { try parameter.allowed.check(.number(value), parameter.rawValue) }
    }
    let stage = Stage(
      epochs: epochs, learningRate: .constant(learningRate ?? 0), batchSize: .constant(Double(batchSize ?? 0)),
      momentum: .constant(momentum ?? 0))
    return Experiment(
      title: "One stage", trainingSetSize: trainingSetSize ?? 50_000, sampling: kind,
      schedules: [ScheduleDescription(name: "schedule", stages: [stage])],
      // Nothing is recorded here, but the experiment is to be one that can be run.
      recordEvery: epochs > 1000 && epochs.isFinite ? epochs / 1000 : 1)
  }
}

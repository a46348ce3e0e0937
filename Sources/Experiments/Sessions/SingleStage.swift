import NoiseScale

extension Experiment {
  /// A schedule of one stage, to ask for its noise scale.
  /// - Throws: ``Failure`` for an unknown sampling; other values are checked with the experiment.
  public static func singleStage(
    learningRate: Double, batchSize: Int, momentum: Double, trainingSetSize: Int, epochs: Double, sampling: String
  ) throws -> Experiment {
    guard let kind = Sampling(rawValue: sampling) else {
      let allowed = Sampling.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.badInput, "sampling is \(sampling), but must be one of \(allowed)")
    }
    let stage = Stage(
      epochs: epochs, learningRate: .constant(learningRate), batchSize: .constant(Double(batchSize)),
      momentum: .constant(momentum))
    return Experiment(
      title: "One stage", trainingSetSize: trainingSetSize, sampling: kind,
      schedules: [ScheduleDescription(name: "schedule", stages: [stage])],
      // Nothing is recorded here, but the experiment is to be one that can be run.
      recordEvery: epochs > 1000 && epochs.isFinite ? epochs / 1000 : 1)
  }
}

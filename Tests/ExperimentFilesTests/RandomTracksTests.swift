import ExperimentFiles
import Experiments
import NoiseScale
import RandomSchedules
import Testing

@Suite struct RandomTracksTests {
  /// An experiment that plans a random schedule for an optimiser that takes every hyper-parameter.
  private static func experiment(_ seed: UInt64) -> Experiment {
    let item = RandomSchedule(seed: seed)
    var experiment = Experiment(
      title: "seed \(seed)", optimizer: FormalOptimizer("lars"), sampling: item.trainingSet.sampling,
      schedules: [ScheduleDescription(name: item.schedule.name, item.schedule)])
    let size = item.trainingSet.size
    experiment.trainingSetDescription =
      item.trainingSet.unit == .tokens
      ? TrainingSetDescription(tokens: Double(size), sequenceLength: item.trainingSet.sequenceLength)
      : TrainingSetDescription(examples: size, sequenceLength: item.trainingSet.sequenceLength)
    return experiment
  }

  @Test func `random tracks and stages on mixed clocks read back as themselves and write the same bytes again`() throws
  {
    var (valid, kinds) = (0, Set<String>())
    for seed in 0..<600 as Range<UInt64> {
      let experiment = Self.experiment(seed)
      guard (try? experiment.validate()) != nil else { continue }
      valid += 1
      kinds.formUnion(experiment.schedules[0].schedule?.lawNames ?? [])
      let text = ExperimentWriter.yaml([experiment])
      let read = try ExperimentReader.read(text, file: "seed \(seed)")
      let isSame = read == [experiment]
      #expect(isSame, "\(text)")
      let again = ExperimentWriter.yaml(read)
      #expect(again == text)
      // What is equal as a tree is also run in the same way.
      let (a, b) = (try experiment.resolvedSchedules()[0], try read[0].resolvedSchedules()[0])
      #expect(read[0].trainingSet == experiment.trainingSet, "seed \(seed)")
      let updates = Timeline(b, read[0].trainingSet).updates
      let isSameRun = Timeline(a, experiment.trainingSet).updates.elementsEqual(updates)
      #expect(isSameRun, "seed \(seed)")
    }
    #expect(valid > 250)
    #expect(Set(Laws.catalog.names).subtracting(kinds) == [], "laws that no schedule had")
  }
}

/// Takes the metrics of a group of replicates at the updates that the recording needs.
struct NetworkRecorder {
  private let recording: NetworkRecording
  private let problem: NetworkProblem
  /// How many times metrics were taken.
  private var taken = 0
  /// Recorded points that are complete.
  private var complete = 0
  /// Whether all replicates have diverged: the schedule's curves end here or before.
  private var isOver = false
  private(set) var values: ReplicateMetrics
  /// Noise of every replicate at the measured points: noise[replicate][point].
  private(set) var noise: [[Int: NetworkNoise]]
  private let measurement: NoiseMeasurement?
  /// Recorded points that are measured, by the index in the recording's updates after which they are.
  private let measured: [Int: [Int]]

  /// `measurement` is made at the points that `isMeasured` names.
  init(
    _ recording: NetworkRecording, problem: NetworkProblem, replicates: Int, measurement: NoiseMeasurement? = nil,
    isMeasured: (RecordPoint) -> Bool = { _ in false }
  ) {
    (self.recording, self.problem, self.measurement) = (recording, problem, measurement)
    noise = Array(repeating: [:], count: replicates)
    let points = recording.points.indices.filter { isMeasured(recording.points[$0]) }
    measured = Dictionary(grouping: points) { recording.sources[$0].before }
    let unknown = Array(repeating: Double.nan, count: recording.updates.count)
    values = Array(repeating: Array(repeating: unknown, count: problem.metrics.count), count: replicates)
  }

  /// The number of updates after which metrics are taken next; `nil` at the end.
  var nextUpdate: Int? { isOver || taken == recording.updates.count ? nil : recording.updates[taken] }

  mutating func record(_ lanes: NetworkLanes) {
    var sets = [lanes.evaluateTrain(count: problem.evaluateTrain)]
    if problem.test.count > 0 { sets.append(lanes.evaluateTest()) }
    let metrics = problem.hasAccuracy ? 2 : 1
    for replicate in values.indices {
      for (set, results) in sets.enumerated() {
        values[replicate][metrics * set][taken] = results[replicate].loss
        if problem.hasAccuracy { values[replicate][metrics * set + 1][taken] = results[replicate].accuracy }
      }
    }
    if let measurement, let points = measured[taken] {
      let results = measurement(lanes)
      for replicate in values.indices {
        for point in points { noise[replicate][point] = results[replicate] }
      }
    }
    taken += 1
    while complete < recording.sources.count, recording.sources[complete].after < taken {
      isOver = isOver || values.allSatisfy { recording.hasDiverged($0, at: complete) }
      complete += 1
    }
  }
}

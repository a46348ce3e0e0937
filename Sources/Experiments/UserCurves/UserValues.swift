import Records

/// Values of replicates as they come, in any order, until they make records.
struct UserValues {
  /// Whose replicates they are.
  struct Run: Hashable {
    var schedule: String
    var dynamics: String
  }
  /// By metric, then epoch.
  private typealias Replicate = [String: [Double: Double]]
  private var runs: [Run: [String: Replicate]] = [:]

  /// Adds a value; `false` where there is one already.
  mutating func add(_ value: Double, at epoch: Double, of metric: String, replicate: String, of run: Run) -> Bool {
    runs[run, default: [:]][replicate, default: [:]][metric, default: [:]].updateValue(value, forKey: epoch) == nil
  }

  /// One record for each replicate, by name.
  func records(of run: Run, _ metrics: [String]) -> [Record] {
    let replicates = (runs[run] ?? [:]).sorted { $0.key < $1.key }
    return replicates.enumerated().map { number, replicate in
      Record(
        key: RecordKey(schedule: run.schedule, dynamics: run.dynamics, replicates: number..<number + 1),
        series: metrics.compactMap { metric in
          replicate.value[metric].map { Self.series(metric, $0) }
        })
    }
  }

  private static func series(_ metric: String, _ values: [Double: Double]) -> Record.Series {
    var series = Record.Series(metric: metric, kind: .logged)
    for (epoch, value) in values.sorted(by: { $0.key < $1.key }) {
      series.append(Record.Point(epoch: epoch, update: .nan, stage: 0), [value])
    }
    return series
  }
}

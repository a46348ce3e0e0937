/// One logged metric over the replicates of records: the points that any of them has, and there the values of those that have it.
public struct LoggedFold: Sendable {
  let metric: String
  /// In the order of the epochs; the values in that of the replicates.
  private var samples: [(point: Record.Point, values: [Double])] = []

  /// No replicates yet.
  public init(metric: String) { self.metric = metric }

  /// Adds the values of the next replicates.
  public mutating func add(_ series: Record.Series) {
    addPoints(of: series)
    var place = 0
    for (point, values) in zip(series.points, series.values) {
      while samples[place].point.epoch < point.epoch { place += 1 }
      samples[place].values += values
    }
  }

  private mutating func addPoints(of series: Record.Series) {
    let known = Set(samples.map(\.point.epoch))
    let new = series.points.filter { !known.contains($0.epoch) }
    guard !new.isEmpty else { return }
    samples += new.map { (point: $0, values: []) }
    samples.sort { $0.point.epoch < $1.point.epoch }
  }

  /// Over all replicates that were added.
  public var curve: EnsembleCurves.Curve {
    EnsembleCurves.Curve(
      metric: metric,
      points: samples.map { point, values in
        EnsembleCurves.Point(epoch: point.epoch, update: point.update, moments: Moments(values))
      })
  }
}

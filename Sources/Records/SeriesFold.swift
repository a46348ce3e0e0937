/// One series over the replicates of records, added up point by point in the order of the replicates.
struct SeriesFold: Sendable {
  let metric: String
  let kind: Record.Kind
  /// Fewer than a record's where curves have ended.
  private(set) var points: [Record.Point]
  private var sums: [BlockMoments]
  /// `kept[point][replicate]`, infinite where the replicate has diverged.
  private(set) var kept: [[Double]]?

  init(_ series: Record.Series, keepsReplicates: Bool) {
    (metric, kind, points) = (series.metric, series.kind, series.points)
    sums = Array(repeating: BlockMoments(), count: points.count)
    kept = keepsReplicates && kind.isShared ? Array(repeating: [], count: points.count) : nil
  }

  /// Forgets what comes after the first `count` points.
  mutating func keepFirst(_ count: Int) {
    guard count < points.count else { return }
    points = Array(points.prefix(count))
    sums = Array(sums.prefix(count))
    kept = kept.map { Array($0.prefix(count)) }
  }

  /// Adds the values of the next replicates at one of the points.
  mutating func add(_ values: [Double], at point: Int) {
    for value in values { sums[point].add(value) }
  }

  /// Remembers them, where single replicates are kept.
  mutating func keep(_ values: [Double], diverged: [Bool], at point: Int) {
    kept?[point] += zip(values, diverged).map { $1 ? .infinity : $0 }
  }

  /// Over all replicates that were added.
  func moments(at point: Int) -> Moments { sums[point].moments }
}

/// Puts the records of one schedule under one dynamics together, one after another in the order of their replicates: means and
/// spreads over the replicates, cut where the first of them diverges.
///
/// The curves are the same bytes however the replicates are divided into records, and the memory does not grow with their
/// number, unless single replicates are kept. Samples are added in blocks of 16 replicates, counted from 0.
///
/// A logged metric has a curve of its own over the points that any replicate has. It goes on where a replicate has diverged:
/// its moments are NaN there. Its values are all remembered.
public struct RecordFold: Sendable {
  private let keepsReplicates: Bool
  private var last: RecordKey?
  /// How many values each point has so far.
  private var width = 0
  private var series: [SeriesFold] = []
  /// In the order in which records first have them.
  private var logged: [LoggedFold] = []
  /// How many replicates have diverged at the last of the points that are left; at those before it none has.
  private var diverged = 0

  /// Nothing yet. With `keepsReplicates`, ``EnsembleCurves/Curve/replicates`` will be filled.
  public init(keepsReplicates: Bool = false) { self.keepsReplicates = keepsReplicates }

  /// Adds the record of the next replicates: those of the first record are counted from 0, the others follow those of the record
  /// before. A record that holds exact values stands alone.
  public mutating func add(_ record: Record) {
    let own = record.series.filter { $0.kind != .logged }
    if let last {
      precondition(last.isFollowed(by: record.key), "record \(record.key) does not follow \(last)")
      precondition(series.map(\.metric) == own.map(\.metric), "record \(record.key) has other metrics")
    } else {
      precondition(record.key.replicates.lowerBound == 0, "record \(record.key) is not the first")
      series = own.map { SeriesFold($0, keepsReplicates: keepsReplicates) }
    }
    last = record.key
    width += record.width
    addCurves(of: record, own)
    addMeasurements(own)
    for added in record.series where added.kind == .logged { add(logged: added) }
  }

  private var pointCount: Int { series.first { $0.kind.isShared }?.points.count ?? 0 }

  private mutating func addCurves(of record: Record, _ own: [Record.Series]) {
    let curves = series.indices.filter { series[$0].kind.isShared }
    // None has diverged at the points that are left, unless it is found out below.
    func cut(after count: Int) {
      guard count < pointCount else { return }
      for index in curves { series[index].keepFirst(count) }
      diverged = 0
    }
    precondition(record.points.count >= pointCount || record.hasEnded, "record \(record.key) lacks points")
    cut(after: record.points.count)
    for point in 0..<pointCount {
      let over = record.diverged(at: point)
      let count = over.count { $0 }
      if count > 0 { cut(after: point + 1) }
      let isLast = point == pointCount - 1
      if isLast { diverged += count }
      for index in curves {
        let values = own[index].values[point]
        series[index].keep(values, diverged: over, at: point)
        // Where the curves end no sum is asked for.
        if !(isLast && diverged > 0) { series[index].add(values, at: point) }
      }
      if isLast { break }
    }
  }

  private mutating func addMeasurements(_ own: [Record.Series]) {
    for (index, added) in own.enumerated() where added.kind == .measurement {
      series[index].keepFirst(added.points.count)
      for point in series[index].points.indices { series[index].add(added.values[point], at: point) }
    }
  }

  private mutating func add(logged added: Record.Series) {
    let index = logged.firstIndex { $0.metric == added.metric } ?? logged.endIndex
    if index == logged.endIndex { logged.append(LoggedFold(metric: added.metric)) }
    logged[index].add(added)
  }

  /// Of the replicates that were added; logged metrics come after the others.
  public var curves: EnsembleCurves {
    let divergence = divergence
    let end = divergence == nil ? pointCount : pointCount - 1
    let curves = series.filter(\.kind.isShared).map { fold in
      var curve = EnsembleCurves.Curve(
        metric: fold.metric,
        points: (0..<end).map { index in
          EnsembleCurves.Point(
            epoch: fold.points[index].epoch, update: fold.points[index].update, moments: fold.moments(at: index))
        })
      curve.replicates = fold.kept
      return curve
    }
    var all = EnsembleCurves(
      curves: curves + logged.map(\.curve), divergence: divergence, replicates: last.map(\.isExact) == true ? 0 : width)
    all.noise = noise(before: divergence?.epoch ?? .infinity)
    return all
  }

  private var divergence: Divergence? {
    guard diverged > 0, let point = series.first(where: \.kind.isShared)?.points.last else { return nil }
    return Divergence(replicates: diverged, epoch: point.epoch, update: point.update, stage: point.stage)
  }

  private func noise(before end: Double) -> [EnsembleCurves.NoisePoint] {
    func measured(_ name: NoiseSeries) -> SeriesFold? { series.first { $0.metric == name.rawValue } }
    guard let trace = measured(.covarianceTrace), let squared = measured(.squaredGradient),
      let curvature = measured(.largestCurvature)
    else { return [] }
    return trace.points.indices.filter { trace.points[$0].epoch < end }.map { index in
      EnsembleCurves.NoisePoint(
        epoch: trace.points[index].epoch, update: trace.points[index].update, covarianceTrace: trace.moments(at: index),
        squaredGradient: squared.moments(at: index), largestCurvature: curvature.moments(at: index))
    }
  }
}

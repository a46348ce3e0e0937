import Equivalence
import Records

/// One metric of the runs of a schedule and of those of the reference, brought to the epochs at which they are compared: those
/// that every run of both has, since an average over the runs that happen to go on would be one over others.
struct UserPair {
  let curves: (mine: ComparedCurve, reference: ComparedCurve)
  /// What is left out.
  let lone: LoneEpochs
  /// How many runs of each have the metric.
  let runs: (mine: Int, reference: Int)
  private let windows: [EpochWindow]

  /// Relative, of epochs in logs: they may be rounded to seven digits.
  private static let tolerance = 1e-6

  /// `nil` where one of the two has no values of the metric.
  init?(_ mine: [Record], _ reference: [Record], metric: String, _ comparison: ComparisonDescription) {
    let (own, other) = (Self.only(metric, of: mine), Self.only(metric, of: reference))
    guard !own.isEmpty, !other.isEmpty else { return nil }
    runs = (own.count, other.count)
    let (a, b) = (Self.epochs(of: own), Self.epochs(of: other))
    let (fullA, fullB) = (Self.shared(a, own), Self.shared(b, other))
    let common = CommonEpochs(fullA, fullB, tolerance: Self.tolerance)
    let shared = (
      mine: common.positions.map { fullA[$0.mine] }, reference: common.positions.map { fullB[$0.reference] }
    )
    func curve(_ records: [Record], _ epochs: [Double], named names: [Double]) -> ComparedCurve {
      let isDiverged = records.contains { $0.series[0].values.contains { !$0[0].isFinite } }
      let records = records.map { Self.only(epochs, of: $0, named: names) }
      let compared = comparison.window.map { EpochWindow.all(of: names, length: $0) }
      let end = comparison.finalWindow.flatMap { EpochWindow.last(of: names, length: $0) }
      return ComparedCurve(
        logged: Self.fold(compared.map { windows in records.map { $0.averaged(over: windows) } } ?? records),
        end: end.flatMap { end in Self.fold(records.map { $0.averaged(over: [end]) }).points.last },
        hasDiverged: isDiverged)
    }
    curves = (curve(own, shared.mine, named: shared.mine), curve(other, shared.reference, named: shared.mine))
    // What is the same in both counts once.
    let matched = Set(CommonEpochs(a, b, tolerance: Self.tolerance).positions.map(\.reference))
    let union = (a + b.indices.filter { !matched.contains($0) }.map { b[$0] }).sorted()
    let compared = CommonEpochs(union, shared.mine, tolerance: Self.tolerance)
    let lone = compared.unmatched(union, shared.mine)
    windows = comparison.window.map { EpochWindow.all(of: shared.mine, length: $0) } ?? []
    // Windows leave the untrained model out.
    let trained = comparison.window == nil ? lone : lone.filter { $0 > 0 }
    self.lone = LoneEpochs(
      epochs: trained, runEpochs: comparison.window.map { EpochWindow.all(of: union, length: $0).count } ?? union.count)
  }

  /// Whether there is nothing to compare.
  var isEmpty: Bool { CommonEpochs(curves.mine.epochs, curves.reference.epochs).positions.isEmpty }

  /// The first epoch of the window that is known by its last, or the epoch itself.
  func firstEpoch(of epoch: Double) -> Double { windows.first { $0.epoch == epoch }?.epochs.first ?? epoch }

  private static func only(_ metric: String, of records: [Record]) -> [Record] {
    records.compactMap { record in
      guard let series = record.series.first(where: { $0.metric == metric }) else { return nil }
      return Record(key: record.key, series: [series])
    }
  }

  private static func epochs(of records: [Record]) -> [Double] {
    Set(records.flatMap { $0.series[0].points.map(\.epoch) }).sorted()
  }

  /// Those of the epochs that all records have.
  private static func shared(_ epochs: [Double], _ records: [Record]) -> [Double] {
    let counts = records.flatMap { $0.series[0].points.map(\.epoch) }.reduce(into: [Double: Int]()) {
      $0[$1, default: 0] += 1
    }
    return epochs.filter { counts[$0] == records.count }
  }

  /// The points at some epochs, all of which it has, under the names that they have in the other schedule.
  private static func only(_ epochs: [Double], of record: Record, named names: [Double]) -> Record {
    let own = record.series[0]
    let places = Dictionary(uniqueKeysWithValues: own.points.enumerated().map { ($1.epoch, $0) })
    var series = Record.Series(metric: own.metric, kind: own.kind)
    for (epoch, name) in zip(epochs, names) {
      guard let place = places[epoch] else { continue }
      var point = own.points[place]
      point.epoch = name
      series.append(point, own.values[place])
    }
    return Record(key: record.key, series: [series])
  }

  private static func fold(_ records: [Record]) -> EnsembleCurves.Curve {
    var fold = LoggedFold(metric: records[0].series[0].metric)
    for record in records { fold.add(record.series[0]) }
    return fold.curve
  }
}

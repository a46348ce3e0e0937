import Testing

@testable import Records

@Suite struct RecordFoldTests {
  private static let points = (0..<5).map { Record.Point(epoch: Double($0), update: 10 * Double($0), stage: $0 / 3) }

  /// A number within 0…1 that looks random.
  private static func number(_ replicate: Int, _ point: Int, _ salt: Int) -> Double {
    (Double(replicate) * 0.618 + Double(point) * 0.445 + Double(salt) * 0.731).truncatingRemainder(dividingBy: 1)
  }

  /// Losses, accuracies, and noise measured at every other point. `diverges` says where a replicate's loss is infinite; a group
  /// ends where all of its replicates are.
  private static func record(_ replicates: Range<Int>, diverges: (Int, Int) -> Bool = { _, _ in false }) -> Record {
    var record = Record(
      key: RecordKey(schedule: "a", dynamics: "minibatch", replicates: replicates),
      series: [
        Record.Series(metric: "train_loss", kind: .loss(scale: 0)),
        Record.Series(metric: "train_accuracy", kind: .accuracy),
      ]
        + NoiseSeries.allCases.map { Record.Series(metric: $0.rawValue, kind: .measurement) })
    for (index, point) in points.enumerated() {
      record.series[0].append(
        point, replicates.map { diverges($0, index) ? .infinity : 1e3 + number($0, index, 0) })
      record.series[1].append(point, replicates.map { number($0, index, 1) })
      if index % 2 == 0 {
        for series in 2..<5 { record.series[series].append(point, replicates.map { number($0, index, series) }) }
      }
      if record.hasEnded { break }
    }
    return record
  }

  private static func fold(
    _ groups: [Range<Int>], keepsReplicates: Bool = false, diverges: (Int, Int) -> Bool = { _, _ in false }
  ) -> RecordFold {
    var fold = RecordFold(keepsReplicates: keepsReplicates)
    for group in groups { fold.add(record(group, diverges: diverges)) }
    return fold
  }

  /// 0 ..< `count` in groups of `size`.
  private static func groups(of size: Int, _ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// Moments of 16 replicates at a time, merged in their order.
  private static func moments(_ count: Int, _ value: (Int) -> Double) -> Moments {
    groups(of: 16, count).reduce(into: Moments()) { all, block in
      var moments = Moments()
      for replicate in block { moments.add(value(replicate)) }
      all.merge(moments)
    }
  }

  @Test(arguments: [1, 3, 8, 16, 17, 100]) func anyDivisionIntoGroupsGivesThePlainSums(_ size: Int) {
    let curves = Self.fold(Self.groups(of: size, 100), keepsReplicates: true).curves
    #expect(curves.replicates == 100 && curves.divergence == nil)
    #expect(curves.curves.map(\.metric) == ["train_loss", "train_accuracy"])
    for (salt, curve) in curves.curves.enumerated() {
      for (index, point) in Self.points.enumerated() {
        func value(_ replicate: Int) -> Double { (salt == 0 ? 1e3 : 0) + Self.number(replicate, index, salt) }
        #expect(
          curve.points[index]
            == EnsembleCurves.Point(
              epoch: point.epoch, update: point.update, moments: Self.moments(100, value)))
        #expect(curve.replicates?[index] == (0..<100).map(value))
      }
    }
    #expect(curves.noise.map(\.epoch) == [0, 2, 4])
    for (noise, index) in zip(curves.noise, [0, 2, 4]) {
      #expect(noise.covarianceTrace == Self.moments(100) { Self.number($0, index, 2) })
      #expect(noise.squaredGradient == Self.moments(100) { Self.number($0, index, 3) })
      #expect(noise.largestCurvature == Self.moments(100) { Self.number($0, index, 4) })
    }
    #expect(Self.fold(Self.groups(of: size, 100)).curves.curves.allSatisfy { $0.replicates == nil })
  }

  /// Replicates 8…15 all diverge at point 3 and end there, replicate 20 at point 2, replicate 33 at the last point.
  private static func diverges(_ replicate: Int, _ point: Int) -> Bool {
    switch replicate {
    case 8..<16: point >= 3
    case 20: point >= 2
    case 33: point >= 4
    default: false
    }
  }

  @Test(arguments: [1, 8, 16, 40]) func curvesEndBeforeTheFirstDivergence(_ size: Int) {
    let curves = Self.fold(Self.groups(of: size, 40), keepsReplicates: true, diverges: Self.diverges).curves
    #expect(curves.divergence == Divergence(replicates: 1, epoch: 2, update: 20, stage: 0))
    #expect(curves.replicates == 40)
    for curve in curves.curves {
      #expect(curve.points.map(\.epoch) == [0, 1])
      #expect(curve.points.allSatisfy { $0.moments.count == 40 })
      // One point more, that of the divergence.
      #expect(curve.replicates?.count == 3)
      #expect(curve.replicates?[2].enumerated().filter { $1 == .infinity }.map(\.offset) == [20])
    }
    #expect(curves.noise.map(\.epoch) == [0])
  }

  @Test func groupsThatHaveEndedCount() {
    let few = Self.fold(Self.groups(of: 8, 16), diverges: Self.diverges).curves
    #expect(few.divergence == Divergence(replicates: 8, epoch: 3, update: 30, stage: 1))
    let all = Self.fold(Self.groups(of: 8, 24)) { _, point in point >= 1 }.curves
    #expect(all.divergence == Divergence(replicates: 24, epoch: 1, update: 10, stage: 0))
  }

  /// A loss diverges by its start and its scale as well, an accuracy where it is no number.
  @Test func whatDiverges() {
    for (kind, value, isOver) in [
      (Record.Kind.loss(scale: 0), 1.1e6, true), (.loss(scale: 0), 0.9e6, false), (.loss(scale: 2), 1.1e6, false),
      (.loss(scale: 2), 2.1e6, true), (.loss(scale: .infinity), 1e300, false), (.loss(scale: .infinity), .nan, true),
      (.accuracy, 1.1e6, false),
      (.accuracy, .nan, true), (.measurement, .nan, false),
    ] {
      var series = Record.Series(metric: "m", kind: kind)
      series.append(Self.points[0], [1])
      series.append(Self.points[1], [value])
      #expect(series.hasDiverged(0, at: 1) == isOver, "\(kind) \(value)")
    }
  }

  @Test func exactValuesHaveNoReplicates() {
    var losses = Record.Series(metric: "loss", kind: .loss(scale: 0))
    for point in Self.points { losses.append(point, [point.epoch]) }
    var fold = RecordFold()
    fold.add(Record(key: RecordKey(schedule: "a", dynamics: "exact", replicates: 0..<0), series: [losses]))
    #expect(fold.curves.replicates == 0)
    #expect(fold.curves.curves[0].points.map(\.moments.mean) == [0, 1, 2, 3, 4])
  }

  @Test func onlyTheNextReplicatesFollow() {
    let first = RecordKey(schedule: "a", dynamics: "langevin", refinement: 2, replicates: 0..<8)
    var next = first
    next.replicates = 8..<11
    #expect(first.isFollowed(by: next) && !next.isFollowed(by: first) && !first.isFollowed(by: first))
    for change in [\RecordKey.schedule, \.dynamics] {
      var other = next
      other[keyPath: change] = "b"
      #expect(!first.isFollowed(by: other))
    }
    next.refinement = 4
    #expect(!first.isFollowed(by: next))
  }

  /// How many numbers, texts and so on a value holds.
  private static func size(_ value: Any) -> Int {
    let children = Mirror(reflecting: value).children
    return children.isEmpty ? 1 : children.reduce(0) { $0 + size($1.value) }
  }

  @Test func memoryDoesNotGrowWithReplicates() {
    let few = Self.size(Self.fold(Self.groups(of: 8, 24)))
    #expect(Self.size(Self.fold(Self.groups(of: 8, 2400))) == few)
    #expect(Self.size(Self.fold(Self.groups(of: 8, 2400), keepsReplicates: true)) >= 10 * 2400)
  }

  /// A logged metric of one replicate.
  private static func logged(_ replicate: Int, _ metric: String, _ values: [(epoch: Double, value: Double)]) -> Record {
    var series = Record.Series(metric: metric, kind: .logged)
    for (epoch, value) in values { series.append(Record.Point(epoch: epoch, update: .nan, stage: 0), [value]) }
    return Record(
      key: RecordKey(schedule: "a", dynamics: "", replicates: replicate..<replicate + 1), series: [series])
  }

  @Test func loggedMetricsHaveThePointsOfAnyReplicate() throws {
    var fold = RecordFold()
    fold.add(Self.logged(0, "loss", [(1, 4), (3, 2)]))
    fold.add(Self.logged(1, "accuracy", [(2, 0.5)]))
    fold.add(Self.logged(2, "loss", [(0, 8), (1, 5), (2, 3), (3, .infinity), (4, 1)]))
    fold.add(Self.logged(3, "loss", [(4, 2)]))
    let curves = fold.curves
    #expect(curves.replicates == 4 && curves.divergence == nil)
    #expect(curves.curves.map(\.metric) == ["loss", "accuracy"])
    let loss = curves.curves[0].points
    #expect(loss.map(\.epoch) == [0, 1, 2, 3, 4] && loss.allSatisfy(\.update.isNaN))
    for (point, values) in zip(loss, [[8], [4, 5], [3], [], [1, 2]] as [[Double]]) where !values.isEmpty {
      #expect(point.moments == Moments(values))
    }
    #expect(loss[3].moments.count == 2 && loss[3].moments.mean.isNaN)
    #expect(curves.curves[1].points.map(\.moments) == [Moments([0.5])])
  }

  @Test func loggedMetricsChangeNothingElse() {
    let groups = Self.groups(of: 8, 24)
    let plain = Self.fold(groups, diverges: Self.diverges).curves
    var fold = RecordFold()
    for group in groups {
      var record = Self.record(group, diverges: Self.diverges)
      var series = Record.Series(metric: "perplexity", kind: .logged)
      series.append(Record.Point(epoch: 0.5, update: 5, stage: 0), group.map(Double.init))
      record.series.insert(series, at: 1)
      fold.add(record)
    }
    let curves = fold.curves
    #expect(curves.divergence == plain.divergence && curves.noise == plain.noise)
    #expect(curves.curves.map(\.metric) == plain.curves.map(\.metric) + ["perplexity"])
    for (curve, other) in zip(curves.curves, plain.curves) { #expect(curve.points == other.points) }
    #expect(curves.curves.last?.points.map(\.moments) == [Moments((0..<24).map(Double.init))])
  }
}

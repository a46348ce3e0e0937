import NoiseScale
import Report

/// A plan as points that straight lines join: both ends of every piece, so that changes are upright, and enough points of what follows
/// a law.
///
/// It shows what the timeline says of a nominal epoch, whatever epochs are recorded.
package struct ScheduleLine: Sendable {
  private struct Place {
    var epoch: Double
    var values: HyperParameters
    /// Near an end of a piece that follows a law: the values at that end.
    var limit: HyperParameters?
  }

  private let places: [Place]

  /// How many points a law has over the whole run, and at least in each piece.
  private static let divisions = (whole: 400.0, least: 16)
  /// Of more pieces than a picture shows, a law is drawn from end to end.
  private static let manyPieces = 400
  /// How near to the end of a piece a law that falls to 0 there does not count: an axis down to its last update shows nothing else.
  private static let nearEnd = 0.02

  /// The line of a plan.
  package init(_ plan: Plan) {
    let (size, epochs) = (Double(plan.trainingSet.size), plan.epochs)
    let isCrowded = plan.stages.count > Self.manyPieces
    places = plan.stages.filter { $0.endEpoch > $0.startEpoch }.flatMap { stage -> [Place] in
      let (segment, length) = (stage.segment, stage.endEpoch - stage.startEpoch)
      let share = (Self.divisions.whole * length / epochs).rounded(.up)
      let divisions = isCrowded ? 1 : max(Self.divisions.least, Int(min(share, Self.divisions.whole)))
      let ends =
        segment.isConstant ? nil : (segment.values(atExamples: segment.start), segment.values(atExamples: segment.end))
      var places = segment.placesToDraw(divisions: divisions).map { examples in
        let epoch = examples / size
        let isFirst = epoch <= stage.startEpoch + Self.nearEnd * length
        let isLast = epoch >= stage.endEpoch - Self.nearEnd * length
        let limit = isFirst ? ends?.0 : isLast ? ends?.1 : nil
        return Place(epoch: epoch, values: segment.values(atExamples: examples), limit: limit)
      }
      // The last update's values hold until the end.
      var end = places[places.count - 1]
      end.epoch = stage.endEpoch
      places.append(end)
      return places
    }
  }

  /// A quantity along the line: no more points than a picture shows, and none between two of the same height.
  package func points(of value: (HyperParameters) -> Double) -> [PlotPoint] {
    let points = places.map { place in
      var point = PlotPoint(x: place.epoch, y: value(place.values))
      point.setsRange = (place.limit.map(value) ?? 1) > 0
      return point
    }
    return points.withoutLevelPoints.thinned()
  }
}

extension [PlotPoint] {
  /// Without the points whose neighbours are as high.
  fileprivate var withoutLevelPoints: [PlotPoint] {
    indices.filter { $0 == 0 || $0 == count - 1 || self[$0].y != self[$0 - 1].y || self[$0].y != self[$0 + 1].y }
      .map { self[$0] }
  }

  /// Of each of so many equal widths the first, the last, the lowest and the highest point, where there are more: the picture is the
  /// same.
  package func thinned(columns: Int = 1000) -> [PlotPoint] {
    guard count > 4 * columns, let first, let last, last.x > first.x else { return self }
    func column(_ point: PlotPoint) -> Int { Int(Double(columns) * (point.x - first.x) / (last.x - first.x)) }
    var kept: [PlotPoint] = []
    var start = 0
    while start < count {
      let end = self[start...].firstIndex { column($0) != column(self[start]) } ?? count
      let group = start..<end
      let extremes = [group.min { self[$0].y < self[$1].y }, group.max { self[$0].y < self[$1].y }].compactMap(\.self)
      kept += Set([start, end - 1] + extremes).sorted().map { self[$0] }
      start = end
    }
    return kept
  }
}

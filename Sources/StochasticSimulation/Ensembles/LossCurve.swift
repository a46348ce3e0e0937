import NoiseScale

/// The loss over the replicates of an ensemble, added up group by group in the order of the replicates: means and variances in
/// a fixed order, cut where a replicate diverges. Its memory does not grow with the number of replicates.
struct LossCurve: Sendable {
  let points: [RecordPoint]
  let timeline: Timeline
  private var moments: [Moments]
  /// How many replicates have diverged by each point.
  private var diverged: [Int]
  private var replicates = 0

  init(points: [RecordPoint], timeline: Timeline) {
    (self.points, self.timeline) = (points, timeline)
    moments = Array(repeating: Moments(), count: points.count)
    diverged = Array(repeating: 0, count: points.count)
  }

  /// Adds the next replicates; there are fewer points where all of them have diverged.
  mutating func add(_ group: LaneGroupValues) {
    replicates += group.replicates
    for position in points.indices {
      guard position < group.values.count else {
        diverged[position] += group.replicates
        continue
      }
      let losses = group.values[position]
      diverged[position] += zip(losses, group.values[0]).count { Divergence.isReached(by: $0, start: $1) }
      guard diverged[position] == 0 else { continue }
      var added = Moments()
      for loss in losses { added.add(loss) }
      moments[position].merge(added)
    }
  }

  /// Metric `loss`.
  var curves: EnsembleCurves {
    let end = diverged.firstIndex { $0 > 0 }
    let divergence = end.map { end in
      Divergence(
        replicates: diverged[end], epoch: points[end].epoch, update: points[end].position,
        stage: timeline.stage(before: points[end]))
    }
    let kept = zip(points, moments).prefix(end ?? points.count).map { point, moments in
      EnsembleCurves.Point(epoch: point.epoch, update: point.position, moments: moments)
    }
    return EnsembleCurves(
      curves: [.init(metric: "loss", points: kept)], divergence: divergence, replicates: replicates)
  }
}

extension Divergence {
  /// Whether a loss is not finite or above 10⁶ × its start (a start of 0 gives no scale).
  static func isReached(by loss: Double, start: Double) -> Bool {
    !loss.isFinite || (start > 0 && loss > limit * start)
  }
}

extension Timeline {
  /// The stage of the last update that the point has seen a part of.
  func stage(before point: RecordPoint) -> Int {
    guard point.share == 0 else { return point.stage }
    return spans.last { $0.updates > 0 && $0.firstUpdate < point.updates }?.stage ?? point.stage
  }
}

import NoiseScale

/// The loss over the replicates of an ensemble, added up group by group in the order of the replicates: means and variances in
/// a fixed order, cut where a replicate diverges. Its memory does not grow with the number of replicates, unless it keeps them.
struct LossCurve: Sendable {
  let points: [RecordPoint]
  let timeline: Timeline
  private var moments: [Moments]
  /// How many replicates have diverged by each point.
  private var diverged: [Int]
  private var replicates = 0
  /// `kept[point][replicate]`, infinite where the replicate has diverged.
  private var kept: [[Double]]?

  init(points: [RecordPoint], timeline: Timeline, keepsReplicates: Bool = false) {
    (self.points, self.timeline) = (points, timeline)
    moments = Array(repeating: Moments(), count: points.count)
    diverged = Array(repeating: 0, count: points.count)
    kept = keepsReplicates ? Array(repeating: [], count: points.count) : nil
  }

  /// Adds the next replicates; there are fewer points where all of them have diverged.
  mutating func add(_ group: LaneGroupValues) {
    replicates += group.replicates
    for position in points.indices {
      guard position < group.values.count else {
        diverged[position] += group.replicates
        kept?[position] += Array(repeating: .infinity, count: group.replicates)
        continue
      }
      let losses = group.values[position]
      let isOver = zip(losses, group.values[0]).map { Divergence.isReached(by: $0, start: $1) }
      diverged[position] += isOver.count { $0 }
      kept?[position] += zip(losses, isOver).map { $1 ? .infinity : $0 }
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
    let moments = zip(points, moments).prefix(end ?? points.count).map { point, moments in
      EnsembleCurves.Point(epoch: point.epoch, update: point.position, moments: moments)
    }
    var curve = EnsembleCurves.Curve(metric: "loss", points: moments)
    curve.replicates = kept.map { Array($0.prefix(end.map { $0 + 1 } ?? points.count)) }
    return EnsembleCurves(
      curves: [curve], divergence: divergence, replicates: replicates)
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

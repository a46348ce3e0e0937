import NoiseScale

/// Makes curves of the values of single replicates: means and variances in a fixed order, cut where a replicate diverges.
struct CurveAssembly {
  var metrics: [String]
  var points: [RecordPoint]
  var timeline: Timeline

  /// `values[point][metric × replicates + replicate]` of each block of replicates; a block may have fewer points where all of
  /// its replicates have diverged.
  func curves(blocks: [(replicates: Int, values: [[Double]])], losses: Set<String>) -> EnsembleCurves {
    let replicates = blocks.reduce(0) { $0 + $1.replicates }
    var curves = metrics.map { EnsembleCurves.Curve(metric: $0, points: []) }
    for (position, point) in points.enumerated() {
      var diverged = 0
      for block in blocks {
        guard position < block.values.count else {
          diverged += block.replicates
          continue
        }
        for replicate in 0..<block.replicates where hasDiverged(block, position, replicate, losses) { diverged += 1 }
      }
      guard diverged == 0 else {
        let divergence = Divergence(
          replicates: diverged, epoch: point.epoch, update: point.position, stage: timeline.stage(before: point))
        return EnsembleCurves(curves: curves, divergence: divergence, replicates: replicates)
      }
      for metric in metrics.indices {
        var all = Moments()
        for block in blocks {
          var moments = Moments()
          for replicate in 0..<block.replicates {
            moments.add(block.values[position][metric * block.replicates + replicate])
          }
          all.merge(moments)
        }
        curves[metric].points.append(.init(epoch: point.epoch, update: point.position, moments: all))
      }
    }
    return EnsembleCurves(curves: curves, divergence: nil, replicates: replicates)
  }

  private func hasDiverged(
    _ block: (replicates: Int, values: [[Double]]), _ position: Int, _ replicate: Int, _ losses: Set<String>
  ) -> Bool {
    metrics.enumerated().contains { index, name in
      let place = index * block.replicates + replicate
      let value = block.values[position][place]
      guard losses.contains(name) else { return !value.isFinite }
      return Divergence.isReached(by: value, start: block.values[0][place])
    }
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

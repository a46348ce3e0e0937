import NoiseScale

/// After which updates the metrics are taken, and how recorded points are made of them.
///
/// A point's metrics are (1 − share) × those after `updates` updates + share × those one update later. Where the batch is
/// at most 1 % of the recorded interval (the spacing to the recorded epoch before, to the next for the first), they are
/// those at the nearest of the two.
struct NetworkRecording: Sendable {
  struct Source: Sendable, Equatable {
    /// Indices in `updates`; the same where one update is enough.
    var before, after: Int
    var share: Double
  }
  private let timeline: Timeline
  /// Whether every other metric is an accuracy; otherwise all are losses.
  private let hasAccuracy: Bool
  let points: [RecordPoint]
  /// Numbers of updates made when metrics are taken: ascending, the first 0.
  let updates: [Int]
  /// For each point.
  let sources: [Source]

  /// With `refinement` l everything is counted in steps, l an update.
  init(_ timeline: Timeline, _ grid: RecordGrid, refinement: Int = 1, hasAccuracy: Bool = true) {
    let points = timeline.recordPoints(grid)
    let batches = Self.batchSizes(timeline, at: points)
    let size = Double(timeline.trainingSet.size)
    var (updates, sources) = ([0], [Source]())
    func index(of update: Int) -> Int {
      if updates.last! < update { updates.append(update) }
      return updates.lastIndex(of: update)!
    }
    for (number, point) in points.enumerated() {
      let neighbour = number > 0 ? points[number - 1] : points.count > 1 ? points[1] : nil
      let interval = neighbour.map { abs(point.epoch - $0.epoch) * size } ?? timeline.nominalExamples
      let steps = point.share * Double(refinement)
      let before = point.updates * refinement + Int(steps)
      let share = steps - steps.rounded(.down)
      if share == 0 || Double(batches[number]) <= 0.01 * interval * Double(refinement) {
        let nearest = index(of: share < 0.5 ? before : before + 1)
        sources.append(Source(before: nearest, after: nearest, share: 0))
      } else {
        sources.append(Source(before: index(of: before), after: index(of: before + 1), share: share))
      }
    }
    (self.timeline, self.hasAccuracy, self.points) = (timeline, hasAccuracy, points)
    (self.updates, self.sources) = (updates, sources)
  }

  /// The batch of the update under way at each point (of the last update at the end of the run).
  private static func batchSizes(_ timeline: Timeline, at points: [RecordPoint]) -> [Int] {
    var iterator = timeline.runs.makeIterator()
    var run = iterator.next()
    return points.map { point in
      while let current = run, current.firstUpdate + current.count <= point.updates, let next = iterator.next() {
        run = next
      }
      return run?.hyperParameters.batchSize ?? 1
    }
  }
}

/// The metrics of every replicate: values[replicate][metric][k], k an index in ``NetworkRecording/updates``.
///
/// What a replicate did not reach because it had diverged is not a number.
typealias ReplicateMetrics = [[[Double]]]

extension NetworkRecording {
  /// A metric at a recorded point.
  func value(_ values: [Double], at point: Int) -> Double {
    let source = sources[point]
    guard source.before != source.after else { return values[source.before] }
    return (1 - source.share) * values[source.before] + source.share * values[source.after]
  }

  /// Whether a replicate has diverged at a recorded point: a metric is not finite, or a loss above
  /// ``Divergence/limit`` × its start. `metrics` are losses and accuracies in turn, or losses alone.
  func hasDiverged(_ metrics: [[Double]], at point: Int) -> Bool {
    metrics.indices.contains { metric in
      let value = value(metrics[metric], at: point)
      return metric % 2 == 0 || !hasAccuracy
        ? Divergence.isReached(by: value, start: metrics[metric][0]) : !value.isFinite
    }
  }

  /// The moments over the replicates, in the order of their indices, up to where the first of them has diverged.
  func curves(_ replicates: ReplicateMetrics, names: [String], keepsReplicates: Bool = false) -> EnsembleCurves {
    var divergence: Divergence?
    var end = points.count
    for index in points.indices {
      let diverged = replicates.count { hasDiverged($0, at: index) }
      guard diverged > 0 else { continue }
      let point = points[index]
      divergence = Divergence(
        replicates: diverged, epoch: point.epoch, update: point.position, stage: timeline.stage(before: point))
      end = index
      break
    }
    var curves = names.indices.map { metric in
      EnsembleCurves.Curve(
        metric: names[metric],
        points: (0..<end).map { index in
          var moments = Moments()
          for replicate in replicates { moments.add(value(replicate[metric], at: index)) }
          return EnsembleCurves.Point(
            epoch: points[index].epoch, update: points[index].position, moments: moments)
        })
    }
    if keepsReplicates {
      for metric in curves.indices {
        curves[metric].replicates = (0..<min(end + 1, points.count)).map { index in
          replicates.map { hasDiverged($0, at: index) ? .infinity : value($0[metric], at: index) }
        }
      }
    }
    return EnsembleCurves(curves: curves, divergence: divergence, replicates: replicates.count)
  }

  /// The moments over the replicates at the points before `end`, in the order of their indices.
  func noise(_ replicates: [[Int: NetworkNoise]], before end: Int) -> [EnsembleCurves.NoisePoint] {
    points.indices.prefix(end).compactMap { index in
      let values = replicates.compactMap { $0[index] }
      guard values.count == replicates.count, !values.isEmpty else { return nil }
      func moments(_ value: (NetworkNoise) -> Double) -> Moments {
        var moments = Moments()
        for noise in values { moments.add(value(noise)) }
        return moments
      }
      return EnsembleCurves.NoisePoint(
        epoch: points[index].epoch, update: points[index].position, covarianceTrace: moments(\.covarianceTrace),
        squaredGradient: moments(\.squaredGradient), largestCurvature: moments(\.largestCurvature))
    }
  }
}

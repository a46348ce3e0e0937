import Descriptions
import NoiseScale
import Records
import SimulationKernels

/// The noisy quadratic under its stochastic differential equation in epochs, by exact Ornstein–Uhlenbeck transitions: no time
/// step enters.
///
/// Transitions go from whole epoch to whole epoch of each stage (from batch to batch where a law runs); an epoch recorded in
/// between is drawn from the last of these points and not continued, so that what is recorded changes no number. When m jumps
/// to m′, v is multiplied by (1−m′)/(1−m).
public struct LangevinQuadratic: Simulation {
  /// The quadratic: curvatures, gradient variances, start.
  public let problem: QuadraticProblem
  /// The schedule; its sampling is not `reshuffled`.
  public let timeline: Timeline
  /// With memory or without.
  public let kind: LangevinKind
  /// Seed, replicates, recorded epochs; threads and variant change no number.
  public let settings: EnsembleSettings

  /// An ensemble that is ready to run.
  ///
  /// - Throws: ``/Descriptions/Fault`` for `reshuffled`, whose batches are not independent.
  public init(
    problem: QuadraticProblem, timeline: Timeline, kind: LangevinKind, settings: EnsembleSettings
  ) throws(Fault) {
    guard timeline.trainingSet.sampling != .reshuffled else {
      throw Fault([], "langevin dynamics exist for independent batches, not for sampling reshuffled")
    }
    (self.problem, self.timeline, self.kind, self.settings) = (problem, timeline, kind, settings)
  }

  /// Replicates are advanced together in groups of so many.
  public static let groupSize = laneCount

  /// As the settings say.
  public var keepsReplicates: Bool { settings.keepsReplicates }

  /// Records of the metric `loss`, which has no scale: the equation is stable at any learning rate. `update` is the discrete run's position at the same epoch.
  public func fold<State: Sendable>(
    into initial: State, progress: @escaping @Sendable (Double) -> Void,
    _ combine: @escaping @Sendable (inout State, Record) -> Void
  ) -> State {
    let points = timeline.recordPoints(settings.grid)
    let recorded = timeline.recorded(points)
    let segments = timeline.langevinSegments()
    let dynamics = kind == .withMemory ? "langevin" : "langevin-overdamped"
    return settings.foldGroups(of: Self.groupSize, into: initial, progress: progress, combine) { replicates, report in
      var path = LangevinPath(self, replicates)
      var losses = Record.Series(metric: "loss", kind: .loss(scale: .infinity))
      for (point, values) in zip(recorded, path.record(points, segments, report: report)) {
        losses.append(point, values)
      }
      return Record(
        key: RecordKey(schedule: timeline.schedule.name, dynamics: dynamics, replicates: replicates), series: [losses])
    }
  }
}

/// Sixteen replicates, one a lane.
private struct LangevinPath {
  let plan: LangevinQuadratic
  let lanes: Int
  let keys: LaneBuffer<UInt64>
  let curvature: LaneBuffer<Double>
  let w, v: LaneBuffer<Double>
  let sideW, sideV: LaneBuffer<Double>
  let z: LaneBuffer<Float>
  let blocks: Int
  let loss = LaneBuffer<Double>(laneCount, zero: 0)
  private var made:
    (coefficients: LangevinCoefficients, time: Double, phi: LaneBuffer<Double>, root: LaneBuffer<Double>)?

  init(_ plan: LangevinQuadratic, _ replicates: Range<Int>) {
    (self.plan, lanes) = (plan, replicates.count)
    let modes = plan.problem.modes
    let noises = plan.kind == .withMemory ? 2 * modes : modes
    blocks = (noises + 3) / 4
    curvature = LaneBuffer(plan.problem.curvature, zero: 0, padTo: modes)
    let padded = (modes + 3) / 4 * 4 * laneCount
    w = LaneBuffer(padded, zero: 0)
    v = LaneBuffer(padded, zero: 0)
    sideW = LaneBuffer(padded, zero: 0)
    sideV = LaneBuffer(padded, zero: 0)
    z = LaneBuffer(4 * blocks * laneCount, zero: 0)
    func keys(_ purpose: RandomPurpose) -> LaneBuffer<UInt64> {
      LaneBuffer(
        laneKeys(
          seed: plan.settings.seed, purpose: purpose, schedule: plan.timeline.schedule.name,
          first: replicates.lowerBound), zero: 0, padTo: laneCount)
    }
    self.keys = keys(plan.kind == .withMemory ? .langevinNoise : .overdampedNoise)
    fillInitialState(w, of: plan.problem, keys: keys(.initialState), variant: plan.settings.variant)
  }

  mutating func record(
    _ points: [RecordPoint], _ segments: LangevinSegments, report: (Double) -> Void
  ) -> [[Double]] {
    var recorded: [[Double]] = []
    var next = 0
    var step: UInt64 = 0
    let total = segments.end
    var momentum: Double?
    func recordHere(_ w: LaneBuffer<Double>) {
      nsk_quadratic_loss(
        plan.settings.variant.raw, Int64(plan.problem.modes), curvature.pointer, w.pointer, loss.pointer)
      recorded.append((0..<lanes).map { loss[$0] })
      next += 1
    }
    // Points that are the same up to rounding are the same point.
    let near = 1e-9 * total
    while next < points.count, points[next].epoch <= near { recordHere(w) }
    for segment in segments {
      let coefficients = LangevinCoefficients(segment.hyperParameters, plan.timeline.trainingSet)
      if let momentum, momentum != coefficients.momentum {
        rescaleVelocity((1 - coefficients.momentum) / (1 - momentum))
      }
      momentum = coefficients.momentum
      var here = segment.start
      var whole = 1.0
      while here < segment.end - near {
        let end = min(segment.end, segment.start + whole)
        whole += 1
        while next < points.count, points[next].epoch < end - near {
          sideW.pointer.update(from: w.pointer, count: w.count)
          sideV.pointer.update(from: v.pointer, count: v.count)
          move(
            coefficients, time: points[next].epoch - here, position: points[next].epoch.bitPattern, extra: 1, sideW,
            sideV)
          recordHere(sideW)
        }
        move(coefficients, time: end - here, position: step, extra: 0, w, v)
        step += 1
        here = end
        while next < points.count, points[next].epoch <= here + near { recordHere(w) }
      }
      report(here / total)
    }
    return recorded
  }

  private func rescaleVelocity(_ factor: Double) {
    for place in 0..<v.count { v[place] *= factor }
  }

  /// The transition of all modes over `time`, in place.
  private mutating func move(
    _ coefficients: LangevinCoefficients, time: Double, position: UInt64, extra: UInt32, _ w: LaneBuffer<Double>,
    _ v: LaneBuffer<Double>
  ) {
    let problem = plan.problem
    // Lengths that differ by rounding of the epochs alone are made one, whichever was met before.
    let time = time.keeping(significantBits: 40)
    if made?.coefficients != coefficients || made?.time != time {
      let memory = plan.kind == .withMemory
      let phi = LaneBuffer<Double>(problem.modes * (memory ? 4 : 1), zero: 0)
      let root = LaneBuffer<Double>(problem.modes * (memory ? 3 : 1), zero: 0)
      for mode in 0..<problem.modes {
        let transition = LangevinTransition.make(
          plan.kind, coefficients, curvature: problem.curvature[mode], variance: problem.gradientVariance[mode],
          time: time)
        guard memory else {
          phi[mode] = transition.phi.a
          root[mode] = max(0, transition.noise.ww).squareRoot()
          continue
        }
        let entries = [transition.phi.a, transition.phi.b, transition.phi.c, transition.phi.d]
        for (place, entry) in entries.enumerated() { phi[4 * mode + place] = entry }
        // Cholesky factor; rounding may leave a tiny negative remainder.
        let l11 = max(0, transition.noise.ww).squareRoot()
        let l21 = l11 > 0 ? transition.noise.wv / l11 : 0
        root[3 * mode] = l11
        root[3 * mode + 1] = l21
        root[3 * mode + 2] = max(0, transition.noise.vv - l21 * l21).squareRoot()
      }
      made = (coefficients, time, phi, root)
    }
    guard let made else { return }
    let variant = plan.settings.variant.raw
    nsk_gaussians(variant, keys.pointer, position, extra, Int64(blocks), z.pointer)
    if plan.kind == .withMemory {
      nsk_langevin(
        variant, Int64(problem.modes), made.phi.pointer, made.root.pointer, z.pointer, w.pointer, v.pointer)
    } else {
      nsk_langevin_overdamped(
        variant, Int64(problem.modes), made.phi.pointer, made.root.pointer, z.pointer, w.pointer)
    }
  }
}

extension Double {
  /// The nearest number with so many significant bits.
  fileprivate func keeping(significantBits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    let unit = Double(sign: .plus, exponent: exponent - significantBits + 1, significand: 1)
    return (self / unit).rounded() * unit
  }
}
